import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** A certificate of the chain is before its first day (RFC 5280 section 6.1.3). */
export const certificateNotYetValid: SessionCheck = (session, { now }) =>
  certificatesInUse(session)
    .filter(({ notBefore }) => notBefore > now)
    .map((certificate) => ({
      id: 'certificate-not-yet-valid',
      severity: 'error',
      title: `${certificateTitle(certificate, session)} is not valid before ${dayText(certificate.notBefore)}, in ${spanText(certificate.notBefore - now)}`,
      detail: `It is valid from ${momentText(certificate.notBefore)} to ${momentText(certificate.notAfter)}. The time of this computer is ${momentText(now)}.`,
      advice: [
        'Check the clock of this computer: a clock that is behind is the usual cause.',
        'Check the clock of the machine that made the certificate.',
        'Let the server go on using its previous certificate until that day.',
      ],
      citations: sources('rfc5280#4.1.2.5', 'rfc5280#6.1.3'),
    }));
