import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server proved its key with a signature over a hash that is broken. Before TLS 1.2 there was no other, which is said there. */
export const weakHandshakeSignature: SessionCheck = ({ signatureScheme, protocol }) => {
  const hash = /_(md5|sha1)$/.exec(signatureScheme ?? '')?.[1];
  if (hash === undefined || protocol !== 'TLSv1.2') return [];
  const name = hash === 'md5' ? 'MD5' : 'SHA-1';
  return [
    {
      id: 'weak-handshake-signature',
      severity: 'warning',
      title: `The server signed the handshake over ${name}`,
      detail: `It proved its key with ${signatureScheme}. Who can make two texts with the same ${name} hash, as was done in practice, comes near to posing as this server.`,
      advice: [
        'Let the server sign with SHA-256 or better, by updating its TLS software or its list of signature algorithms.',
        'Enable TLS 1.3, which knows no such signatures.',
      ],
      citations: sources('rfc9155#3', 'rfc8446#4.2.3'),
    },
  ];
};
