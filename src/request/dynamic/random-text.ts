import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { integerArguments } from './number-argument.ts';
import { randomBelow } from './random-below.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Characters that one placeholder may make. */
const longest = 1_000_000;

/** `{{$random.alphabetic(8)}}`: letters. */
export const randomAlphabetic = textOf(letters, null);

/** `{{$random.alphanumeric(8)}}`: letters, digits and `_`, as JetBrains has them. */
export const randomAlphanumeric = textOf(`${letters}${digits}_`, null);

/** `{{$random.hexadecimal(8)}}`: 0 to 9 and a to f. */
export const randomHexadecimal = textOf('0123456789abcdef', null);

/** `{{$randomString}}` and `{{$randomString(8)}}`: letters and digits. */
export const randomString = textOf(`${letters}${digits}`, 16);

function textOf(alphabet: string, usual: number | null): DynamicVariable {
  return async ({ name, words }, world) => {
    const numbers = await integerArguments(words, world);
    const length = numbers?.length === 0 ? usual : (numbers?.[0] ?? null);
    if (length === null || words.length > 1 || length < 0)
      return wrongArguments(`It takes a number of characters: {{$${name}(8)}}.`);
    if (length > longest) return wrongArguments(`It makes at most ${longest} characters.`);
    return { value: randomCharacters(length, alphabet, world) };
  };
}

function randomCharacters(
  length: number,
  alphabet: string,
  { resolving: { surroundings } }: Parameters<DynamicVariable>[1],
): string {
  let text = '';
  for (let index = 0; index < length; index += 1) text += alphabet[randomBelow(alphabet.length, surroundings)];
  return text;
}
