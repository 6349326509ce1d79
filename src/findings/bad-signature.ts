import { issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** A certificate was not signed with the key of the one that is named as its issuer (RFC 5280 section 6.1.3). */
export const badSignature: SessionCheck = (session) =>
  faultsOf(session, 'CERT_SIGNATURE_FAILURE', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE').map(
    ({ code, certificate, title }) => ({
      id: 'bad-signature',
      severity: 'error',
      title: `The signature on ${lowered(title)} ${code === 'CERT_SIGNATURE_FAILURE' ? 'does not verify' : 'cannot be verified here'}`,
      detail:
        code === 'UNABLE_TO_DECRYPT_CERT_SIGNATURE'
          ? `It names “${issuerOf(certificate)}” as its issuer and ${certificate.signatureAlgorithm} as the algorithm. The key, the algorithm or one of the two certificates is of a kind that the TLS library here, ${session.library}, does not know or cannot read.`
          : `It names “${issuerOf(certificate)}” as its issuer, and the signature is not one of that issuer's key: the certificate was changed after it was signed, forged, or signed by another authority of the same name.`,
      advice: [
        'Install the certificate and its intermediates on the server anew, from the files of the authority.',
        'For an authority of your own, check that its certificate was not made anew with another key after it signed this one.',
        'If the server is not yours, do not send it anything confidential.',
      ],
      citations: sources('rfc5280#6.1.3', 'rfc5280#4.1.1.3'),
    }),
  );

function lowered(title: string): string {
  return title.replace(/^T/, 't');
}
