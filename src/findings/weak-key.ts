import type { Certificate, PublicKeyFacts } from '../certificate/certificate.ts';
import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { Found, SessionCheck } from './check.ts';
import { baselineRequirements, nistKeyLengths, sources } from './sources.ts';

/** Keys of less than 112 bits of strength (NIST SP 800-131A section 3): smallest size that is still allowed. */
const smallest: Readonly<Record<string, number>> = { RSA: 2048, DSA: 2048, EC: 224 };

/** A key that is short enough to be broken: of a certificate, or of the Diffie-Hellman exchange. */
export const weakKey: SessionCheck = (session) => [
  ...certificatesInUse(session)
    .filter(({ publicKey }) => isWeak(publicKey))
    .map((certificate) => describe(certificate, certificateTitle(certificate, session))),
  ...weakExchange(session.keyExchange),
];

function isWeak({ type, bits }: PublicKeyFacts): boolean {
  return bits !== null && bits < (smallest[type] ?? 0);
}

function describe({ publicKey: { type, bits } }: Certificate, title: string): Found[number] {
  return {
    id: 'weak-key',
    severity: 'error',
    title: `${title} has a weak key: ${type}, ${bits} bits`,
    detail: `Keys of type ${type} count as safe from ${smallest[type]} bits on. A shorter one can be broken with enough effort, and whoever does can pose as this server or issuer. Some TLS libraries accept it all the same.`,
    advice: [
      'Make a new key, ECDSA with P-256 or RSA with at least 2048 bits, and have a certificate issued for it.',
      'Until then, treat the connection as one that can be read.',
    ],
    citations: [baselineRequirements('6.1.5'), nistKeyLengths('3'), ...sources('rfc9325#4.5')],
  };
}

function weakExchange(exchange: { readonly name: string; readonly bits: number | null } | null): Found {
  if (exchange === null || !/^(?:DHE?|ffdhe)/i.test(exchange.name)) return [];
  if (exchange.bits === null || exchange.bits >= 2048) return [];
  return [
    {
      id: 'weak-key',
      severity: 'error',
      title: `The key exchange is weak: Diffie-Hellman with ${exchange.bits} bits`,
      detail:
        'Groups of less than 2048 bits are within reach of attackers who can prepare, as Logjam showed in 2015: then recorded traffic can be read.',
      advice: [
        'Let the server offer elliptic curves (X25519, P-256), which are faster as well.',
        'If it must be finite-field Diffie-Hellman, use a group of at least 2048 bits (ffdhe2048).',
      ],
      citations: [...sources('rfc9325#4.1', 'rfc7919'), nistKeyLengths('5')],
    },
  ];
}
