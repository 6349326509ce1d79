import { holderOf, issuerOf } from './certificates-in-use.ts';
import { chainEnd } from './chain-end.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The chain leads to an authority that nobody here trusts. */
export const unknownIssuer: SessionCheck = (session) => {
  const end = chainEnd(session);
  if (end === null || end.kind === 'self-signed-leaf' || end.kind === 'leaf') return [];
  const last = end.certificate;
  const root = end.kind === 'root' ? holderOf(last) : issuerOf(last);
  const url = end.kind === 'root' ? undefined : last.caIssuerUrls[0];
  return [
    {
      id: 'unknown-issuer',
      severity: 'error',
      title: `The chain ends at “${root}”, which is not trusted here`,
      detail: `${
        end.kind === 'root'
          ? 'The server sent its root certificate as well; sending it does not make it trusted.'
          : `The last certificate, “${holderOf(last)}”, was issued by “${root}”, and no such certificate is in the stores of this computer, among those that come with Node.js, or in Portside's settings.`
      } That is so for the authorities of companies, for development authorities, for a proxy that opens TLS on the way, and for impostors.`,
      advice: [
        `If “${root}” is the authority of your company or your own, add its root certificate to the setting portside.certificateAuthorities or to the system's store, or pass it with --cacert.`,
        'Ask whoever runs the server which root certificate belongs to it; do not take it from the same connection.',
        ...(url === undefined ? [] : [`The certificate says that its issuer's certificate is at ${url}.`]),
      ],
      citations: sources('rfc5280#6.1', 'rfc8446#4.4.2'),
    },
  ];
};
