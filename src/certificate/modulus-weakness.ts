import type { ModulusWeakness } from './certificate.ts';

/** Longer ones nobody uses, and they would cost time. */
const mostBits = 16_384;

const smallPrimes: readonly number[] = Array.from({ length: 750 }, (_, index) => index + 2).filter((candidate) => {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) return false;
  return true;
});

/** `modulus` big-endian; `null`: no such weakness is known of it. */
export function modulusWeakness(modulus: Uint8Array): ModulusWeakness | null {
  if (modulus.length === 0 || modulus.length * 8 > mostBits) return null;
  const number = BigInt(`0x${Buffer.from(modulus).toString('hex')}`);
  // A number of two digits or so is a small factor of itself; its size is told anyway.
  if (number < 1n << 64n) return null;
  const residue = remainders(number);
  if (smallPrimes.some((prime) => residue(prime) === 0)) return 'small-factor';
  if (hasRocaPrint(residue)) return 'roca';
  return hasCloseFactors(number) ? 'close-factors' : null;
}

/** One long division by the product of many primes, and short ones after it. */
function remainders(number: bigint): (prime: number) => number {
  const product = smallPrimes.reduce((all, prime) => all * BigInt(prime), 1n);
  const rest = number % product;
  return (prime) => Number(rest % BigInt(prime));
}

/**
 * Primes of that library are powers of 65537 modulo each small prime, and so is their product (Nemec and others, “The Return of
 * Coppersmith’s Attack”, 2017, section 3). A modulus of others has that print once in some hundred million.
 */
function hasRocaPrint(residue: (prime: number) => number): boolean {
  return smallPrimes
    .filter((prime) => prime > 2 && prime < 168)
    .every((prime) => isPowerOf(65_537 % prime, residue(prime), prime));
}

function isPowerOf(base: number, value: number, prime: number): boolean {
  let power = 1;
  do {
    if (power === value) return true;
    power = (power * base) % prime;
  } while (power !== 1);
  return false;
}

/** Fermat: where the factors are close, the modulus is a square a little above the root of it, less a small square. */
function hasCloseFactors(number: bigint): boolean {
  let mean = squareRoot(number);
  if (mean * mean < number) mean += 1n;
  let rest = mean * mean - number;
  for (let step = 0; step < 100; step += 1) {
    // Squares end in one of twelve ways in six bits: most others are sorted out without a root.
    if (endsLikeSquare.has(Number(rest & 63n)) && squareRoot(rest) ** 2n === rest) return true;
    rest += 2n * mean + 1n;
    mean += 1n;
  }
  return false;
}

const endsLikeSquare: ReadonlySet<number> = new Set(Array.from({ length: 64 }, (_, root) => (root * root) % 64));

/** The largest number whose square is not more (Newton's method, from above). */
function squareRoot(number: bigint): bigint {
  if (number < 2n) return number;
  let root = 1n << BigInt((number.toString(16).length * 4 + 1) >> 1);
  root += 1n;
  for (;;) {
    const next = (root + number / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
