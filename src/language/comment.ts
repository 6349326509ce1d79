import { asterisk, hash, slash } from './characters.ts';
import { readDirective } from './directive.ts';
import { fix, replacement } from './problem.ts';
import { addComment, addDirective, type Reading, report } from './reading.ts';
import { lineEnd, lineStart, nextLineStart } from './source.ts';

/** Whether a line whose first character stands at `start` is a comment: `#` or `//`. */
export function isCommentAt(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return code === hash || (code === slash && text.charCodeAt(start + 1) === slash);
}

/**
 * ```
 * > | # of no consequence
 *     ^^^^^^^^^^^^^^^^^^^
 * > | // @no-redirect
 *     ^^^^^^^^^^^^^^^
 * ```
 *
 * Outside bodies. `start` is the offset of the marker; one that is indented is read all the same.
 */
export function readComment(reading: Reading, line: number, start: number): number {
  const { source } = reading;
  const end = lineEnd(source, line);
  const first = lineStart(source, line);
  if (start > first)
    report(
      reading,
      'indented-comment',
      'hint',
      first,
      start,
      'Other tools know a comment only in the first column. Remove the white space before it.',
      fix('Remove the indentation', replacement({ start: first, end: start }, '')),
    );
  const directive = readDirective(reading, start, end);
  if (directive) addDirective(reading, directive);
  else addComment(reading, start, end);
  return line + 1;
}

export function isBlockCommentAt(text: string, start: number): boolean {
  return text.charCodeAt(start) === slash && text.charCodeAt(start + 1) === asterisk;
}

/**
 * ```
 * > | /* over
 *     ^^^^^^^
 * > |  * several lines * /
 *     ^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * Outside bodies; httpYac's.
 */
export function readBlockComment(reading: Reading, line: number, start: number): number {
  const { source } = reading;
  const length = source.text.slice(start + 2, lineStart(source, reading.limit)).indexOf('*/');
  const close = start + 2 + length;
  const closed = length !== -1;
  let last = line;
  if (closed) while (nextLineStart(source, last) <= close) last += 1;
  else last = reading.limit - 1;
  const end = lineEnd(source, last);
  addComment(reading, start, end);
  if (closed) reportBlockComment(reading, start, close + 2);
  else
    report(
      reading,
      'unclosed-comment',
      'warning',
      start,
      lineEnd(source, line),
      'This comment does not end before the next ###. Close it with */ or begin each line with #.',
    );
  return last + 1;
}

export function reportBlockComment(reading: Reading, start: number, end: number): void {
  report(
    reading,
    'block-comment',
    'information',
    start,
    end,
    'Only httpYac reads comments between /* and */. Begin each line with # so that other tools read it as well.',
  );
}
