import { isSpace } from './characters.ts';
import { curlSettings } from './curl-command.ts';
import { curlRequest } from './curl-request.ts';
import { curlWords } from './curl-words.ts';
import { fix, insertion, replacement } from './problem.ts';
import { type Reading, report } from './reading.ts';
import { lineRange, lineStart, nextLineStart } from './source.ts';

/** Whether a command for curl begins at `start`; on Windows it may be `curl.exe`. */
export function isCurlAt(text: string, start: number): boolean {
  if (!text.startsWith('curl', start)) return false;
  const end = start + (text.startsWith('.exe', start + 4) ? 8 : 4);
  const behind = text.charCodeAt(end);
  return isSpace(behind) || (behind === 92 && !text.startsWith('\\\\', end));
}

/**
 * ```
 * > | curl -X POST https://example.com/users \
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > |   -H 'Content-Type: application/json' -d '{"name": "Ada"}'
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * A command in the place of a request line is read as the request that curl would send. Returns the line behind it.
 */
export function readCurl(reading: Reading, line: number, start: number): number {
  const { source, draft } = reading;
  const { words, end, unclosed, unjoined, spaced } = curlWords(source.text, start, lineStart(source, reading.limit));
  if (unclosed !== -1)
    report(
      reading,
      'unclosed-quote',
      'error',
      unclosed,
      unclosed + 1,
      'This quote is not closed before the next ###. Close it; a quote within quotes needs \\ before it.',
    );
  for (const { range: last } of unjoined)
    report(
      reading,
      'curl-line-not-joined',
      'warning',
      last.start,
      last.end,
      'A shell ends the command here; the options on the next line are read as REST Client reads them. Put \\ at the end of the line.',
      fix('Join the lines', insertion(last.end, ' \\')),
    );
  for (const space of spaced)
    report(
      reading,
      'curl-line-not-joined',
      'warning',
      space.start - 1,
      space.end,
      'A shell ends the command here, because white space stands behind the \\. The next line is read as if it did not; remove it.',
      fix('Remove the white space', replacement(space, '')),
    );
  const range = { start, end };
  const request = curlRequest(reading, curlSettings(reading, words), range);
  draft.request = { ...request, range, lineRange: lineRange(source, line), curl: range };
  let last = line;
  while (nextLineStart(source, last) < end && last < reading.limit - 1) last += 1;
  return last + 1;
}
