import type { Certificate, ModulusWeakness } from '../certificate/certificate.ts';
import { keyWeakness, smallestKeys } from '../certificate/rules/weak-key.ts';
import { certificatesInUse, certificateTitle } from './certificates-in-use.ts';
import type { Found, SessionCheck } from './check.ts';
import { baselineRequirements, nistKeyLengths, sources } from './sources.ts';

/** A key that is weak enough to be broken: of a certificate, or of the Diffie-Hellman exchange. */
export const weakKey: SessionCheck = (session) => [
  ...certificatesInUse(session)
    .filter(({ publicKey }) => keyWeakness(publicKey) !== null)
    .map((certificate) => describe(certificate, certificateTitle(certificate, session))),
  ...weakExchange(session.keyExchange),
];

function describe({ publicKey }: Certificate, title: string): Found[number] {
  const { type, bits, exponent, factors } = publicKey;
  const weakness = keyWeakness(publicKey);
  return {
    id: 'weak-key',
    severity: 'error',
    title: `${title} has a weak key: ${type}, ${weakness === 'factors' ? 'a modulus that can be taken apart' : weakness === 'exponent' ? `exponent ${exponent}` : `${bits} bits`}`,
    detail:
      weakness === 'factors' && factors !== null
        ? `${factorTexts[factors]} So the private key can be computed from the certificate, and whoever does can pose as this server or issuer.`
        : weakness === 'exponent'
          ? `The public exponent of an RSA key must be odd and greater than 1; with ${exponent} anyone can make signatures of this key.`
          : weakness === 'algorithm'
            ? 'DSA is no longer approved for new signatures, and neither TLS 1.3 nor browsers know it.'
            : `Keys of type ${type} count as safe from ${smallestKeys[type]} bits on. A shorter one can be broken with enough effort, and whoever does can pose as this server or issuer. Some TLS libraries accept it all the same.`,
    advice: [
      'Make a new key, ECDSA with P-256 or RSA with at least 2048 bits, and have a certificate issued for it.',
      'Until then, treat the connection as one that can be read.',
    ],
    citations: [
      baselineRequirements(weakness === 'factors' ? '6.1.1.3' : '6.1.5'),
      nistKeyLengths('3'),
      ...sources('rfc9325#4.5'),
    ],
  };
}

const factorTexts: Readonly<Record<ModulusWeakness, string>> = {
  'small-factor': 'The modulus of an RSA key is the product of two large primes, and this one has a small factor.',
  'close-factors':
    'The two primes of this RSA key lie so close together that Fermat’s method of 1643 finds them at once; faulty software makes such keys.',
  roca: 'The modulus bears the print of the faulty library of certain smart cards and security chips (ROCA, CVE-2017-15361), whose primes can be found.',
};

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
