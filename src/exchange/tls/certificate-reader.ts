import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Certificate } from '../../certificate/certificate.ts';

export type CertificateReader = (der: Uint8Array) => Certificate | null;

/** Certificates kept read; a server sends the same ones at every connection. */
const mostKept = 500;

/** Loads the reader of certificates when TLS first needs it, and reads each certificate once. */
export function openCertificateReader(): () => Promise<CertificateReader> {
  const known = new Map<string, Certificate | null>();
  let loading: Promise<CertificateReader> | null = null;
  return () => {
    loading ??= import('../../certificate/read-certificate.ts').then(({ readCertificate }) => {
      // The first one takes twenty milliseconds, which shall not be those of a handshake.
      const [any] = rootCertificates;
      if (any !== undefined) readCertificate(new Uint8Array(new X509Certificate(any).raw));
      return (der) => {
        const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
        let certificate = known.get(key);
        if (certificate === undefined) {
          certificate = readCertificate(new Uint8Array(der));
          if (known.size >= mostKept) known.clear();
          known.set(key, certificate);
        }
        return certificate;
      };
    });
    return loading;
  };
}
