import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { baselineRequirements, sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** A certificate of the chain is past its last day (RFC 5280 section 6.1.3). */
export const certificateExpired: SessionCheck = (session, { now }) =>
  certificatesInUse(session)
    .filter(({ notAfter, validityIsReadable }) => validityIsReadable && notAfter < now)
    .map((certificate) => {
      const title = certificateTitle(certificate, session);
      const isLeaf = title === 'The certificate';
      return {
        id: 'certificate-expired',
        severity: 'error',
        title: `${title} expired ${spanText(now - certificate.notAfter)} ago (${dayText(certificate.notAfter)})`,
        detail: `It was valid from ${momentText(certificate.notBefore)} to ${momentText(certificate.notAfter)}. After that day its issuer vouches for nothing any more, and it no longer says whether it was revoked. The time is that of this computer: ${momentText(now)}.`,
        advice: isLeaf
          ? [
              'Renew the certificate on the server and reload the server, which keeps the old one in memory until then.',
              'If it is renewed automatically, look at why the last renewal failed.',
              'Check the clock of this computer when many sites seem to have expired.',
            ]
          : [
              'Have the server send the current intermediate certificate of its issuer; certification authorities publish it.',
              'If the expired certificate comes from this computer, update its certificate store.',
            ],
        citations: [...sources('rfc5280#4.1.2.5', 'rfc5280#6.1.3'), baselineRequirements('6.3.2')],
      };
    });
