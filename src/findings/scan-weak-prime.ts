import type { ScanCheck } from './check.ts';
import { nistKeyLengths, sources } from './sources.ts';

/** The server's finite-field Diffie-Hellman uses a prime of less than 2048 bits. */
export const scanWeakPrime: ScanCheck = ({ primeBits }) => {
  if (primeBits === null || primeBits >= 2048) return [];
  return [
    {
      id: 'scan-weak-prime',
      severity: 'error',
      title: `The server’s Diffie-Hellman prime has ${primeBits} bits`,
      detail:
        'Primes of less than 2048 bits are within reach of attackers who prepare for them, all the more when many servers share one (Logjam, 2015). Clients that take a DHE suite are concerned; those that take ECDHE or TLS 1.3 are not.',
      advice: [
        'Take the DHE suites away; everything that speaks TLS today knows ECDHE.',
        'If they must stay, use a prime of at least 2048 bits, such as ffdhe2048.',
      ],
      citations: [...sources('rfc9325#4.1', 'rfc7919#1'), nistKeyLengths('5')],
    },
  ];
};
