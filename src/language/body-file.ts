import { at, isAlphanumeric, isSpace, lessThan } from './characters.ts';
import type { BodyPart } from './document.ts';
import { lineEnd, lineStart, located, type Source, skipSpace, trimEnd } from './source.ts';

/**
 * ```
 *   | Content-Type: application/json
 *   |
 * > | < ./user.json
 *     ^^^^^^^^^^^^^
 * > | <@latin1 ./template.json
 *     ^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * A line of a body that stands for a file's content; `null` for any other line. `<` stands in the first column. With
 * `beforeDelimiter` the line may end with the last delimiter of a multipart body, as in `< ./a.txt --boundary--`.
 */
export function bodyFileAt(
  source: Source,
  line: number,
  beforeDelimiter = false,
): Extract<BodyPart, { kind: 'file' }> | null {
  const { text } = source;
  const start = lineStart(source, line);
  if (text.charCodeAt(start) !== lessThan) return null;
  const lineStop = trimEnd(text, start, lineEnd(source, line));
  const end = beforeDelimiter ? delimiterAt(text, start, lineStop) : lineStop;
  let index = start + 1;
  const substitute = text.charCodeAt(index) === at;
  if (substitute) index += 1;
  const encodingStart = index;
  if (substitute) while (index < end && isEncodingCharacter(text.charCodeAt(index))) index += 1;
  const encodingEnd = index;
  if (index >= end || !isSpace(text.charCodeAt(index))) return null;
  const path = skipSpace(text, index, end);
  if (path >= end || text.startsWith('{%', path)) return null;
  return {
    kind: 'file',
    range: { start, end },
    path: located(source, path, end),
    substitute,
    encoding: encodingEnd > encodingStart ? located(source, encodingStart, encodingEnd) : null,
    withoutLineEnds: false,
  };
}

/** Where the words before ` --boundary--` end; `end` when the line does not end so. */
function delimiterAt(text: string, start: number, end: number): number {
  if (!text.startsWith('--', end - 2)) return end;
  const word = text.slice(start, end).search(/\s--\S+--$/);
  return word <= 1 ? end : trimEnd(text, start, start + word);
}

/** Letters, digits and `-._`. */
function isEncodingCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 45 || code === 46 || code === 95;
}
