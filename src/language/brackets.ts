import { backslash, lineFeed, quote } from './characters.ts';
import type { Range } from './document.ts';

/** A pair of brackets, both included. */
export type BracketPair = Range;

const brace = 123;
const bracket = 91;

/** UTF-16 units of a text up to which its brackets are paired. */
const longest = 500_000;

/**
 * The pairs of `{}` and `[]` of a text that looks like JSON, in the order of their ends; empty for any other text.
 * Brackets in strings do not count, those without a partner are passed over. Linear.
 */
export function bracketPairs(text: string, { start, end }: Range): readonly BracketPair[] {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at += 1;
  const first = text.charCodeAt(at);
  if (end - at < 2 || (first !== brace && first !== bracket) || end - start > longest) return [];
  const open: number[] = [];
  const pairs: BracketPair[] = [];
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at, end);
    else if (code === brace || code === bracket) open.push(at);
    // The closing ones are two above the opening ones.
    else if (code === brace + 2 || code === bracket + 2) {
      const partner = open.at(-1);
      if (partner === undefined || text.charCodeAt(partner) !== code - 2) continue;
      open.pop();
      pairs.push({ start: partner, end: at + 1 });
    }
  }
  return pairs;
}

/** What stands between the brackets around `offset`, then with them, the innermost first. */
export function bracketsAround(text: string, range: Range, offset: number): readonly Range[] {
  return bracketPairs(text, range)
    .filter(({ start, end }) => start < offset && offset < end)
    .flatMap((pair) => [{ start: pair.start + 1, end: pair.end - 1 }, pair]);
}

/** The closing quote of the string that begins at `start`; one that is not closed ends with its line. */
function endOfString(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote || code === lineFeed) return at;
  }
  return end;
}
