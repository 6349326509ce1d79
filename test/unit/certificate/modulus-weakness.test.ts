import { equal } from 'node:assert/strict';
import { checkPrimeSync, generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import type { ModulusWeakness } from '../../../src/certificate/certificate.ts';
import { modulusWeakness } from '../../../src/certificate/modulus-weakness.ts';

/** Made by the rule of CVE-2017-15361. */
const rocaModulus = [
  'a57ced00e8c74b8d093397c13fc25508fa793742f6665e63786b38cfce3853a46bee4024b3d8a1864e002173ce9de2adac85',
  '0dca3f48b13322494626c6ead47a1915ac670baa0e34f1497d250e0c2f9b5a19098a63dca6984a018d455a597c82701f75f3',
  'ceee0ff5ababbd79bb96067088fc91fb30e8093603cf8d079d849f61058bb483ee3cfbd070b2cbbabd85e5050dc2a8cca4c4',
  '8291144f892384f733e5a4442cdffcc2d852170159cc2d9670a700fcc6727bf2ca6e1327eb7d42e27624e1b747b8dd394fd3',
  'b5e3bcfdafeb82a8d9d2e8afb046c754d256400112c17118f76d87046221c16dad3b2dcc6a99d1f69d858990a3062d6d5ec3',
  '77314efc49fd',
].join('');

const octets = (number: bigint): Uint8Array => Buffer.from(number.toString(16).padStart(512, '0'), 'hex');
const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true });

function nextPrime(after: bigint): bigint {
  let candidate = after + 2n;
  while (!checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

function check(name: string, modulus: () => Uint8Array, expected: ModulusWeakness | null): void {
  it(name, () => equal(modulusWeakness(modulus()), expected));
}

describe('modulusWeakness', () => {
  check('knows the print of ROCA', () => Buffer.from(rocaModulus, 'hex'), 'roca');
  check('knows primes that are neighbours', () => ((one) => octets(one * nextPrime(one)))(prime(512)), 'close-factors');
  check('knows a prime squared', () => octets(prime(512) ** 2n), 'close-factors');
  check('knows a small factor', () => octets(prime(512) * 751n), 'small-factor');
  check('knows an even number', () => octets(prime(512) * 2n), 'small-factor');
  check('does not know a factor that is not small', () => octets(prime(1000) * 757n), null);
  check('knows nothing of primes that lie apart', () => octets(prime(512) * prime(500)), null);
  check('knows nothing of what is no modulus', () => new Uint8Array(), null);
  check('does not look at what is longer than any key', () => new Uint8Array(100_000).fill(2), null);
  check(
    'knows nothing of a key as it should be',
    () => {
      const { n = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
      return Buffer.from(n, 'base64url');
    },
    null,
  );
});
