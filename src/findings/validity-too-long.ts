import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { baselineRequirements } from './sources.ts';

/** The leaf is made for longer than public authorities may (Baseline Requirements 6.3.2). */
export const validityTooLong: SessionCheck = (session) =>
  faultsOf(session, 'VALIDITY_TOO_LONG').map(({ severity, values }) => {
    const isPublic = values['public'] === 'yes';
    return {
      id: 'validity-too-long',
      severity: severity === 'warning' ? 'warning' : 'notice',
      title: `The certificate is made for ${values['days']} days`,
      detail: isPublic
        ? `Public authorities may issue for ${values['limit']} days at most, by the day on which this one was issued.${
            severity === 'warning' ? ' Beyond 398 days Chrome, Firefox and Safari refuse the certificate.' : ''
          }`
        : `Public authorities may issue for ${values['limit']} days at most. This authority is a private one, for which browsers set no limit, but for Safari, which refuses more than 825 days.`,
      advice: ['Have certificates issued for a shorter time and renewed by themselves (ACME).'],
      citations: [
        baselineRequirements('6.3.2'),
        {
          document: 'Apple: Requirements for trusted certificates',
          section: '',
          url: 'https://support.apple.com/en-us/103769',
        },
      ],
    };
  });
