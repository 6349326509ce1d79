import type { HttpDocument, Range } from '../document.ts';

/** A line of a range, without its terminator, and the place of the terminator. */
export interface LineOfRange {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Behind the terminator. */
  readonly next: number;
}

export function* linesOf({ text }: HttpDocument, range: Range): Generator<LineOfRange> {
  let start = range.start;
  for (const match of text.slice(range.start, range.end).matchAll(/\r\n|\r|\n|$/g)) {
    const end = range.start + match.index;
    if (end < start) continue;
    const next = end + match[0].length;
    yield { text: text.slice(start, end), start, end, next };
    start = next;
  }
}

/** Removes a line with its terminator. */
export function removalOf({ start, next }: LineOfRange): { readonly range: Range; readonly newText: string } {
  return { range: { start, end: next }, newText: '' };
}
