import { holderOf } from './certificates-in-use.ts';
import { chainEnd } from './chain-end.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server vouches for itself, and nobody here trusts that certificate. */
export const selfSigned: SessionCheck = (session) => {
  const end = chainEnd(session);
  if (end?.kind !== 'self-signed-leaf') return [];
  const leaf = end.certificate;
  const isAuthority = leaf.basicConstraints?.isCa === true;
  return [
    {
      id: 'self-signed',
      severity: 'error',
      title: `The certificate of “${holderOf(leaf)}” is self-signed`,
      detail: `It was signed with its own key${isAuthority ? ' and is marked as a certification authority, as development servers often make them' : ''}. Anyone can make such a certificate for any name, so it does not show who answered.`,
      advice: [
        `If this is your own server and the fingerprint ${leaf.fingerprint256.slice(0, 23)}… is its certificate's, trust that one: add it to the setting portside.certificateAuthorities, or pass it with --cacert.`,
        'Let the server use a certificate from an authority: Let’s Encrypt for public names, one of your own such as mkcert’s for development.',
        'If the server is not yours, do not send it anything confidential.',
      ],
      citations: sources('rfc5280#6.1', 'rfc9110#4.3.4'),
    },
  ];
};
