import type { Block, Directive, HttpDocument, TextEdit, VariableDefinition, WrittenField } from './document.ts';
import { holdsRequest } from './look-up.ts';
import { readingTraits } from './profile-traits.ts';

/**
 * The edits that give a document its usual spacing: around `=` and `:`, between the words of a request line, at the ends of
 * lines, and one blank line before each `###`. Nothing that is sent changes: bodies, targets, values and scripts stay as
 * they are, and so does every line with a problem. In order, without overlap.
 */
export function formatEdits(document: HttpDocument): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const put = (start: number, end: number, newText: string): void => {
    if (document.text.slice(start, end) !== newText) edits.push({ range: { start, end }, newText });
  };
  for (const block of document.blocks) {
    formatBlock(document, block, put);
    formatEnd(document, block, put);
  }
  return edits.sort((one, other) => one.range.start - other.range.start);
}

type Put = (start: number, end: number, newText: string) => void;

function formatBlock(document: HttpDocument, block: Block, put: Put): void {
  const { text, profile } = document;
  const { separator } = block;
  if (separator && text.charAt(separator.range.start - 1).trim() === '') {
    const { start, end } = lineAt(text, separator.range.start);
    const behind = start + separator.length;
    const title = text.slice(behind, end).trim();
    if (separator.range.start === start) put(behind, end, title === '' ? '' : ` ${title}`);
  }
  for (const directive of block.directives) formatDirective(text, block, directive, put);
  const { keepsTrailingSpace } = readingTraits(profile);
  for (const definition of block.variables) formatDefinition(text, block, definition, keepsTrailingSpace, put);
  // By the draft specification other spacing is an error and no matter of taste.
  if (!holdsRequest(block) || block.request.curl || profile === 'draft-2026') return;
  formatRequestLine(text, block, put);
  if (readingTraits(profile).valueEnd === 'line')
    for (const field of block.request.fields) formatField(text, field, put);
}

/** `#  @name   value`: a space behind the marker and before the value. The form with `=` stays. */
function formatDirective(text: string, block: Block, { range, name, value }: Directive, put: Put): void {
  if (isInBody(block, range.start)) return;
  const { start, end } = lineAt(text, range.start);
  // An option of curl may stand for a directive.
  if (start !== range.start || !/[#/]/.test(text.charAt(start))) return;
  const marker = text.charAt(start) === '#' ? start + 1 : start + 2;
  put(marker, name.range.start - 1, ' ');
  if (value === null) put(name.range.end, end, '');
  else {
    const between = text.slice(name.range.end, value.range.start);
    if (between.trim() === '') put(name.range.end, value.range.start, ' ');
    put(value.range.end, end, '');
  }
}

function formatDefinition(
  text: string,
  block: Block,
  { range, name, value, lazy }: VariableDefinition,
  keepsTrailingSpace: boolean,
  put: Put,
): void {
  if (isInBody(block, range.start)) return;
  const { start, end } = lineAt(text, range.start);
  if (start !== range.start) return;
  const isEmpty = value.text.trim() === '';
  put(name.range.end, isEmpty ? end : value.range.start, `${lazy ? ' :=' : ' ='}${isEmpty ? '' : ' '}`);
  if (!isEmpty && !keepsTrailingSpace) put(value.range.end, end, '');
}

function formatRequestLine(text: string, { request }: Block, put: Put): void {
  if (!request) return;
  const { method, target, httpVersion } = request;
  const [first, ...others] = target.pieces;
  if (!first || others.length > 0) return;
  const { start, end } = lineAt(text, first.range.start);
  if ((method ?? target).range.start !== start) return;
  if (method) put(method.range.end, first.range.start, ' ');
  if (httpVersion && httpVersion.range.start < end) {
    put(first.range.end, httpVersion.range.start, ' ');
    put(httpVersion.range.end, end, '');
  } else put(first.range.end, end, '');
}

function formatField(text: string, { name, value }: WrittenField, put: Put): void {
  const [only, ...others] = value;
  if (!only || others.length > 0) return;
  const { start, end } = lineAt(text, name.range.start);
  // What stands before the name or the colon is a problem with a fix of its own.
  if (name.range.start !== start || text.charAt(name.range.end) !== ':') return;
  const colon = name.range.end + 1;
  if (only.text === '') put(colon, end, '');
  else {
    put(colon, only.range.start, ' ');
    put(only.range.end, end, '');
  }
}

/** One blank line before the next separator, and one line end at the end of the text. */
function formatEnd({ text, blocks }: HttpDocument, { index, range }: Block, put: Put): void {
  const content = text.slice(range.start, range.end);
  const last = content.trimEnd();
  if (last === '' || /[^\S \t\r\n]/.test(content.slice(last.length))) return;
  const from = range.start + last.length;
  const isLast = index === blocks.length - 1;
  const next = blocks[index + 1];
  // An indented separator, or a request line that httpYac takes for one, begins no line of its own here.
  if (next && next.separator?.range.start !== next.range.start) return;
  const newline = /\r\n/.test(text.slice(range.start, range.end)) ? '\r\n' : '\n';
  const lineEnd = text.slice(from).search(/[\r\n]|$/) + from;
  put(lineEnd, range.end, isLast ? newline : `${newline}${newline}`);
}

function isInBody({ request }: Block, offset: number): boolean {
  return (
    request !== null && offset > request.lineRange.end && request.body !== null && offset >= request.body.range.start
  );
}

/** From the first character of the line to before its terminator. */
function lineAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  const end = text.slice(offset).search(/[\r\n]|$/) + offset;
  return { start: before + 1 + (before === -1 && text.charCodeAt(0) === 0xfeff ? 1 : 0), end };
}
