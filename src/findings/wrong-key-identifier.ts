import { issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** The key that a certificate names as its issuer's is not the issuer's (RFC 5280 section 4.2.1.1). */
export const wrongKeyIdentifier: SessionCheck = (session) =>
  faultsOf(session, 'AUTHORITY_KEY_MISMATCH').map(({ certificate, title }) => ({
    id: 'wrong-key-identifier',
    severity: 'error',
    title: `${title} names another key of its issuer than “${issuerOf(certificate)}” has`,
    detail: `The signature verifies, but the authority key identifier is ${certificate.authorityKeyIdentifier}, and the issuer's own identifier is another. OpenSSL and BoringSSL take such an issuer for the wrong one and find no chain.`,
    advice: [
      'Have the certificate issued anew; the identifier is taken from the certificate of the issuer.',
      'For an authority that was renewed, keep its subject key identifier.',
    ],
    citations: sources('rfc5280#4.2.1.1', 'rfc5280#4.2.1.2'),
  }));
