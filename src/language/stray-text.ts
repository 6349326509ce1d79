import type { Fix } from './document.ts';
import { emacsLineAt, reportEmacsLine } from './emacs-restclient.ts';
import { fix, insertion, replacement } from './problem.ts';
import { type Reading, report } from './reading.ts';
import { lineEnd, lineStart, trimEnd } from './source.ts';

/** Spaces that look like the plain one, and characters that look like nothing. */
const disguised = /[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/g;

/**
 * ```
 * > | Some words
 *     ^^^^^^^^^^
 *   | GET https://example.com
 * ```
 *
 * A line before the request line that is nothing known. The first one of a block is reported, the rest is its like;
 * what defines a variable for Emacs is reported each time, for its name matters.
 */
export function reportStrayText(reading: Reading, line: number, start: number): void {
  const { source } = reading;
  const { text } = source;
  const end = trimEnd(text, start, lineEnd(source, line));
  if (reading.profile === 'auto' && emacsLineAt(text, start, end) === 'definition') {
    reportEmacsLine(reading, 'definition', start, end);
    return;
  }
  if (reading.strayTextReported) return;
  reading.strayTextReported = true;
  const head = text.slice(start, Math.min(end, start + 200));
  const comment = fix('Comment out', insertion(lineStart(source, line), '# '));
  if (/^[A-Za-z][A-Za-z0-9-]*:(?:\s|$)/.test(head)) {
    report(
      reading,
      'field-before-request-line',
      'error',
      start,
      end,
      'A field stands before the request line. Write the request line first: GET https://example.com/path.',
      comment,
    );
    return;
  }
  if (beginsBody(head)) {
    report(
      reading,
      'body-without-request-line',
      'error',
      start,
      end,
      'This looks like a body, but no request line stands above it. Remove the ### that parts it from its request, or write POST https://example.com/path and a blank line above it.',
    );
    return;
  }
  const plain = plainSpaces(text, start, end);
  report(
    reading,
    'not-a-request-line',
    'error',
    start,
    end,
    plain
      ? 'A character stands here that only looks like a space. Write plain spaces: GET https://example.com/path.'
      : 'This is neither a request line nor a comment. Write METHOD target, as in GET https://example.com/path, or begin the line with #.',
    plain ?? comment,
  );
}

/** JSON or XML, or the first line of it. */
function beginsBody(head: string): boolean {
  return /^(?:\{(?!\{)|\[\s*(?:$|[[{"\d-]|true|false|null)|<(?:\?xml|!DOCTYPE|[A-Za-z][\w:.-]*[\s/>]))/i.test(head);
}

/** Puts a plain space for each disguised one; `null` when there is none. */
function plainSpaces(text: string, start: number, end: number): Fix | null {
  const edits = Array.from(text.slice(start, Math.min(end, start + 1000)).matchAll(disguised), ({ index }) =>
    replacement({ start: start + index, end: start + index + 1 }, ' '),
  );
  return edits.length > 0 ? fix('Write plain spaces', ...edits) : null;
}
