import type { TlsOptions } from 'node:tls';
import { day, playgroundName, privatePem } from './authority.ts';
import { type CertificatePlan, makeCertificate } from './certificate-factory.ts';
import type { Behaviour } from './tls-port.ts';
import type { Signer, Workshop } from './workshop.ts';

/** OpenSSL's security level 0: old versions, short keys and SHA-1 may be used. */
export const anyCipher = 'ALL:@SECLEVEL=0';

interface HttpsChoices {
  readonly key?: 'ec' | 'rsa2048' | 'rsa1024';
  readonly signer?: Signer | 'self';
  readonly tls?: TlsOptions;
  /** What is sent after the server's own certificate; the signer's unless said. PEM. */
  readonly sent?: string;
  /** Makes what is stapled to the certificate, which is given in PEM. */
  readonly staple?: (certificate: string) => Uint8Array;
}

/** An HTTPS server with a certificate for this machine, good but for the changes and choices. */
export function https(
  workshop: Workshop,
  changes: Partial<CertificatePlan>,
  choices: HttpsChoices = {},
): Extract<Behaviour, { kind: 'https' }> {
  const key = workshop.keys[choices.key ?? 'ec'];
  const signer = choices.signer ?? workshop.intermediate;
  const plan: CertificatePlan = {
    subject: playgroundName('localhost'),
    publicKey: key.publicKey,
    notBefore: workshop.now - day,
    notAfter: workshop.now + 90 * day,
    alternativeNames: [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '::1' },
    ],
    authority: null,
    purposes: ['serverAuth'],
    issuerUrl: signer === 'self' ? null : workshop.intermediateUrl,
    hash: 'sha256',
    ...changes,
  };
  const issuer = signer === 'self' ? { subject: plan.subject, privateKey: key.privateKey } : signer.issuer;
  const sent = choices.sent ?? (signer === 'self' ? '' : signer.certificate);
  const certificate = makeCertificate(plan, issuer);
  return {
    kind: 'https',
    tls: { key: privatePem(key.privateKey), cert: certificate + sent, ...choices.tls },
    staple: choices.staple?.(certificate) ?? null,
  };
}
