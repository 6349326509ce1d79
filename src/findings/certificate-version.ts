import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { baselineRequirements, sources } from './sources.ts';

/** A certificate is not of version 3 (RFC 5280 section 4.1.2.1). */
export const certificateVersion: SessionCheck = (session) =>
  faultsOf(session, 'CERTIFICATE_VERSION').map(({ title, values }) => ({
    id: 'certificate-version',
    severity: 'error',
    title: `${title} is of version ${values['version']}, not 3`,
    detail:
      'Only version 3 has extensions: without them a certificate names no host and does not say what it may be used for. Node.js and curl accept it by its common name; browsers refuse it.',
    advice: [
      'Have the certificate issued anew as version 3 with subject alternative names; with “openssl x509 -req”, extensions come from -extfile.',
    ],
    citations: [...sources('rfc5280#4.1.2.1'), baselineRequirements('7.1.1')],
  }));
