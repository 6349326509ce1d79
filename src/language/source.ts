import { byteOrderMark, carriageReturn, hash, isSpace, lineFeed } from './characters.ts';
import type { Located, Range } from './document.ts';
import { Slice } from './slice.ts';

/** A text and where its lines start. */
export interface Lines {
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: Uint32Array;
  /** 1 where the text begins with a byte order mark, which belongs to no construct; else 0. */
  readonly markLength: 0 | 1;
}

/** The text cut into lines, once: what every construct reads from. */
export interface Source extends Lines {
  /** Lines that begin with `###` in their first column, in order. */
  readonly separatorLines: readonly number[];
  /** NULs, and other control characters that text does not hold. */
  readonly nuls: number;
  readonly controls: number;
  /** Offset of the first NUL or control character, -1 without one. */
  readonly firstControl: number;
}

/**
 * One pass over the text, which looks at nothing but control characters closely. A regular expression finds them three times
 * as fast as a loop over the characters.
 */
export function readSource(text: string): Source {
  // As many as there are with 32 characters in a line; grows by itself: a list of numbers is copied more often.
  let lineStarts = new Uint32Array(16 + (text.length >> 5));
  let lines = 1;
  const separatorLines: number[] = [];
  const markLength = markLengthOf(text);
  if (startsSeparator(text, markLength)) separatorLines.push(0);
  let nuls = 0;
  let controls = 0;
  let firstControl = -1;
  // All control characters but those of honest text that end no line: tab, form feed and escape.
  const marks = /[\0-\x08\n\v\r\x0e-\x1a\x1c-\x1f]/g;
  while (marks.test(text)) {
    const behind = marks.lastIndex;
    const code = text.charCodeAt(behind - 1);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(behind) !== lineFeed)) {
      if (startsSeparator(text, behind)) separatorLines.push(lines);
      if (lines === lineStarts.length) lineStarts = withRoom(lineStarts);
      lineStarts[lines] = behind;
      lines += 1;
    } else if (code !== carriageReturn) {
      if (firstControl === -1) firstControl = behind - 1;
      if (code === 0) nuls += 1;
      else controls += 1;
    }
  }
  return { text, lineStarts: lineStarts.slice(0, lines), separatorLines, markLength, nuls, controls, firstControl };
}

function withRoom(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

export function markLengthOf(text: string): 0 | 1 {
  return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

function startsSeparator(text: string, start: number): boolean {
  return text.charCodeAt(start) === hash && text.charCodeAt(start + 1) === hash && text.charCodeAt(start + 2) === hash;
}

/** Offset of the first character of a line that counts. */
export function lineStart(source: Lines, line: number): number {
  return line === 0 ? source.markLength : (source.lineStarts[line] ?? source.text.length);
}

/** Offset behind the last character of a line, its terminator left out. */
export function lineEnd(source: Lines, line: number): number {
  const { text, lineStarts } = source;
  const next = lineStarts[line + 1];
  if (next === undefined) return text.length;
  const last = text.charCodeAt(next - 1);
  if (last !== lineFeed) return next - 1;
  const start = lineStarts[line] ?? 0;
  return next - 2 >= start && text.charCodeAt(next - 2) === carriageReturn ? next - 2 : next - 1;
}

/** Offset of the line after this one; the text's end for the last. */
export function nextLineStart(source: Source, line: number): number {
  return source.lineStarts[line + 1] ?? source.text.length;
}

/** Offset of the first character that is no space or tab, `end` when there is none. */
export function skipSpace(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

/** `end` moved back over spaces and tabs, not before `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start && isSpace(text.charCodeAt(index - 1))) index -= 1;
  return index;
}

export function isBlankLine(source: Source, line: number): boolean {
  const end = lineEnd(source, line);
  return skipSpace(source.text, lineStart(source, line), end) === end;
}

export function located(source: Source, start: number, end: number): Located {
  return new Slice(source.text, start, end);
}

/** `start` to `end` without white space around; `null` when nothing is left. */
export function locatedTrimmed(source: Source, start: number, end: number): Located | null {
  const first = skipSpace(source.text, start, end);
  return first === end ? null : located(source, first, trimEnd(source.text, first, end));
}

export function lineRange(source: Source, line: number): Range {
  return { start: lineStart(source, line), end: lineEnd(source, line) };
}
