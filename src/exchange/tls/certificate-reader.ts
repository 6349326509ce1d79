import type { Certificate } from '../../certificate/certificate.ts';

export type CertificateReader = (der: Uint8Array) => Certificate | null;

/** Certificates kept read; a server sends the same ones at every connection. */
const mostKept = 500;

/** Loads the reader of certificates when TLS first needs it, and reads each certificate once. */
export function openCertificateReader(): () => Promise<CertificateReader> {
  const known = new Map<string, Certificate | null>();
  let loading: Promise<CertificateReader> | null = null;
  return () => {
    loading ??= import('../../certificate/read-certificate.ts').then(({ readCertificate }) => (der) => {
      const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
      let certificate = known.get(key);
      if (certificate === undefined) {
        certificate = readCertificate(new Uint8Array(der));
        if (known.size >= mostKept) known.clear();
        known.set(key, certificate);
      }
      return certificate;
    });
    return loading;
  };
}
