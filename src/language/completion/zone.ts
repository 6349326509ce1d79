import type { Block, HttpDocument } from '../document.ts';

/** The part of a block that a line belongs to, whatever is written on it so far. */
export type Zone = 'separator' | 'before' | 'request-line' | 'target' | 'fields' | 'body' | 'curl';

/** UTF-16 units behind the head of a request in which the blank line before the body is looked for. */
const reach = 20_000;

/** `lineStart` is the offset of the line's first character, within the block. */
export function zoneOf({ text }: HttpDocument, block: Block, lineStart: number): Zone {
  const { separator, request } = block;
  if (separator && lineStart <= separator.range.start) return 'separator';
  if (!request || lineStart < startOfLine(text, request.lineRange.start)) return 'before';
  if (request.curl) return 'curl';
  if (lineStart <= request.lineRange.start) return 'request-line';
  if (lineStart <= request.target.range.end) return 'target';
  if (request.body && lineStart >= request.body.range.start) return 'body';
  const lastField = request.fields.findLast(({ range }) => range.end <= lineStart);
  const headEnd = Math.max(request.lineRange.end, request.target.range.end, lastField?.range.end ?? 0);
  if (lineStart - headEnd > reach) return 'body';
  const between = text.slice(headEnd, lineStart);
  return /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(between) ? 'body' : 'fields';
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start -= 1;
  return start;
}
