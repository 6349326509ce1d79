/** What an assertion compares by; httpYac's, each under one name. */
export type AssertionOperator =
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'matches'
  | 'exists'
  | 'isTrue'
  | 'isFalse'
  | 'isNumber'
  | 'isString'
  | 'isBoolean'
  | 'isArray'
  | 'sha256'
  | 'sha512'
  | 'md5';

export interface AssertionOperatorDescription {
  readonly name: AssertionOperator;
  /** Other spellings, which mean the same. */
  readonly aliases: readonly string[];
  /** What stands behind it: always something, something or the empty text, nothing. */
  readonly value: 'needed' | 'may-be-empty' | 'none';
  /** One sentence, of the value that is looked at. */
  readonly meaning: string;
}

type Row = readonly [
  name: AssertionOperator,
  value: AssertionOperatorDescription['value'],
  meaning: string,
  ...aliases: readonly string[],
];

const rows: readonly Row[] = [
  ['==', 'may-be-empty', 'It is equal to this.', '===', 'equals'],
  ['!=', 'may-be-empty', 'It is not equal to this.', '!==', 'not equals'],
  ['>', 'needed', 'It is a number above this one.'],
  ['>=', 'needed', 'It is this number or above it.'],
  ['<', 'needed', 'It is a number below this one.'],
  ['<=', 'needed', 'It is this number or below it.'],
  ['startsWith', 'needed', 'Its text begins with this.'],
  ['endsWith', 'needed', 'Its text ends with this.'],
  ['contains', 'needed', 'Its text, or the list that it is, holds this.', 'includes'],
  ['matches', 'needed', 'This regular expression is found in its text.'],
  ['exists', 'none', 'It is there, and neither false, 0 nor empty.'],
  ['isTrue', 'none', 'It is there, and neither false, 0 nor empty.'],
  ['isFalse', 'none', 'It is missing, false, 0 or empty.'],
  ['isNumber', 'none', 'It is a number.'],
  ['isString', 'none', 'It is a text.'],
  ['isBoolean', 'none', 'It is true or false.'],
  ['isArray', 'none', 'It is a list.'],
  ['sha256', 'needed', 'Its SHA-256 hash in base64 is this.'],
  ['sha512', 'needed', 'Its SHA-512 hash in base64 is this.'],
  ['md5', 'needed', 'Its MD5 hash in base64 is this.'],
];

/** Each once. */
export const assertionOperators: readonly AssertionOperatorDescription[] = rows.map(
  ([name, value, meaning, ...aliases]) => ({ name, aliases, value, meaning }),
);

const bySpelling: ReadonlyMap<string, AssertionOperatorDescription> = new Map(
  assertionOperators.flatMap((operator) =>
    [operator.name, ...operator.aliases].map((spelling): [string, AssertionOperatorDescription] => [
      spelling.toLowerCase(),
      operator,
    ]),
  ),
);

/** By any of its spellings, in any case; white space within `not equals` may be any. */
export function describeAssertionOperator(spelling: string): AssertionOperatorDescription | null {
  return bySpelling.get(spelling.toLowerCase().replace(/\s+/g, ' ')) ?? null;
}

/** Every operator that is a word, as people write it. */
export const assertionWords: readonly string[] = assertionOperators
  .flatMap(({ name, aliases }) => [name, ...aliases])
  .filter((spelling) => /^\w/.test(spelling));
