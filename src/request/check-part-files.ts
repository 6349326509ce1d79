import type { Fix, Range } from '../language/document.ts';
import { fix, replacement } from '../language/problem.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * ```
 *   | Content-Disposition: form-data; name="a"; filename="a.txt"
 *   |
 * > | // The file is uploaded
 *     ^^^^^^^^^^^^^^^^^^^^^^^
 *   | < ./a.txt
 * > |
 *   | --boundary
 * ```
 *
 * JetBrains' documentation writes so. Whatever stands between the fields of a part and the delimiter is its content, here the comment and a
 * line break as well. `dropsComments`: lines that look like comments are not sent.
 */
export function checkPartFiles(resolving: Resolving, dropsComments: boolean): void {
  const { document, block } = resolving;
  const { text } = document;
  for (const part of block.request.body?.parts ?? []) {
    if (part.kind !== 'file') continue;
    const { range } = part;
    // Looked at is what stands near: comments and blank lines are short.
    const above = text.slice(Math.max(0, range.start - near), range.start);
    const comments =
      /(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)((?:[ \t]*(?:\/\/|#)[^\r\n]*(?:\r\n|\n|\r))+)$/.exec(above)?.[1] ?? '';
    if (comments !== '' && !dropsComments) {
      const place = { start: range.start - comments.length, end: range.start };
      const end = place.start + comments.trimEnd().length;
      tell(
        resolving,
        { start: place.start, end },
        'This comment is sent as part of the file',
        fix('Remove the comment', replacement(place, '')),
      );
    }
    const below = text.slice(range.end, range.end + near);
    const blank = /^((?:\r\n|\n|\r)[ \t]*)+(?=(?:\r\n|\n|\r)--)/.exec(below)?.[0] ?? '';
    if (blank !== '')
      tell(
        resolving,
        range,
        'The blank line behind this file is sent as part of it',
        fix('Remove the blank line', replacement({ start: range.end, end: range.end + blank.length }, '')),
      );
  }
}

/** UTF-16 units. */
const near = 2000;

function tell(resolving: Resolving, range: Range, what: string, change: Fix): void {
  complain(
    resolving,
    'multipart-file-not-alone',
    'warning',
    range,
    `${what}: all between the fields of a part and the next -- line is its content (RFC 2046 section 5.1).`,
    change,
  );
}
