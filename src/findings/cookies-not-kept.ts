import type { Call } from '../exchange/exchange.ts';
import { callAddress } from './call-address.ts';
import type { ExchangeCheck } from './check.ts';
import { sources } from './sources.ts';

/** Names that are shown. */
const shown = 3;

/** The server set cookies, which clients with a jar send back: with the next request, and after a redirect at once. */
export const cookiesNotKept: ExchangeCheck = ({ calls, request }) => {
  const names = [...new Set(calls.flatMap(cookiesOf))];
  const [first] = names;
  if (first === undefined) return [];
  const missed = calls.some(
    (call, index) =>
      cookiesOf(call).length > 0 &&
      calls
        .slice(index + 1)
        .some((later) => later.cause === 'redirect' && callAddress(later).host === callAddress(call).host),
  );
  const listed = `${names.slice(0, shown).join(', ')}${names.length > shown ? ` and ${names.length - shown} more` : ''}`;
  const many = names.length > 1;
  return [
    {
      id: 'cookies-not-kept',
      severity: missed ? 'warning' : 'notice',
      title: `The ${many ? 'cookies' : 'cookie'} ${listed} ${many ? 'are' : 'is'} not kept`,
      detail: `Portside keeps no cookies between requests yet. REST Client, JetBrains, httpYac and browsers send ${many ? 'them' : 'it'} back to the server with the next request.${
        missed
          ? ` The redirect was followed without ${many ? 'them' : 'it'} too, so the answer may be another one than there.`
          : ''
      }`,
      advice: [
        `Write the field into the request that needs ${many ? 'them' : 'it'}: Cookie: ${first}={{${request.source.name ?? 'name-of-this-request'}.response.cookies.${first}}}.`,
      ],
      citations: sources('rfc6265#5.4'),
    },
  ];
};

/** Names of the cookies that the response sets; those that it deletes are none. */
function cookiesOf({ response }: Call): readonly string[] {
  return (response?.fields ?? []).flatMap(({ name, value }) => {
    if (name.toLowerCase() !== 'set-cookie' || /;[ \t]*max-age[ \t]*=[ \t]*(?:-|0+[ \t]*(?:;|$))/i.test(value))
      return [];
    const cookie = /^[ \t]*([\w!#$%&'*+.^`|~-]{1,64})[ \t]*=/.exec(value)?.[1];
    return cookie === undefined || /;[ \t]*expires[ \t]*=[^;]*\b19\d\d\b/i.test(value) ? [] : [cookie];
  });
}
