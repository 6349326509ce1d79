import type { Call } from '../exchange/exchange.ts';
import { placeOfUrl } from '../exchange/place-of-url.ts';
import { callAddress } from './call-address.ts';
import type { ExchangeCheck } from './check.ts';
import { isLocalHost } from './is-local-host.ts';
import { sources } from './sources.ts';

/** A response over HTTPS leads to plain HTTP, whether it was followed or not. */
export const insecureRedirect: ExchangeCheck = ({ calls }) =>
  calls.flatMap((call, index) => {
    const target = targetOf(call);
    if (callAddress(call).scheme !== 'https' || target?.protocol !== 'http:' || isLocalHost(placeOfUrl(target).host))
      return [];
    const followed = calls[index + 1]?.cause === 'redirect';
    return [
      {
        id: 'insecure-redirect',
        severity: 'warning',
        title: `${callAddress(call).authority} redirects from HTTPS to plain HTTP`,
        detail: `The status ${call.response?.status} leads to ${target.origin}.${
          followed ? ' It was followed, so the rest of the exchange was unencrypted.' : ''
        } From there on everyone on the path can read and change what is sent.`,
        advice: [
          `Let the server redirect to https://${target.host.replace(/:80$/, '')} instead; often it builds the address without knowing that TLS ends in front of it (X-Forwarded-Proto).`,
          'Have the server send Strict-Transport-Security, so that browsers do not follow such a redirect unencrypted.',
        ],
        citations: sources('rfc9110#15.4', 'rfc6797#2.3.1'),
      } as const,
    ];
  });

function targetOf({ response, sent }: Call): URL | null {
  if (response === null || response.status < 300 || response.status > 399) return null;
  const location = response.fields.find(({ name }) => name.toLowerCase() === 'location')?.value;
  return location !== undefined && URL.canParse(location, sent.url) ? new URL(location, sent.url) : null;
}
