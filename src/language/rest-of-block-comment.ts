import { isBlockCommentAt, reportBlockComment } from './comment.ts';
import { addComment, type Reading } from './reading.ts';
import { beginsRequest } from './request-line.ts';
import { lineEnd, lineStart, trimEnd } from './source.ts';

/**
 * ```
 *   | /*
 *   | ### A heading in a comment
 * > | What it says.
 *     ^^^^^^^^^^^^^
 * > | * /
 *     ^^^
 * ```
 *
 * A `###` ends a block within httpYac's comments too, for which it is text. What stands before the block's request and ends
 * with a comment's end that nothing in the block begins is the rest of one. Returns the line behind it; `null` where the
 * block is none, or text was met before.
 */
export function readRestOfBlockComment(reading: Reading, from: number): number | null {
  if (reading.strayTextReported) return null;
  const { source } = reading;
  const { text } = source;
  for (let line = from; line < reading.limit; line += 1) {
    const start = lineStart(source, line);
    if (isBlockCommentAt(text, start) || beginsRequest(source, line)) return null;
    const end = trimEnd(text, start, lineEnd(source, line));
    if (!text.endsWith('*/', end)) continue;
    addComment(reading, lineStart(source, from), lineEnd(source, line));
    reportBlockComment(reading, lineStart(source, from), end);
    return line + 1;
  }
  return null;
}
