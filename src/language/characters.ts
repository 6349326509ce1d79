/** Tests of single UTF-16 units, as numbers, because the reader looks at every character of files of many megabytes. */

export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const quote = 34;
export const hash = 35;
export const dollar = 36;
export const apostrophe = 39;
export const asterisk = 42;
export const slash = 47;
export const colon = 58;
export const lessThan = 60;
export const equals = 61;
export const greaterThan = 62;
export const questionMark = 63;
export const at = 64;
export const backslash = 92;
export const caret = 94;
export const backtick = 96;
export const openBrace = 123;
export const byteOrderMark = 0xfeff;

const tokenCharacters = tableOf("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
const wordCharacters = tableOf('_-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** `tchar` of RFC 9110 section 5.6.2. */
export function isTokenCharacter(code: number): boolean {
  return code < 128 && tokenCharacters[code] === 1;
}

/** Letters, digits, `_` and `-`: what directive names are made of. */
export function isWordCharacter(code: number): boolean {
  return code < 128 && wordCharacters[code] === 1;
}

/** Space or tab: the optional white space of RFC 9110 section 5.6.3. */
export function isSpace(code: number): boolean {
  return code === space || code === tab;
}

export function isUpperCase(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Letters and digits of ASCII. */
export function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

export function isToken(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isTokenCharacter(text.charCodeAt(index))) return false;
  return text.length > 0;
}
