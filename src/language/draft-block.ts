import { isSpace, isToken } from './characters.ts';
import { isCommentAt, readComment } from './comment.ts';
import type { Body, Located, Target, WrittenField, WrittenRequest } from './document.ts';
import { readField } from './field.ts';
import { httpVersionOf } from './http-version.ts';
import { isKnownMethod } from './methods.ts';
import { type Reading, report } from './reading.ts';
import { TargetSlice, TextBody } from './slice.ts';
import { isBlankLine, lineEnd, lineRange, lineStart, located, trimEnd } from './source.ts';
import { readVariableDefinition } from './variable-definition.ts';

/**
 * The lines of a block as the draft specification 2026-draft.3 reads them: definitions and comments, a request line, fields,
 * a blank line, and a body in which nothing is special. Comments and definitions begin in the first column; there are no
 * scripts, imports, handlers, files, curl commands, continued targets or folded fields.
 */
export function readDraftLines(reading: Reading, from: number): void {
  const { source, draft } = reading;
  const { text } = source;
  let line = from;
  for (; line < reading.limit; line += 1) {
    const start = lineStart(source, line);
    if (isBlankLine(source, line)) continue;
    if (isCommentAt(text, start)) readComment(reading, line, start);
    else if (text.charAt(start) === '@') readVariableDefinition(reading, line, start);
    else break;
  }
  if (line === reading.limit) return;
  const head = readRequestLine(reading, line);
  if (!head) return;
  const lines = lineRange(source, line);
  const fields: WrittenField[] = [];
  let end = lines.end;
  line += 1;
  for (; line < reading.limit && !isBlankLine(source, line); line += 1) {
    const start = lineStart(source, line);
    if (isCommentAt(text, start)) {
      readComment(reading, line, start);
      continue;
    }
    readDraftField(reading, line, fields);
    end = lineEnd(source, line);
  }
  const body = line < reading.limit ? readDraftBody(reading, line + 1) : null;
  draft.request = {
    range: { start: lines.start, end: body?.range.end ?? end },
    lineRange: lines,
    ...head,
    fields: fields.slice(),
    body,
    curl: null,
  };
}

/** A line among the fields: `Name: value` from the first column on; no line continues another. */
function readDraftField(reading: Reading, line: number, fields: WrittenField[]): void {
  const { source } = reading;
  const start = lineStart(source, line);
  if (!isSpace(source.text.charCodeAt(start))) {
    readField(reading, line, fields);
    return;
  }
  report(
    reading,
    'indented-line',
    'error',
    start,
    lineEnd(source, line),
    'By the draft specification a field begins in the first column, and no line continues the one above.',
  );
}

/** From the line behind the blank one to the last line of the block that is not blank. */
function readDraftBody(reading: Reading, from: number): Body | null {
  const { source } = reading;
  let to = reading.limit;
  while (to > from && isBlankLine(source, to - 1)) to -= 1;
  return to > from ? new TextBody(lineStart(source, from), lineEnd(source, to - 1)) : null;
}

/** `METHOD target`, `METHOD target VERSION`, `target` or `target VERSION`, with single spaces between them. */
function readRequestLine(
  reading: Reading,
  line: number,
): Pick<WrittenRequest, 'method' | 'target' | 'httpVersion'> | null {
  const { source } = reading;
  const { text } = source;
  const start = lineStart(source, line);
  const end = trimEnd(text, start, lineEnd(source, line));
  const words = wordsBetween(text, start, end);
  const refuse = (message: string): null => {
    report(reading, 'malformed-request-line', 'error', start, end, message);
    return null;
  };
  if (words === null)
    return refuse(
      'The draft specification wants a method, a single space and a target: GET https://example.com/path. A version may follow behind a single space.',
    );
  const place = (index: number): Located | null => {
    const word = words[index];
    return word ? located(source, word.start, word.end) : null;
  };
  const [first, second] = [place(0), place(1)];
  if (!first) return null;
  const isMethodFirst = second !== null && !(words.length === 2 && isVersionLike(second.text, first.text));
  const target = isMethodFirst ? second : first;
  const httpVersion = place(isMethodFirst ? 2 : 1);
  if (target === first && isKnownMethod(first.text))
    return refuse(`${first.text} needs a target: write ${first.text} https://example.com/path.`);
  if (isMethodFirst && !first.text.includes('{{') && !isToken(first.text))
    return refuse(`“${first.text}” is no method (RFC 9110 section 9.1). Write GET https://example.com/path.`);
  if (httpVersion && !httpVersion.text.includes('{{') && !isDraftVersion(httpVersion.text)) {
    report(
      reading,
      'malformed-version',
      'error',
      httpVersion.range.start,
      httpVersion.range.end,
      `${httpVersion.text} is no version of the draft specification: HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3.`,
    );
  }
  return { method: isMethodFirst ? first : null, target: targetAt(source.text, target), httpVersion };
}

function targetAt(text: string, { range }: Located): Target {
  return new TargetSlice(text, range.start, range.end);
}

/** One to three words with single spaces between them; `null` for anything else. */
function wordsBetween(text: string, start: number, end: number): readonly { start: number; end: number }[] | null {
  const words: { start: number; end: number }[] = [];
  let position = start;
  while (position < end) {
    if (words.length === 3 || isSpace(text.charCodeAt(position))) return null;
    let wordEnd = position;
    while (wordEnd < end && !isSpace(text.charCodeAt(wordEnd))) wordEnd += 1;
    words.push({ start: position, end: wordEnd });
    if (wordEnd < end && text.charAt(wordEnd) !== ' ') return null;
    position = wordEnd + 1;
  }
  return words;
}

/** Whether the second of two words is a version: by its form, or as a reference behind what can be no method. */
function isVersionLike(word: string, before: string): boolean {
  return /^http\//i.test(word) || (word.startsWith('{{') && !before.includes('{{') && !isToken(before));
}

/** `HTTP/` and the name of a version, in this case. */
export function isDraftVersion(text: string): boolean {
  return /^HTTP\/(?:1\.0|1\.1|2|3)$/.test(text) && httpVersionOf(text) !== null;
}
