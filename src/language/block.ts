import { readAfterBody, readAfterBodyLine, reportMissingSeparator } from './after-body.ts';
import { isAssertionAt } from './assertion.ts';
import { BlockSlice, RequestSlice } from './block-slice.ts';
import { readBody } from './body.ts';
import { at, greaterThan, hash, isAlphanumeric, isSpace, lessThan, slash } from './characters.ts';
import { isBlockCommentAt, isCommentAt, readBlockComment, readComment } from './comment.ts';
import { isCurlAt, readCurl } from './curl.ts';
import type { Block, Directive, Located, WrittenField } from './document.ts';
import { readDraftLines } from './draft-block.ts';
import { isFieldAt, readField } from './field.ts';
import { readFragment } from './fragment.ts';
import { readImport } from './import.ts';
import { nextRequestAt } from './next-request.ts';
import { fix, replacement } from './problem.ts';
import { addScript, type BlockDraft, type Reading, report } from './reading.ts';
import { beginsRequest, type RequestLine, readRequestLine } from './request-line.ts';
import { readRestOfBlockComment } from './rest-of-block-comment.ts';
import { isInlineScriptAt, readInlineScript, scriptFileAt } from './script.ts';
import { openingOf, scriptBlockAt } from './script-block.ts';
import { isSeparatorAt, readSeparator } from './separator.ts';
import { lineEnd, lineStart, located, type Source, skipSpace } from './source.ts';
import { reportStrayText } from './stray-text.ts';
import { readVariableDefinition } from './variable-definition.ts';

/**
 * Reads the lines from `from` to the next separator:
 *
 *     separator, then definitions, directives, comments, scripts and imports,
 *     then a request line and its fields, a blank line and a body,
 *     then handlers, outputs, assertions and stored responses
 *
 * All of it may be missing. `reading.limit` is where the block ends; it moves up to an indented separator.
 */
export function readBlock(reading: Reading, index: number, from: number): Block {
  const { source, draft } = reading;
  const head = startsWithSeparator(reading, from) ? readSeparator(source, from) : null;
  const isDraft = reading.profile === 'draft-2026';
  (isDraft ? readDraftLines : readBeforeRequest)(reading, head ? from + 1 : from);
  const title = head?.title ? titleOf(reading, head.title) : null;
  const start = source.lineStarts[from] ?? 0;
  const end = source.lineStarts[reading.limit] ?? source.text.length;
  const named = nameOf(draft) ?? (!isDraft && title !== null && isRule(source.text, title) ? null : title);
  const name = isDraft ? firstRun(source, named) : named;
  return new BlockSlice(index, start, end, head?.separator ?? null, title, name, draft);
}

/** `### @name login` is called "login", but where one tool's rules are asked for: to all of them `@name` is title. */
function titleOf({ source, profile }: Reading, title: Located): Located {
  const { start, end } = title.range;
  if (profile !== 'auto' || source.text.charCodeAt(start) !== at) return title;
  const before = /^@name(?:\s*=\s*|\s+)(?=\S)/.exec(title.text)?.[0];
  return before === undefined ? title : located(source, start + before.length, end);
}

/** `### ------`: a drawing, which names nothing. */
function isRule(text: string, title: Located): boolean {
  return !isAlphanumeric(text.charCodeAt(title.range.start)) && /^[-=*_~+.#\s\u2500-\u257f]+$/.test(title.text);
}

/** A name by the draft specification: up to the first white space. */
function firstRun(source: Source, name: Located | null): Located | null {
  const length = name?.text.search(/\s/) ?? -1;
  return name === null || length === -1 ? name : located(source, name.range.start, name.range.start + length);
}

function startsWithSeparator({ source, profile }: Reading, line: number): boolean {
  const start = lineStart(source, line);
  if (profile === 'draft-2026') return isSeparatorAt(source.text, start);
  return isSeparatorAt(source.text, skipSpace(source.text, start, lineEnd(source, line)));
}

function nameOf(draft: BlockDraft): Located | null {
  const directive = draft.directives?.find(({ name, value }: Directive) => name.text === 'name' && value !== null);
  return directive?.value ?? null;
}

/** Line by line to the request line, which hands over to the rest of the block. */
function readBeforeRequest(reading: Reading, from: number): void {
  const { source } = reading;
  const { text } = source;
  let line = from;
  while (line < reading.limit) {
    const first = lineStart(source, line);
    const end = lineEnd(source, line);
    const start = skipSpace(text, first, end);
    if (start === end) {
      line += 1;
      continue;
    }
    const code = text.charCodeAt(start);
    if (code === hash && isSeparatorAt(text, start)) {
      endAtIndentedSeparator(reading, line, first, start);
      return;
    }
    if ((code === hash || code === slash) && isCommentAt(text, start)) {
      line = readComment(reading, line, start);
      continue;
    }
    if (code === at) {
      line = readVariableDefinition(reading, line, start);
      continue;
    }
    const next = readOtherBeforeRequest(reading, line, start);
    if (next !== null) {
      line = next;
      continue;
    }
    if (isCurlAt(text, start)) {
      readAfterBody(reading, readCurl(reading, line, start));
      return;
    }
    // No method and no target begins with a comment's end.
    const requestLine = text.startsWith('*/', start) ? null : readRequestLine(reading, line, start);
    if (requestLine) {
      readRequest(reading, requestLine);
      return;
    }
    const behind = readRestOfBlockComment(reading, line);
    if (behind === null) reportStrayText(reading, line, start);
    line = behind ?? line + 1;
  }
}

function endAtIndentedSeparator(reading: Reading, line: number, first: number, start: number): void {
  report(
    reading,
    'indented-separator',
    'hint',
    first,
    start,
    'Other tools know ### only in the first column. Remove the white space before it.',
    fix('Remove the indentation', replacement({ start: first, end: start }, '')),
  );
  reading.limit = line;
}

/** Scripts, imports, and what belongs behind a request but stands without one. */
function readOtherBeforeRequest(reading: Reading, line: number, start: number): number | null {
  const { source } = reading;
  const { text } = source;
  const code = text.charCodeAt(start);
  if (code === slash && isBlockCommentAt(text, start)) return readBlockComment(reading, line, start);
  if (code === lessThan) {
    if (isInlineScriptAt(text, start)) {
      const { script, next } = readInlineScript(reading, line, start);
      addScript(reading, script);
      return next;
    }
    const file = scriptFileAt(source, line, start);
    if (file) {
      addScript(reading, file);
      return line + 1;
    }
    return readAfterBodyLine(reading, line);
  }
  if (code === greaterThan || code === 63 || code === 72) return readAfterBodyLine(reading, line);
  if (code === 123) {
    const block = scriptBlockAt(reading, line);
    if (block) {
      addScript(reading, block.script);
      return block.next;
    }
    if (openingOf(source, line) === undefined) return null;
    report(
      reading,
      'unclosed-script',
      'error',
      start,
      lineEnd(source, line),
      'This script does not end before the next ###. Close it with a line that is }}.',
    );
    return reading.limit;
  }
  if (code === 105 || code === 114) return readImport(reading, line);
  if (code === 102 || code === 103) return readFragment(reading, line, start);
  // httpYac's file of a gRPC service, which matters to no other protocol.
  if (code === 112 && /^proto\s*<\s*\S/.test(text.slice(start, Math.min(start + 200, lineEnd(source, line)))))
    return line + 1;
  // Kulala's word for a block that sends nothing.
  if (code === 78 && text.slice(start, lineEnd(source, line)).trimEnd() === 'NOP') return line + 1;
  return null;
}

function readRequest(reading: Reading, requestLine: RequestLine): void {
  const { source, draft } = reading;
  const { text } = source;
  const fields: WrittenField[] = [];
  let at = requestLine.next;
  let end = lineEnd(source, at - 1);
  while (at < reading.limit) {
    const first = lineStart(source, at);
    const lineStop = lineEnd(source, at);
    const begin = skipSpace(text, first, lineStop);
    if (begin === lineStop) {
      at += 1;
      break;
    }
    const code = text.charCodeAt(begin);
    if (begin > first && code === hash && isSeparatorAt(text, begin)) {
      endAtIndentedSeparator(reading, at, first, begin);
      break;
    }
    const isComment = isCommentAt(text, begin);
    const isBareHash = isComment && isHashOfHttpyac(reading, begin, lineStop);
    if (isComment && !(isBareHash && isFieldAt(text, begin, lineStop))) {
      at = readComment(reading, at, begin);
      if (isBareHash) break;
      continue;
    }
    if (begin === first && isBlockCommentAt(text, begin)) {
      at = readBlockComment(reading, at, begin);
      continue;
    }
    if (begin === first ? mayFollowFields(text, first) : isAssertionAt(text, begin)) {
      // Provisional, so that scripts behind it count as handlers; the fields are copied once, when the line is one.
      draft.request = new RequestSlice(text, requestLine, end, [], null);
      const next = readAfterBodyLine(reading, at);
      if (next !== null) {
        draft.request = new RequestSlice(text, requestLine, end, fields, null);
        readAfterBody(reading, next);
        return;
      }
    }
    if (nextRequestAt(reading, at)) {
      reading.limit = at;
      break;
    }
    if (beginsRequest(source, at)) {
      reportMissingSeparator(reading, at, 'error');
      at += 1;
      continue;
    }
    if (readField(reading, at, fields) === 'body') break;
    end = lineStop;
    at += 1;
  }
  if (at >= reading.limit) {
    draft.request = new RequestSlice(text, requestLine, end, fields, null);
    return;
  }
  const { body, next } = readBody(reading, at, fields);
  if (body) reportFieldInBody(reading, at, fields);
  draft.request = new RequestSlice(text, requestLine, body?.range.end ?? end, fields, body);
  readAfterBody(reading, next);
}

/**
 * Whether a line among the fields begins with `#` and no white space behind it: for httpYac it is a field where it has a colon
 * (`#X-Api-Key: 1`), and else the body begins behind it.
 */
function isHashOfHttpyac({ source: { text }, traits }: Reading, start: number, end: number): boolean {
  if (traits.fieldComments !== 'hash-and-space' || text.charCodeAt(start) !== hash) return false;
  return start + 1 === end || !isSpace(text.charCodeAt(start + 1));
}

/** Whether a line may follow the fields without a blank line: its first character tells, before it is looked at closely. */
function mayFollowFields(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  if (code === 72) return text.startsWith('HTTP/', start);
  return code === greaterThan || code === lessThan || code === 63 || code === 123;
}

/** A blank line between the request line and the first field makes the fields a body. */
function reportFieldInBody(reading: Reading, line: number, fields: readonly WrittenField[]): void {
  if (fields.length > 0) return;
  const { source } = reading;
  const start = lineStart(source, line);
  const head = source.text.slice(start, Math.min(lineEnd(source, line), start + 200));
  const field = /^(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*|[a-z]+(?:-[a-z]+)+): /.exec(head);
  if (!field) return;
  const blank = { start: lineStart(source, line - 1), end: start };
  report(
    reading,
    'field-after-blank-line',
    'hint',
    start,
    start + head.length,
    'This looks like a field, but a blank line before it makes it the body. Remove the blank line.',
    fix('Remove the blank line', replacement(blank, '')),
  );
}
