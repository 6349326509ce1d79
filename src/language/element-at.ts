import type { Block, HttpDocument, Located, Range, WrittenRequest } from './document.ts';
import { blockAt, positionAt } from './look-up.ts';
import { placeholdersIn } from './placeholders.ts';

export type ElementKind =
  | 'method'
  | 'target'
  | 'port'
  | 'version'
  | 'field-name'
  | 'field-value'
  | 'placeholder'
  | 'variable'
  | 'status'
  | 'directive';

/** What stands at a place of the document, for hovers and the like. */
export interface Element {
  readonly kind: ElementKind;
  /** The word to explain: without `:`, `@` or braces. */
  readonly text: string;
  readonly range: Range;
}

/** The smallest element that holds the character at `offset`; `null` where there is nothing to say. */
export function elementAt(document: HttpDocument, offset: number): Element | null {
  const block = blockAt(document, offset);
  if (!block) return null;
  return (
    placeholderAt(document, offset, block) ??
    headOf(block, offset) ??
    (block.request && requestElementAt(block.request, offset)) ??
    storedResponseElementAt(block, offset)
  );
}

function element(kind: ElementKind, located: Located | null | undefined, offset: number): Element | null {
  if (!located || offset < located.range.start || offset >= located.range.end) return null;
  return { kind, text: located.text, range: located.range };
}

function placeholderAt(document: HttpDocument, offset: number, block: Block): Element | null {
  const inComment = block.comments.some(({ start, end }) => offset >= start && offset < end);
  if (inComment) return null;
  const { text, lineStarts } = document;
  const { line } = positionAt(document, offset);
  // A placeholder does not span lines; on a line of megabytes only what is near is looked at.
  const start = Math.max(lineStarts[line] ?? 0, offset - 1000);
  const end = Math.min(lineStarts[line + 1] ?? text.length, offset + 1000);
  for (const { range, inner } of placeholdersIn(text.slice(start, end), start, document.profile))
    if (offset >= range.start && offset < range.end) return { kind: 'placeholder', text: inner.text, range };
  return null;
}

function headOf(block: Block, offset: number): Element | null {
  for (const { name } of block.directives) {
    const found = element('directive', name, offset);
    if (found) return found;
  }
  for (const { name } of block.variables) {
    const found = element('variable', name, offset);
    if (found) return found;
  }
  return null;
}

function requestElementAt(request: WrittenRequest, offset: number): Element | null {
  const version = element('version', request.httpVersion, offset);
  const method = element('method', request.method, offset);
  if (version || method) return version ?? method;
  for (const piece of request.target.pieces) {
    if (offset < piece.range.start || offset >= piece.range.end) continue;
    return portAt(piece, offset) ?? element('target', piece, offset);
  }
  for (const { name, value } of request.fields) {
    const found = element('field-name', name, offset);
    if (found) return found;
    for (const piece of value) {
      const inValue = element('field-value', piece, offset);
      if (inValue) return (name.text.toLowerCase() === 'host' && portAt(piece, offset)) || inValue;
    }
  }
  return null;
}

/** `:8080` behind a host; the colon belongs to it, the text is the number. */
function portAt({ text, range }: Located, offset: number): Element | null {
  const match =
    /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?(?:\[[^\]]*\]|\{\{[^}]*\}\}|[^/?#:@[\]{}])*:(\d{1,6})(?=[/?#]|$)/.exec(
      text.slice(0, 2000),
    );
  const port = match?.[1];
  if (!match || port === undefined) return null;
  const end = range.start + match[0].length;
  const start = end - port.length;
  return offset >= start - 1 && offset < end ? { kind: 'port', text: port, range: { start, end } } : null;
}

/** The status code and the field names of a response kept in the file. */
function storedResponseElementAt(block: Block, offset: number): Element | null {
  for (const { text, range } of block.storedResponses) {
    if (offset < range.start || offset >= range.end) continue;
    const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(text);
    if (!status?.[1]) return null;
    const statusStart = range.start + status[0].length - 3;
    if (offset >= statusStart && offset < statusStart + 3)
      return { kind: 'status', text: status[1], range: { start: statusStart, end: statusStart + 3 } };
    const head = /\r?\n[ \t]*\r?\n/.exec(text);
    if (head && offset >= range.start + head.index) return null;
    for (const match of text.slice(0, head?.index ?? text.length).matchAll(/^([\w-]+):/gm)) {
      const name = match[1] ?? '';
      const start = range.start + match.index;
      if (offset >= start && offset < start + name.length)
        return { kind: 'field-name', text: name, range: { start, end: start + name.length } };
    }
  }
  return null;
}
