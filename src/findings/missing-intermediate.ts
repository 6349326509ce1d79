import { issuerOf } from './certificates-in-use.ts';
import { chainEnd } from './chain-end.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server did not send the certificate of its own issuer, and it is in no store here. */
export const missingIntermediate: SessionCheck = (session) => {
  const end = chainEnd(session);
  if (end?.kind !== 'leaf') return [];
  const issuer = issuerOf(end.certificate);
  const url = end.certificate.caIssuerUrls[0];
  const sent =
    session.chain.length === 1 ? 'only its own certificate' : `${session.chain.length} certificates, but not that one`;
  return [
    {
      id: 'missing-intermediate',
      severity: 'error',
      title: `The certificate of the issuer “${issuer}” is missing`,
      detail: `A server has to send every certificate between its own and the root; this one sent ${sent}.${
        url === undefined
          ? ` If “${issuer}” is itself a root, of your company or your own, it is not missing but not trusted here.`
          : ` The missing one is offered at ${url}. Browsers fetch it from there or remember it from other sites, which is why the same server may work in a browser.`
      }`,
      advice: [
        'Let the server send the whole chain: its certificate first, then the intermediate ones (“fullchain.pem” of most authorities).',
        url === undefined
          ? `If “${issuer}” is a root of your own, add its certificate to the setting portside.certificateAuthorities, or pass it with --cacert.`
          : `Until then, fetch the intermediate certificate from ${url} and add it to the setting portside.certificateAuthorities.`,
      ],
      citations: sources('rfc8446#4.4.2', ...(url === undefined ? [] : (['rfc5280#4.2.2.1'] as const)), 'rfc5280#6.1'),
    },
  ];
};
