import type { AfterBody } from './after-body-kind.ts';
import { assertionOf, isAssertionAt } from './assertion.ts';
import { greaterThan, isSpace, lessThan, openBrace, questionMark, space, tab } from './characters.ts';
import { isBlockCommentAt, isCommentAt, readBlockComment, readComment } from './comment.ts';
import { isCurlAt } from './curl.ts';
import { lineTerminatorOf } from './field.ts';
import { nextRequestAt } from './next-request.ts';
import { fix, insertion } from './problem.ts';
import { addAssertion, addHandler, addOutput, addScript, addStoredResponse, type Reading, report } from './reading.ts';
import { beginsRequest } from './request-line.ts';
import { isInlineScriptAt, readInlineScript, scriptFileAt } from './script.ts';
import { closingLine, openingOf, scriptBlockAt } from './script-block.ts';
import { isSeparatorAt } from './separator.ts';
import { isBlankLine, lineEnd, lineStart, located, nextLineStart, type Source, skipSpace, trimEnd } from './source.ts';

/** What the line begins, by its first characters alone; `null` for anything that is none of it. */
export function afterBodyAt(source: Source, line: number): AfterBody | null {
  const { text } = source;
  const start = lineStart(source, line);
  const second = text.charCodeAt(start + 1);
  switch (text.charCodeAt(start)) {
    case greaterThan:
      if (second === greaterThan) {
        const behind = text.charCodeAt(start + 2) === 33 ? start + 3 : start + 2;
        return isSpace(text.charCodeAt(behind)) && scriptFileAt(source, line, behind - 1) ? 'output' : null;
      }
      if (isInlineScriptAt(text, start)) return 'inline-handler';
      return isSpace(second) && scriptFileAt(source, line, start) ? 'file-handler' : null;
    case lessThan:
      return second === greaterThan && isSpace(text.charCodeAt(start + 2)) ? 'stored-response-file' : null;
    case questionMark:
      return isAssertionAt(text, start) ? 'assertion' : null;
    case space:
    case tab:
      return isAssertionAt(text, skipSpace(text, start, lineEnd(source, line))) ? 'assertion' : null;
    case openBrace:
      return second === openBrace && openingOf(source, line) !== undefined ? 'script-block' : null;
    case 72:
      return isStatusLineAt(text, start) ? 'stored-response' : null;
    default:
      return null;
  }
}

/** `HTTP/1.1 200`. */
function isStatusLineAt(text: string, start: number): boolean {
  return text.startsWith('HTTP/', start) && /^HTTP\/\d(?:\.\d)? \d{3}(?: |\r|\n|$)/.test(text.slice(start, start + 14));
}

/**
 * The first line from `from` on that is neither blank nor a comment nor anything that may follow a body; `limit` when
 * all of them are. What decides whether `> quoted` ends a text or belongs to it.
 */
export function firstForeignLine(reading: Reading, from: number): number {
  const { source, limit } = reading;
  const { text } = source;
  let line = from;
  while (line < limit) {
    const start = lineStart(source, line);
    const what = afterBodyAt(source, line);
    if (what === 'stored-response' || nextRequestAt(reading, line)) return limit;
    if (what === 'script-block') {
      const close = line < reading.scriptBlocksEnd ? closingLine(source, line + 1, limit) : null;
      if (close === null) {
        reading.scriptBlocksEnd = Math.min(reading.scriptBlocksEnd, line);
        return line;
      }
      line = close;
    } else if (what === 'inline-handler') {
      const length = text.slice(start, lineStart(source, limit)).indexOf('%}');
      if (length === -1) return limit;
      while (nextLineStart(source, line) <= start + length) line += 1;
    } else if (what === null && isBlockCommentAt(text, start)) {
      const length = text.slice(start, lineStart(source, limit)).indexOf('*/');
      if (length === -1) return limit;
      while (nextLineStart(source, line) <= start + length) line += 1;
    } else if (what === null && !isCommentAt(text, start) && !isBlankLine(source, line)) return line;
    line += 1;
  }
  return limit;
}

/**
 * ```
 *   | {"name": "Ada"}
 *   |
 * > | > {% client.test('created', () => {}) %}
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | >> ./answer.json
 *     ^^^^^^^^^^^^^^^^
 * > | ?? status == 201
 *     ^^^^^^^^^^^^^^^^
 * > | <> ./yesterday.json
 *     ^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * Everything from here to the end of the block.
 */
export function readAfterBody(reading: Reading, from: number): void {
  const { source, draft } = reading;
  const { text } = source;
  let strayReported = false;
  let line = from;
  while (line < reading.limit) {
    const first = lineStart(source, line);
    const end = lineEnd(source, line);
    const start = skipSpace(text, first, end);
    if (start === end) line += 1;
    else if (start > first && isSeparatorAt(text, start)) reading.limit = line;
    else if (isCommentAt(text, start)) line = readComment(reading, line, start);
    else if (isBlockCommentAt(text, start)) line = readBlockComment(reading, line, start);
    else {
      const next = readAfterBodyLine(reading, line);
      if (next !== null) line = next;
      else {
        if (nextRequestAt(reading, line)) {
          reading.limit = line;
          break;
        }
        if (beginsRequest(source, line) || isCurlAt(text, start)) reportMissingSeparator(reading, line, 'error');
        else if (!strayReported) {
          strayReported = true;
          report(
            reading,
            'text-after-handler',
            'warning',
            start,
            trimEnd(text, start, end),
            draft.request?.curl
              ? 'Nothing behind a command for curl is sent. Put \\ at the end of the lines above that it goes on from, or begin the line with #.'
              : 'Nothing behind a handler, an output or an assertion is sent. Put a body above them, or begin the line with #.',
            fix('Comment out', insertion(first, '# ')),
          );
        }
        line += 1;
      }
    }
  }
}

/** Reads what one line begins; `null` when it begins none of it. Also for blocks without a request. */
export function readAfterBodyLine(reading: Reading, line: number): number | null {
  const { source, draft } = reading;
  const { text } = source;
  const start = lineStart(source, line);
  const end = trimEnd(text, start, lineEnd(source, line));
  switch (afterBodyAt(source, line)) {
    case 'inline-handler': {
      const { script, next } = readInlineScript(reading, line, start);
      addHandler(reading, script);
      return next;
    }
    case 'file-handler': {
      const script = scriptFileAt(source, line, start);
      if (script) addHandler(reading, script);
      return line + 1;
    }
    case 'output': {
      const overwrite = text.charCodeAt(start + 2) === 33;
      const path = skipSpace(text, start + (overwrite ? 3 : 2), end);
      addOutput(reading, { range: { start, end }, path: located(source, path, end), overwrite });
      return line + 1;
    }
    case 'stored-response-file':
      addStoredResponse(reading, located(source, start, end));
      return line + 1;
    case 'assertion': {
      const assertion = skipSpace(text, skipSpace(text, start, end) + 2, end);
      if (assertion < end) {
        const written = located(source, assertion, end);
        addAssertion(reading, written);
        const { trouble } = assertionOf(written);
        if (trouble !== null) report(reading, 'malformed-assertion', 'warning', assertion, end, trouble);
      } else report(reading, 'malformed-assertion', 'warning', start, end, 'Write what is to hold: ?? status == 200.');
      return line + 1;
    }
    case 'script-block': {
      const block = scriptBlockAt(reading, line);
      if (!block) return null;
      (draft.request ? addHandler : addScript)(reading, block.script);
      return block.next;
    }
    case 'stored-response':
      return readStoredResponse(reading, line);
    case null:
      return null;
  }
}

/**
 * ```
 *   | GET https://example.com
 *   |
 * > | HTTP/1.1 200 OK
 *     ^^^^^^^^^^^^^^^
 * > | Content-Type: text/plain
 *     ^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * A response pasted or kept below a request, to the end of the block or to what may follow a body. Never sent.
 */
function readStoredResponse(reading: Reading, from: number): number {
  const { source } = reading;
  let last = from;
  let line = from + 1;
  let foreign = -1;
  for (; line < reading.limit; line += 1) {
    if (nextRequestAt(reading, line)) {
      reading.limit = line;
      break;
    }
    if (isBlankLine(source, line - 1) && beginsRequest(source, line))
      reportMissingSeparator(reading, line, 'warning', 'part of the response');
    const what = afterBodyAt(source, line);
    if (what === 'inline-handler') break;
    if (what !== null && what !== 'stored-response' && line > foreign) {
      foreign = firstForeignLine(reading, line);
      if (foreign >= reading.limit) break;
    }
    if (!isBlankLine(source, line)) last = line;
  }
  addStoredResponse(reading, located(source, lineStart(source, from), lineEnd(source, last)));
  return line;
}

/** A request line where only a body or nothing can stand: somebody forgot a separator. */
export function reportMissingSeparator(
  reading: Reading,
  line: number,
  severity: 'error' | 'warning',
  what: 'the body of the one' | 'part of the response' = 'the body of the one',
): void {
  const { source } = reading;
  const start = lineStart(source, line);
  const newline = lineTerminatorOf(source, line);
  report(
    reading,
    'missing-separator',
    severity,
    start,
    lineEnd(source, line),
    severity === 'error'
      ? 'A request cannot begin here. Put a line with ### before it.'
      : `This looks like another request, but is ${what} above. Put a line with ### before it.`,
    fix('Insert ### before it', insertion(start, `###${newline}`)),
  );
}
