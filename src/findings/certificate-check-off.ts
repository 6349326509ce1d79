import type { ExchangeCheck } from './check.ts';
import { sources } from './sources.ts';

/** The request itself switched the check of the certificate off. Worse where the check would have refused. */
export const certificateCheckOff: ExchangeCheck = (exchange) => {
  if (exchange.request.options.verifyCertificate) return [];
  const sessions = exchange.calls
    .map(({ connection }) => connection?.tls ?? null)
    .filter((session) => session !== null);
  if (sessions.length === 0) return [];
  const refused = sessions.find(({ trusted }) => !trusted);
  return [
    {
      id: 'certificate-check-off',
      severity: refused === undefined ? 'warning' : 'error',
      title:
        refused === undefined
          ? 'The certificate check is switched off by the request'
          : `The request was sent although the certificate of ${refused.checkedName} is not trusted`,
      detail:
        refused === undefined
          ? 'This time the certificate would have passed. The next answer may come from anybody, and the request would go out all the same.'
          : `The request switches the check off, which would have refused${
              refused.trustError === null ? '' : ` (${refused.trustErrors.join(', ') || refused.trustError})`
            }. Whoever answered could read the request and could have made up the response.`,
      advice:
        refused === undefined
          ? ['Remove the directive or the option that switches the check off: it is not needed here.']
          : [
              'Mend the certificate, or trust its issuer with the setting portside.certificateAuthorities or --cacert; then remove the directive or the option.',
              'Send nothing confidential while the check is off.',
            ],
      citations: sources('rfc9110#4.3.4', 'rfc9325#7.1'),
    },
  ];
};
