import type { ScanCheck } from './check.ts';
import { isLocalHost } from './is-local-host.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** Plain HTTP answers at its own port and does not lead to HTTPS. */
export const scanPlainHttp: ScanCheck = ({ host, http, failure }) => {
  const response = http?.plain.calls.at(-1)?.response ?? null;
  if (http === null || response === null || failure !== null || isLocalHost(host)) return [];
  const location = response.fields.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '';
  const isRedirect = response.status >= 300 && response.status < 400;
  if (isRedirect && /^https:/i.test(location)) return [];
  // A refusal gives nothing away.
  if (response.status >= 400) return [];
  return [
    {
      id: 'scan-plain-http',
      severity: 'notice',
      title: `Plain HTTP at ${writtenPlace(host, http.plainPort)} does not lead to HTTPS`,
      detail: `It answered with the status ${response.status}${isRedirect ? ' and an address that is not HTTPS' : ''}. Whoever types the name without a scheme, or follows an old link, may stay unencrypted.`,
      advice: [
        'Answer every request there with a redirect (301 or 308) to the same address with https://.',
        'Send Strict-Transport-Security over HTTPS, so that browsers do not ask there a second time.',
      ],
      citations: sources('rfc9110#15.4', 'rfc6797#7.2', 'rfc9325#3.2'),
    },
  ];
};
