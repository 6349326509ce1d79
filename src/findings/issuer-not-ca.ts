import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { baselineRequirements, sources } from './sources.ts';

/** Whoever issued a certificate of the path may not issue any (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */
export const issuerNotCa: SessionCheck = (session) =>
  faultsOf(session, 'INVALID_CA', 'KEY_USAGE_NO_CERT_SIGN').map(({ code, certificate, values }) => ({
    id: 'issuer-not-ca',
    severity: 'error',
    title:
      code === 'INVALID_CA'
        ? `“${holderOf(certificate)}” issued a certificate and is no certification authority`
        : `“${holderOf(certificate)}” may not sign certificates, and signed one`,
    detail: `${
      code === 'INVALID_CA'
        ? certificate.basicConstraints === null
          ? 'It has no basic constraints, which would say that it is an authority.'
          : 'Its basic constraints say that it is no authority.'
        : `Its key usage is ${values['allowed']}, without keyCertSign.`
    } Otherwise everyone with a certificate of any kind could issue others for any name.`,
    advice: [
      'Issue the certificate of the server from an authority: CA:TRUE in the basic constraints, keyCertSign in the key usage.',
      'If the server is not yours, somebody may be posing as it: do not send anything confidential.',
    ],
    citations: [...sources('rfc5280#4.2.1.9', 'rfc5280#4.2.1.3', 'rfc5280#6.1.4'), baselineRequirements('7.1.2.10')],
  }));
