import type { Surroundings } from '../surroundings.ts';
import type { DynamicVariable } from './dynamic-variable.ts';

/** `{{$randomInt}}` from 0 to 999; `{{$randomInt min max}}` from `min` to `max` - 1. */
export const randomInteger: DynamicVariable = (words, { surroundings }) => {
  if (words.length === 0) return { value: String(randomBelow(1000, surroundings)) };
  const [from, to] = words.map(Number);
  if (words.length !== 2 || from === undefined || to === undefined || !isInteger(words[0]) || !isInteger(words[1]))
    return { trouble: 'It takes no argument or two whole numbers: {{$randomInt 1 7}} throws a die.' };
  if (to <= from)
    return { trouble: `Its second number is the first that cannot come, so ${to} must be above ${from}.` };
  if (to - from > 2 ** 47) return { trouble: 'Its numbers lie too far apart.' };
  return { value: String(from + randomBelow(to - from, surroundings)) };
};

function isInteger(word: string | undefined): boolean {
  return word !== undefined && /^-?\d{1,15}$/.test(word);
}

/** 0 to `limit` - 1, each as likely as the other up to 2^-1 in 48 bits; `limit` is at most 2^47. */
function randomBelow(limit: number, surroundings: Surroundings): number {
  const most = 2 ** 48 - (2 ** 48 % limit);
  for (;;) {
    let number = 0;
    for (const byte of surroundings.randomBytes(6)) number = number * 256 + byte;
    if (number < most) return number % limit;
  }
}
