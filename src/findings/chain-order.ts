import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The certificates of the path were not sent in its order (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2). What does not belong to it is left out. */
export const chainOrder: SessionCheck = ({ path, chain, protocol }) => {
  const places = path
    .map(({ fingerprint256 }) => chain.findIndex((one) => one.fingerprint256 === fingerprint256))
    .filter((place) => place >= 0);
  if (!places.some((place, index) => place < (places[index - 1] ?? -1))) return [];
  const names = (certificates: typeof path): string =>
    certificates
      .slice(0, 6)
      .map((one) => `“${holderOf(one)}”`)
      .join(', ');
  const ordered = places.toSorted((a, b) => a - b).flatMap((place) => chain[place] ?? []);
  return [
    {
      id: 'chain-order',
      severity: 'warning',
      title: 'The server sends its certificates in the wrong order',
      detail: `It sent ${names(ordered)}; each should be followed by its issuer: ${names(path)}. ${
        protocol === 'TLSv1.3'
          ? 'TLS 1.3 lets clients put up with it, and many older ones and simple devices do not.'
          : 'TLS 1.2 demands the order; browsers and OpenSSL put up with it, simple clients do not.'
      }`,
      advice: [
        'Put the certificates into the server’s file in this order: its own first, then each one’s issuer, without the root.',
      ],
      citations: sources('rfc8446#4.4.2', 'rfc5246#7.4.2'),
    },
  ];
};
