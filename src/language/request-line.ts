import { isAssertionAt } from './assertion.ts';
import {
  colon,
  isSpace,
  isTokenCharacter,
  isUpperCase,
  isWordCharacter,
  openBrace,
  questionMark,
  slash,
} from './characters.ts';
import { isCommentAt, readComment } from './comment.ts';
import type { Located, Target } from './document.ts';
import { lineTerminatorOf } from './field.ts';
import { checkVersion, versionAt } from './http-version.ts';
import { canonicalMethod, isKnownMethod } from './methods.ts';
import { fix, insertion, replacement } from './problem.ts';
import { type Reading, report } from './reading.ts';
import { isSeparatorAt } from './separator.ts';
import { TargetSlice } from './slice.ts';
import { isBlankLine, lineEnd, lineStart, located, type Source, skipSpace, trimEnd } from './source.ts';
import { joinedTarget, targetShape } from './target.ts';

export interface RequestLine {
  /** Of the first character that is no white space. */
  readonly start: number;
  /** Of the first of its lines, without the terminator. */
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly method: Located | null;
  readonly target: Target;
  readonly httpVersion: Located | null;
  /** The line behind the target's last. */
  readonly next: number;
}

/**
 * ```
 * > | POST https://example.com/search HTTP/1.1
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *   | Accept: application/json
 * ```
 *
 * A method and a target, or a target alone, and a version at will (RFC 9112 section 3, more freely). `null` when the
 * line can be none, as a lone word above a whole request line or below other text, with nothing reported. `start` is the offset of the first character that is no white space.
 */
export function readRequestLine(reading: Reading, line: number, start: number): RequestLine | null {
  const { source } = reading;
  const lineStop = lineEnd(source, line);
  const end = trimEnd(source.text, start, lineStop);
  const version = versionAt(source, start, end);
  const behindTarget = version ? trimEnd(source.text, start, version.range.start) : end;
  if (behindTarget === start) return null;
  const split = splitMethod(source, start, behindTarget);
  if (!split) return null;
  const { method, targetStart } = split;
  const isPlain = method !== null && targetStart < behindTarget && beginsWithCapitals(source.text, start);
  if (
    !isPlain &&
    isDoubtful(source.text, start, behindTarget) &&
    (reading.strayTextReported || requestFollows(reading, line + 1))
  )
    return null;
  if (method) checkMethod(reading, method);
  else if (reading.traits.needsMethod)
    report(
      reading,
      'missing-method',
      'error',
      start,
      behindTarget,
      'Visual Studio wants a method before the target.',
      fix('Write GET', insertion(start, 'GET ')),
    );
  const more = !version && reading.traits.continuesTarget !== 'none' ? readContinuation(reading, line + 1) : null;
  const target =
    more === null && targetStart < behindTarget
      ? new TargetSlice(source.text, targetStart, behindTarget)
      : joinedTarget(source, targetStart, behindTarget, more?.pieces ?? []);
  const httpVersion = version ?? more?.httpVersion ?? null;
  if (httpVersion) checkVersion(reading, httpVersion);
  else if (target.text.includes(' HTTP/')) reportTextBehindVersion(reading, line, target.pieces);
  if (target.text === '')
    report(
      reading,
      'missing-target',
      'error',
      start,
      end,
      `${method?.text ?? 'The request'} needs a target: write ${method?.text ?? 'GET'} https://example.com/path.`,
    );
  return {
    start,
    lineStart: lineStart(source, line),
    lineEnd: lineStop,
    method,
    target,
    httpVersion,
    next: more?.next ?? line + 1,
  };
}

/** As methods do, and words of a heading do not. */
function beginsWithCapitals(text: string, start: number): boolean {
  return isUpperCase(text.charCodeAt(start)) && isUpperCase(text.charCodeAt(start + 1));
}

/** What may be a heading as well: a word alone, or words like `Get all users`. */
function isDoubtful(text: string, start: number, end: number): boolean {
  const head = text.slice(start, Math.min(end, start + 1000));
  const space = head.search(/\s/);
  if (space === -1) return !head.includes('{') && targetShape(head) !== 'certain';
  return /^[A-Z]?[a-z]+$/.test(head.slice(0, space)) && targetShape(head.slice(space).trimStart()) !== 'certain';
}

function requestFollows({ source, limit }: Reading, from: number): boolean {
  let line = from;
  while (line < limit && isBlankLine(source, line)) line += 1;
  return line < limit && beginsRequest(source, line);
}

/** Whether a line looks like the beginning of another request: a known method in upper case and a certain target. */
export function beginsRequest(source: Source, line: number): boolean {
  const { text } = source;
  const start = lineStart(source, line);
  let index = start;
  while (index < start + 20 && isUpperCase(text.charCodeAt(index))) index += 1;
  if (index < start + 3 || !isSpace(text.charCodeAt(index))) return false;
  if (!isKnownMethod(text.slice(start, index))) return false;
  const end = lineEnd(source, line);
  const target = text.slice(skipSpace(text, index, end), Math.min(end, index + 1000));
  return /^(?:https?:\/\/|\{\{|\/)/i.test(target);
}

function splitMethod(
  source: Source,
  start: number,
  end: number,
): { readonly method: Located | null; readonly targetStart: number } | null {
  const { text } = source;
  const wordEnd = methodEnd(text, start, end);
  const word = text.slice(start, wordEnd);
  if (wordEnd === end) {
    if (word === '') return wholeLine(text, start, end);
    if (word.startsWith('{{')) return { method: null, targetStart: start };
    if (isKnownMethod(word) || /^[A-Z][A-Z0-9_-]*$/.test(word))
      return { method: located(source, start, end), targetStart: end };
    return wholeLine(text, start, end);
  }
  if (wordEnd > start && isSpace(text.charCodeAt(wordEnd))) {
    const targetStart = skipSpace(text, wordEnd, end);
    if (word.startsWith('{{') || isKnownMethod(word)) return { method: located(source, start, wordEnd), targetStart };
    const shape = targetShape(text.slice(targetStart, end));
    if (/^[A-Z][A-Z0-9_-]*$/.test(word) ? shape !== 'no' : shape === 'certain')
      return { method: located(source, start, wordEnd), targetStart };
  }
  return wholeLine(text, start, end);
}

function wholeLine(text: string, start: number, end: number): { method: null; targetStart: number } | null {
  const target = text.slice(start, end);
  const shape = targetShape(target);
  return shape === 'certain' || (shape === 'possible' && !/\s/.test(target))
    ? { method: null, targetStart: start }
    : null;
}

/** Behind a token or a single placeholder; `start` when there is neither. */
function methodEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) === openBrace && text.charCodeAt(start + 1) === openBrace) {
    const close = text.slice(start, end).indexOf('}}');
    return close === -1 ? start : start + close + 2;
  }
  let index = start;
  while (index < end && isTokenCharacter(text.charCodeAt(index))) index += 1;
  return index;
}

/** A version with more behind it is part of the target, which is hardly meant. */
function reportTextBehindVersion(reading: Reading, line: number, pieces: readonly Located[]): void {
  for (const { text, range } of pieces) {
    const at = text.indexOf(' HTTP/');
    const match = at === -1 ? null : /^ HTTP\/\d(?:\.\d)?([ \t]+)/.exec(text.slice(at, at + 100));
    if (!match?.[1]) continue;
    const start = range.start + at + 1;
    const end = range.start + at + match[0].length;
    report(
      reading,
      'text-behind-version',
      'warning',
      start,
      range.end,
      'The version ends the request line; with text behind it, all of this is part of the target. Begin a new line behind the version.',
      fix(
        'Begin a new line',
        replacement({ start: end - match[1].length, end }, lineTerminatorOf(reading.source, line)),
      ),
    );
  }
}

function checkMethod(reading: Reading, method: Located): void {
  const canonical = canonicalMethod(method.text);
  if (canonical === method.text) return;
  report(
    reading,
    'method-case',
    'hint',
    method.range.start,
    method.range.end,
    `Methods are case-sensitive; this one is sent as ${canonical}.`,
    fix(`Write ${canonical}`, replacement(method.range, canonical)),
  );
}

/** What a target is besides its first line. */
interface Continuation {
  readonly pieces: readonly Located[];
  readonly httpVersion: Located | null;
  /** The line behind the target's last. */
  readonly next: number;
}

/**
 * ```
 *   | GET https://example.com/search
 * > |     ?query=ship
 *     ^^^^^^^^^^^^^^^
 * > |     &page=2 HTTP/1.1
 *     ^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * Indented lines, and lines that begin with `?` or `&`, directly after the request line. Comments may stand between.
 * `null` when the target ends in the line above.
 */
function readContinuation(reading: Reading, from: number): Continuation | null {
  const { source } = reading;
  const { continuesTarget } = reading.traits;
  const { text } = source;
  const pieces: Located[] = [];
  let line = from;
  while (line < reading.limit) {
    const first = lineStart(source, line);
    const end = trimEnd(text, first, lineEnd(source, line));
    const start = skipSpace(text, first, end);
    if (start >= end) break;
    const marked = isMarked(reading, start);
    if (start === first && !marked) {
      if (!isCommentAt(text, start) || !continuesAfterComments(reading, line)) break;
      line = readComment(reading, line, start);
      continue;
    }
    if (start > first && (isSeparatorAt(text, start) || isAssertionAt(text, start))) break;
    if (isCommentAt(text, start)) {
      line = readComment(reading, line, start);
      continue;
    }
    if (!marked && (continuesTarget !== 'indented' || looksLikeField(text, start, end))) break;
    const version = versionAt(source, start, end);
    const behind = version ? trimEnd(text, start, version.range.start) : end;
    if (behind > start) pieces.push(located(source, start, behind));
    line += 1;
    if (version) return { pieces, next: line, httpVersion: version };
  }
  return line === from ? null : { pieces, next: line, httpVersion: null };
}

/** Whether a line that begins at `start` continues the target wherever it stands. */
function isMarked({ source: { text }, traits }: Reading, start: number): boolean {
  const code = text.charCodeAt(start);
  if (code === slash) return traits.continuesTarget === 'path-or-query' && !isCommentAt(text, start);
  return code === 38 || (code === questionMark && text.charCodeAt(start + 1) !== questionMark);
}

/** Whether the target goes on behind a run of comment lines; they then stand inside it. */
function continuesAfterComments(reading: Reading, from: number): boolean {
  const { source } = reading;
  const { text } = source;
  let line = from;
  while (line < reading.limit && isCommentAt(text, lineStart(source, line))) line += 1;
  if (line >= reading.limit) return false;
  const first = lineStart(source, line);
  const end = lineEnd(source, line);
  const start = skipSpace(text, first, end);
  if (start === end) return false;
  if (isMarked(reading, start)) return true;
  if (reading.traits.continuesTarget !== 'indented') return false;
  return start > first && !isCommentAt(text, start) && !isAssertionAt(text, start) && !looksLikeField(text, start, end);
}

/** `Name:` with anything but `//` behind it. */
function looksLikeField(text: string, start: number, end: number): boolean {
  let index = start;
  while (index < end && isWordCharacter(text.charCodeAt(index))) index += 1;
  if (index === start) return false;
  index = skipSpace(text, index, end);
  return text.charCodeAt(index) === colon && text.charCodeAt(index + 1) !== slash;
}
