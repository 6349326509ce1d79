import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Certificate } from '../../certificate/certificate.ts';

export interface CertificateReader {
  /** `null` for what cannot be read. */
  (der: Uint8Array): Certificate | null;
  /** A distinguished name from its DER, as RFC 4514 writes it. */
  readonly nameText: (der: Uint8Array) => string;
}

/** Certificates kept read; a server sends the same ones at every connection. */
const mostKept = 500;

/** Loads the reader of certificates when TLS first needs it, and reads each certificate once. */
export function openCertificateReader(): () => Promise<CertificateReader> {
  const known = new Map<string, Certificate | null>();
  let loading: Promise<CertificateReader> | null = null;
  return () => {
    const modules = () =>
      Promise.all([import('../../certificate/read-certificate.ts'), import('../../certificate/read-name.ts')]);
    loading ??= modules().then(([{ readCertificate }, { readName }]) => {
      // The first one takes twenty milliseconds, which shall not be those of a handshake.
      const [any] = rootCertificates;
      if (any !== undefined) readCertificate(new Uint8Array(new X509Certificate(any).raw));
      const nameText = (der: Uint8Array): string => readName(new Uint8Array(der).buffer).text;
      const read = (der: Uint8Array): Certificate | null => {
        const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
        let certificate = known.get(key);
        if (certificate === undefined) {
          certificate = readCertificate(new Uint8Array(der));
          if (known.size >= mostKept) known.clear();
          known.set(key, certificate);
        }
        return certificate;
      };
      return Object.assign(read, { nameText });
    });
    return loading;
  };
}
