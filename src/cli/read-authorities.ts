import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { reasonOf } from './reason-of.ts';
import { UsageError } from './usage-error.ts';

/** The files of `--cacert`. Refuses one that is missing, holds no certificate in PEM form, or one that cannot be read. */
export function readAuthorities(files: readonly string[]): { readonly name: string; readonly pem: string }[] {
  return files.map((name) => {
    let pem: string;
    try {
      pem = readFileSync(name, 'utf8');
    } catch (error) {
      throw new UsageError('authority-unusable', `--cacert: ${name} cannot be read: ${reasonOf(error)}`);
    }
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0)
      throw new UsageError('authority-unusable', `--cacert: ${name} holds no certificate in PEM form.`);
    for (const [index, certificate] of certificates.entries()) {
      try {
        new X509Certificate(certificate);
      } catch (error) {
        const which = certificates.length === 1 ? 'the certificate' : `certificate ${index + 1}`;
        const why = (error as Error).message;
        throw new UsageError('authority-unusable', `--cacert: ${which} in ${name} cannot be read: ${why}`);
      }
    }
    return { name, pem };
  });
}
