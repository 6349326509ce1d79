import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { baselineRequirements, sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

const day = 24 * 3_600_000;

/** Little time is left: less than 14 days, or less than a third of the lifetime of a certificate made for 30 days or less. */
export const certificateExpiresSoon: SessionCheck = (session, { now }) =>
  certificatesInUse(session)
    .filter(({ notBefore, notAfter, validityIsReadable }) => {
      if (!validityIsReadable) return false;
      const lifetime = notAfter - notBefore;
      const left = notAfter - now;
      return notBefore <= now && left >= 0 && left < (lifetime > 30 * day ? 14 * day : lifetime / 3);
    })
    .map((certificate) => ({
      id: 'certificate-expires-soon',
      severity: 'warning',
      title: `${certificateTitle(certificate, session)} expires in ${spanText(certificate.notAfter - now)} (${dayText(certificate.notAfter)})`,
      detail: `It is valid until ${momentText(certificate.notAfter)}, ${spanText(certificate.notAfter - certificate.notBefore)} in all. A certificate that is renewed automatically has been replaced by this time, as a rule when a third of its lifetime is left.`,
      advice: [
        'Renew the certificate, or look at why the automatic renewal has not happened.',
        'Reload the server if the certificate on its disk is newer than the one it sends.',
      ],
      citations: [...sources('rfc5280#4.1.2.5'), baselineRequirements('6.3.2')],
    }));
