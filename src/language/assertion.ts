import {
  type AssertionOperator,
  type AssertionOperatorDescription,
  assertionWords,
  describeAssertionOperator,
} from './assertion-operators.ts';
import { isSpace } from './characters.ts';
import { describeDirective } from './directives.ts';
import type { Block, Directive, Located, Range } from './document.ts';
import { didYouMean } from './near-matches.ts';

/** `lhs operator rhs`, as written, nothing substituted. */
export interface Assertion {
  /** From the left side to the end of the right one. */
  readonly range: Range;
  /** What of the response is looked at, such as `status`, `header content-type` or `body $.name`. Never empty. */
  readonly lhs: string;
  readonly lhsRange: Range;
  readonly operator: AssertionOperator;
  /** The operator as written, such as `includes` for `contains`. */
  readonly written: string;
  /** What it is compared with; `null` with an operator that takes nothing, empty for the empty text. */
  readonly rhs: string | null;
  /** Empty, and at the end of `range`, where `rhs` is empty or `null`. */
  readonly rhsRange: Range;
}

/** An assertion, or why what is written is none, in a sentence that says what to write instead. */
export type ReadAssertion =
  | { readonly assertion: Assertion; readonly trouble: null }
  | { readonly assertion: null; readonly trouble: string };

/** Whether `??` and white space stand at `start`. */
export function isAssertionAt(text: string, start: number): boolean {
  return text.startsWith('??', start) && isSpace(text.charCodeAt(start + 2));
}

/**
 * ```
 * > | ?? header content-type contains json
 *        ^^^^^^^^^^^^^^^^^^^ ^^^^^^^^ ^^^^
 * ```
 *
 * What stands behind `??` or `# @assert`. The operator is the first that stands between white space and outside of brackets
 * and quotes; behind `js`, where an expression with operators of its own follows, it is the last one.
 */
export function assertionOf(written: Located): ReadAssertion {
  const { text, range } = written;
  const found = operatorIn(text);
  if (!found) return failed(withoutOperator(text));
  const { description, start, end } = found;
  const lhs = text.slice(0, start).trimEnd();
  const behind = text.slice(end);
  const rhs = behind.trim();
  const spelling = text.slice(start, end);
  if (lhs.trim() === '') return failed(`Write before ${spelling} what it looks at: status ${spelling} …`);
  if (description.value === 'none' && rhs !== '')
    return failed(`Nothing is compared with behind ${spelling}. Remove “${rhs.slice(0, 100)}”.`);
  if (description.value === 'needed' && rhs === '') return failed(`Write behind ${spelling} what to compare with.`);
  const rhsStart = rhs === '' ? end : end + behind.indexOf(rhs);
  const at = (from: number, to: number): Range => ({ start: range.start + from, end: range.start + to });
  const rhsEnd = rhsStart + rhs.length;
  return {
    assertion: {
      range: at(0, rhsEnd),
      lhs,
      lhsRange: at(0, lhs.length),
      operator: description.name,
      written: spelling,
      rhs: description.value === 'none' ? null : rhs,
      rhsRange: at(rhsStart, rhsEnd),
    },
    trouble: null,
  };
}

/**
 * ```
 * > | # @assert status == 200
 *               ^^^^^^^^^^^^^
 * > | # @kulala-expect-status-code 200,201
 *                                  ^^^^^^^
 * ```
 *
 * The second is `status == 200`, and with several statuses `status matches ^(?:200|201)$`; its left side stands where the
 * directive's name does. `null` for any other directive.
 */
export function assertionOfDirective({ name, value, range }: Directive): ReadAssertion | null {
  const known = describeDirective(name.text)?.name;
  if (known === 'assert') return value ? assertionOf(value) : failed('Write what is to hold: @assert status == 200.');
  if (known !== 'kulala-expect-status-code') return null;
  const statuses = value?.text.split(',').map((status) => status.trim()) ?? [];
  if (!value || !statuses.every((status) => /^(?:[1-9]\d\d|\{\{[^{}]+\}\})$/.test(status)))
    return failed(`Write one or more statuses: @${name.text} 200,201.`);
  const [only, ...others] = statuses;
  const isOne = only !== undefined && others.length === 0;
  return {
    assertion: {
      range,
      lhs: 'status',
      lhsRange: name.range,
      operator: isOne ? '==' : 'matches',
      written: isOne ? '==' : 'matches',
      rhs: isOne ? only : `^(?:${statuses.join('|')})$`,
      rhsRange: value.range,
    },
    trouble: null,
  };
}

/** The assertions of a block in order of their place, those in directives too; what is malformed is left out. */
export function assertionsOf({ assertions, directives }: Block): readonly Assertion[] {
  const read = [...assertions.map(assertionOf), ...directives.map(assertionOfDirective)];
  return read.flatMap((one) => one?.assertion ?? []).sort((one, other) => one.range.start - other.range.start);
}

function failed(trouble: string): ReadAssertion {
  return { assertion: null, trouble };
}

function withoutOperator(text: string): string {
  const example = 'Write what is looked at, an operator and a value: status == 200.';
  const words = text.split(/\s+/, 10).slice(1);
  for (const word of words) {
    const suggestion = didYouMean(word, assertionWords);
    if (suggestion) return `“${word}” is no operator.${suggestion} ${example}`;
  }
  return `There is no operator between spaces in this assertion. ${example}`;
}

interface FoundOperator {
  readonly description: AssertionOperatorDescription;
  readonly start: number;
  readonly end: number;
}

const operatorHere = new RegExp(
  `(?:[=!]==?(?![=<>])|[<>]=?(?![=<>])|(?:${assertionWords.join('|').replaceAll(' ', '\\s+')})(?=\\s|$))`,
  'iy',
);

function operatorIn(text: string): FoundOperator | null {
  const takesLast = /^js\s/i.test(text);
  return scan(text, takesLast, true) ?? scan(text, takesLast, false);
}

/** Every unit is looked at once, and the search for a closing quote fails once for each kind of quote. */
function scan(text: string, takesLast: boolean, skipsNested: boolean): FoundOperator | null {
  let found: FoundOperator | null = null;
  let depth = 0;
  let unclosed = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const before = index === 0 ? ' ' : text.charAt(index - 1);
    if (skipsNested) {
      if ('"\'`'.includes(character) && !unclosed.includes(character) && !/\w/.test(before)) {
        const close = closingQuote(text, index);
        if (close === -1) unclosed += character;
        else index = close;
        continue;
      }
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    }
    if (depth > 0 || !/\s/.test(before)) continue;
    operatorHere.lastIndex = index;
    const spelling = operatorHere.exec(text)?.[0];
    const description = spelling === undefined ? null : describeAssertionOperator(spelling);
    if (spelling === undefined || !description) continue;
    found = { description, start: index, end: index + spelling.length };
    if (!takesLast) return found;
    index += spelling.length - 1;
  }
  return found;
}

function closingQuote(text: string, opening: number): number {
  const quote = text.charAt(opening);
  for (let index = opening + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === quote) return index;
  }
  return -1;
}
