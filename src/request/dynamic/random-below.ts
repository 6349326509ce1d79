import type { Surroundings } from '../surroundings.ts';

/** 0 to `limit` - 1, each as likely as the other up to 2^-1 in 48 bits; `limit` is at most 2^47. */
export function randomBelow(limit: number, surroundings: Surroundings): number {
  const most = 2 ** 48 - (2 ** 48 % limit);
  for (;;) {
    let number = 0;
    for (const byte of surroundings.randomBytes(6)) number = number * 256 + byte;
    if (number < most) return number % limit;
  }
}
