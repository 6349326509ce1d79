import type { Block, HttpDocument, Range } from '../document.ts';
import { blockAt, positionAt } from '../look-up.ts';
import type { CompletionPlace, FileUse } from './completion-place.ts';
import { zoneOf } from './zone.ts';

/** UTF-16 units of a line that are looked at before and behind the offset. */
const reach = 2000;

/** A line around an offset. */
interface Line {
  readonly offset: number;
  /** Of the line, or of what is looked at of it. */
  readonly start: number;
  /** From `start` to the offset. */
  readonly before: string;
  /** From the offset to the end of the line, without its terminator. */
  readonly after: string;
}

/**
 * What is being written at `offset`; `null` where nothing is to be proposed: in scripts, in comments, inside a body.
 * Looks at the line and at what the reader made of the block, never at more of the text.
 */
export function completionPlaceAt(document: HttpDocument, offset: number): CompletionPlace | null {
  const block = blockAt(document, offset);
  const isInTerminator = offset > 0 && document.text.startsWith('\r\n', offset - 1);
  if (!block || isInTerminator || isCode(block, offset)) return null;
  const { line } = positionAt(document, offset);
  const lineStart = document.lineStarts[line] ?? 0;
  const start = Math.max(lineStart, offset - reach);
  const here: Line = {
    offset,
    start,
    before: document.text.slice(start, offset),
    after: /^[^\r\n]*/.exec(document.text.slice(offset, offset + reach))?.[0] ?? '',
  };
  const zone = zoneOf(document, block, lineStart);
  const isComment = zone !== 'body' && /^[ \t]*(?:#|\/\/)/.test(here.before);
  if (isComment) return inComment(here, block, zone !== 'separator');
  const placeholder = placeholderPlace(here);
  if (placeholder || start > lineStart) return placeholder;
  const assertion = zone === 'body' || zone === 'fields' ? /^\?\?[ \t]+(.*)$/.exec(here.before) : null;
  if (assertion) return assertionPlace(here, assertion[1] ?? '');
  switch (zone) {
    case 'before':
      return beforeRequest(here);
    case 'request-line':
      return onRequestLine(here);
    case 'fields':
      return amongFields(here, block);
    case 'body':
      return inBody(here);
    default:
      return null;
  }
}

function isCode({ scripts, handlers, storedResponses }: Block, offset: number): boolean {
  const isInside = ({ start, end }: Range): boolean => offset > start && offset < end;
  return (
    scripts.some((script) => script.kind !== 'file' && isInside(script.range)) ||
    handlers.some((script) => script.kind !== 'file' && isInside(script.range)) ||
    storedResponses.some(({ range, text }) => text.startsWith('HTTP/') && isInside(range))
  );
}

/** From the last character of `before` that is no part of the word to the first one in `after`. */
function word({ offset, before, after }: Line, inWord: RegExp): { readonly range: Range; readonly prefix: string } {
  let length = 0;
  while (length < before.length && inWord.test(before.charAt(before.length - 1 - length))) length += 1;
  let behind = 0;
  while (behind < after.length && inWord.test(after.charAt(behind))) behind += 1;
  return { range: { start: offset - length, end: offset + behind }, prefix: before.slice(before.length - length) };
}

function placeholderPlace({ offset, before, after }: Line): CompletionPlace | null {
  const open = before.lastIndexOf('{{');
  if (open === -1 || before.indexOf('}}', open + 2) !== -1) return null;
  const raw = before.slice(open + 2);
  const prefix = raw.trimStart();
  const close = /^([^{}]*?)\}\}/.exec(after);
  const rest = close ? (close[1] ?? '').trimEnd().length : (/^[\w.$-]*/.exec(after)?.[0].length ?? 0);
  return {
    kind: 'placeholder',
    range: { start: offset - prefix.length, end: offset + rest },
    prefix,
    isClosed: close !== null,
  };
}

function inComment(line: Line, block: Block, mayBeSeparator: boolean): CompletionPlace | null {
  const { before } = line;
  if (mayBeSeparator && /^#{1,2}$/.test(before) && line.after === '') return { kind: 'body-line', ...word(line, /#/) };
  const directive = /^[ \t]*(?:#|\/\/)[ \t]*@([\w-]*)(?:([ \t]*=[ \t]*|[ \t]+)(.*))?$/.exec(before);
  if (!directive) return null;
  const name = directive[1] ?? '';
  if (directive[2] === undefined) {
    const written = block.directives.filter(({ range }) => line.offset < range.start || line.offset > range.end);
    return { kind: 'directive-name', ...word(line, /[\w-]/), written: written.map((one) => one.name.text) };
  }
  const placeholder = placeholderPlace(line);
  if (placeholder) return placeholder;
  if (name === 'import') return { kind: 'file', use: 'import', needsSpace: false, ...word(line, /\S/) };
  if (name === 'assert') return assertionPlace(line, directive[3] ?? '');
  const words = (directive[3] ?? '').split(/[ \t]+/).slice(0, -1);
  return { kind: 'directive-value', name, words, ...word(line, /[^\s,]/) };
}

/** `written` is what stands before the offset of the assertion. */
function assertionPlace(line: Line, written: string): CompletionPlace {
  const found = word(line, /\S/);
  return { kind: 'assertion', ...found, left: written.slice(0, written.length - found.prefix.length).trim() };
}

/** Behind `import` and `run`, which are read as a target as long as nothing follows them. */
function onImport(line: Line): CompletionPlace | null {
  if (/^run[ \t]+\S*$/.test(line.before)) return { kind: 'run', ...word(line, /\S/) };
  return filePlace(line, /^(import)([ \t]+)\S*$/, () => 'import');
}

function beforeRequest(line: Line): CompletionPlace | null {
  const place = onImport(line) ?? filePlace(line, /^([<>])([ \t]*)\S*$/, () => 'script');
  if (place) return place;
  return /^[A-Za-z-]*$/.test(line.before) ? lineStart(line) : null;
}

function lineStart(line: Line): CompletionPlace {
  const found = word(line, /[A-Za-z-]/);
  const behind = line.after.slice(found.range.end - line.offset);
  return { kind: 'line-start', ...found, hasSpace: /^[ \t]/.test(behind), isAlone: behind.trim() === '' };
}

function onRequestLine(line: Line): CompletionPlace | null {
  const { before } = line;
  const imported = onImport(line);
  if (imported) return imported;
  const parts = /^[ \t]*(?:([!#$%&'*+.^_`|~\w-]+|\{\{[^{}]*\}\})[ \t]+)?(\S*)(?:[ \t]+(.*))?$/.exec(before);
  if (!parts) return null;
  const [, method, target = '', rest] = parts;
  if (method === undefined && rest === undefined && /^[A-Za-z-]*$/.test(target)) return lineStart(line);
  if (rest === undefined) {
    const found = word(line, /\S/);
    return { kind: 'target', method: method ?? null, ...found };
  }
  if (target === '' || !/^(?:H(?:T(?:T(?:P(?:\/[\d.]*)?)?)?)?)?$/i.test(rest)) return null;
  return { kind: 'version', ...word(line, /[\w/.]/) };
}

function amongFields(line: Line, { request }: Block): CompletionPlace | null {
  const { before, after, offset } = line;
  const written = (request?.fields ?? [])
    .filter(({ range }) => offset < range.start || offset > range.end)
    .map(({ name }) => name.text);
  if (/^[\w-]*$/.test(before)) {
    const found = word(line, /[\w-]/);
    const behind = after.slice(found.range.end - offset);
    return { kind: 'field-name', ...found, written, hasColon: /^[ \t]*:/.test(behind) };
  }
  const field = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/.exec(before);
  if (!field) return null;
  const content = field[2] ?? '';
  const found = word({ ...line, before: content }, /[^\s,;]/);
  const value = content.slice(0, content.length - found.prefix.length);
  return {
    kind: 'field-value',
    name: field[1] ?? '',
    ...found,
    before: value.slice(value.lastIndexOf(',') + 1).trim(),
    needsSpace: value === '',
  };
}

function inBody(line: Line): CompletionPlace | null {
  const uses: Readonly<Record<string, FileUse>> = { '>': 'script', '>>': 'output', '>>!': 'output', '<>': 'response' };
  return (
    filePlace(line, /^(>>!|>>|>|<>|<(?:@[\w-]*)?)([ \t]*)\S*$/, (marker) => uses[marker] ?? 'body') ??
    (/^#{0,2}$/.test(line.before) && line.after === '' ? { kind: 'body-line', ...word(line, /#/) } : null)
  );
}

/** `pattern` finds the marker and the white space behind it; what follows is the path. */
function filePlace(line: Line, pattern: RegExp, useOf: (marker: string) => FileUse): CompletionPlace | null {
  const found = pattern.exec(line.before);
  if (!found) return null;
  const [, marker = '', space = ''] = found;
  const prefix = line.before.slice(marker.length + space.length);
  if (space === '' && prefix !== '') return null;
  const behind = /^\S*/.exec(line.after)?.[0].length ?? 0;
  return {
    kind: 'file',
    use: useOf(marker),
    needsSpace: space === '',
    prefix,
    range: { start: line.offset - prefix.length, end: line.offset + behind },
  };
}
