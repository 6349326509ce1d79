import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { integerArguments } from './number-argument.ts';
import { randomBelow } from './random-below.ts';

/**
 * `{{$randomInt}}` from 0 to 999; `{{$randomInt max}}` from 0 and `{{$randomInt min max}}` from `min`, to `max` - 1.
 * `{{$random.integer(…)}}` is the same.
 */
export const randomInteger: DynamicVariable = async ({ words }, world) => {
  const numbers = words.length > 2 ? null : await integerArguments(words, world);
  if (!numbers) return wrongArguments('It takes at most two whole numbers: {{$randomInt 1 7}} throws a die.');
  const to = numbers.at(-1) ?? 1000;
  const from = numbers.length === 2 ? (numbers[0] ?? 0) : 0;
  if (to <= from)
    return wrongArguments(`Its last number is the first that cannot come, so ${to} must be above ${from}.`);
  if (to - from > 2 ** 47) return wrongArguments('Its numbers lie too far apart.');
  return { value: String(from + randomBelow(to - from, world.resolving.surroundings)) };
};
