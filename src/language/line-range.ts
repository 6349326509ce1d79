import type { HttpDocument, Range } from './document.ts';
import { type Position, positionAt } from './look-up.ts';

/** A place by lines, half-open. While offsets move with every keystroke above them, lines move with a line break only. */
export interface LineRange {
  readonly start: Position;
  readonly end: Position;
}

export function lineRangeOf(document: HttpDocument, { start, end }: Range): LineRange {
  return { start: positionAt(document, start), end: positionAt(document, end) };
}

export function movedDown({ start, end }: LineRange, lines: number): LineRange {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
