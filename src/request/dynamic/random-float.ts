import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { numberArguments } from './number-argument.ts';
import { randomBelow } from './random-below.ts';

/** `{{$random.float}}` from 0 to 1000, `(max)` from 0, `(min, max)` from `min`; the upper end cannot come. */
export const randomFloat: DynamicVariable = async ({ words }, world) => {
  const numbers = words.length > 2 ? null : await numberArguments(words, world);
  if (!numbers) return wrongArguments('It takes at most two numbers: {{$random.float(0.5, 2)}}.');
  const to = numbers.at(-1) ?? 1000;
  const from = numbers.length === 2 ? (numbers[0] ?? 0) : 0;
  if (to <= from) return wrongArguments(`Its last number must be above ${from}.`);
  const share = randomBelow(2 ** 47, world.resolving.surroundings) / 2 ** 47;
  // Never in the notation with an exponent, which few readers of a request take.
  return { value: (from + share * (to - from)).toFixed(12).replace(/\.?0+$/, '') };
};
