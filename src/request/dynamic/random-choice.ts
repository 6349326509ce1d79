import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { randomBelow } from './random-below.ts';

/** `{{$randomChoice(red, green, "light blue")}}`: one of the words. */
export const randomChoice: DynamicVariable = ({ words }, { resolving }) => {
  const word = words.length === 0 ? undefined : words[randomBelow(words.length, resolving.surroundings)];
  return word ? { value: word.text } : wrongArguments('It takes the words to choose from: {{$randomChoice(a, b)}}.');
};
