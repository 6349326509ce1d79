import { hasWeakSignature } from '../certificate/rules/weak-signature.ts';
import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { baselineRequirements, nistKeyLengths, sources } from './sources.ts';

/** A certificate is signed over a hash with which signatures can be forged. Of a self-signed one nobody relies on the signature. */
export const weakSignature: SessionCheck = (session) =>
  certificatesInUse(session)
    .filter(hasWeakSignature)
    .map((certificate) => ({
      id: 'weak-signature',
      severity: 'error',
      title: `${certificateTitle(certificate, session)} is signed with ${certificate.signatureHash}`,
      detail: `The signature algorithm is ${certificate.signatureAlgorithm}. For ${certificate.signatureHash} two contents with the same hash can be made, so a signature over one can be moved to another: the certificate may be forged. Browsers refuse it; BoringSSL, the TLS library of desktop VS Code, does not look.`,
      advice: [
        'Have the certificate issued anew with SHA-256; every authority does so today.',
        'For an authority of your own, set its signing hash to SHA-256 and replace the certificates below it.',
      ],
      citations: [baselineRequirements('7.1.3.2'), ...sources('rfc8446#4.4.2.4', 'rfc9155'), nistKeyLengths('9')],
    }));
