import type { Block, HttpDocument, Located } from './document.ts';
import { type BlockSearch, findInBlocks } from './found-in-blocks.ts';
import { type LineRange, lineRangeOf, movedDown } from './line-range.ts';

/** A path of a file in the text, to be opened. */
export interface FileLink {
  readonly path: string;
  readonly range: LineRange;
  /** A file that is written to, and need not be there yet. */
  readonly isOutput: boolean;
}

/** The links of a block, in order. Those with placeholders are left out: where they lead is not written. */
export const linkSearch: BlockSearch<FileLink> = {
  find: (document, block) =>
    linksOf(block)
      .filter(({ path }) => path.text !== '' && !path.text.includes('{{'))
      .sort((one, other) => one.path.range.start - other.path.range.start)
      .map(({ path, isOutput }) => ({ path: path.text, range: lineRangeOf(document, path.range), isOutput })),
  move: (link, { lines }) => (lines === 0 ? link : { ...link, range: movedDown(link.range, lines) }),
};

/** The links of a document, in order. */
export function fileLinks(document: HttpDocument): readonly FileLink[] {
  return findInBlocks(document, null, linkSearch).all;
}

/** A path where it stands. */
interface WrittenLink {
  readonly path: Located;
  readonly isOutput: boolean;
}

function linksOf({ imports, directives, scripts, handlers, request, outputs, storedResponses }: Block): WrittenLink[] {
  const input = (path: Located): WrittenLink => ({ path, isOutput: false });
  return [
    ...imports
      .filter(({ kind, what }) => kind !== 'fragment' && !what.text.startsWith('#'))
      .map(({ what }) => input(unquoted(firstWord(what)))),
    ...directives.flatMap(({ name, value }) => (name.text === 'import' && value ? [input(unquoted(value))] : [])),
    ...[...scripts, ...handlers].flatMap((script) => (script.kind === 'file' ? [input(script.path)] : [])),
    ...(request?.body?.parts ?? []).flatMap((part) => (part.kind === 'file' ? [input(part.path)] : [])),
    ...outputs.map(({ path }) => ({ path, isOutput: true })),
    ...storedResponses.flatMap(storedFile),
  ];
}

/** `./a.http (@b=1)`: the path ends where the values begin. */
function firstWord({ text, range }: Located): Located {
  const open = text.indexOf('(');
  const path = open > 0 && /\s/.test(text.charAt(open - 1)) ? text.slice(0, open).trimEnd() : text;
  return { text: path, range: { start: range.start, end: range.start + path.length } };
}

/** `"./a.http"`: the quotes are no part of the path. */
function unquoted(path: Located): Located {
  if (!/^(["']).+\1$/.test(path.text)) return path;
  return { text: path.text.slice(1, -1), range: { start: path.range.start + 1, end: path.range.end - 1 } };
}

/** `<> ./response.json`. */
function storedFile({ text, range }: Located): WrittenLink[] {
  const found = /^<>[ \t]+(\S+)/.exec(text);
  if (!found) return [];
  const path = found[1] ?? '';
  const start = range.start + found[0].length - path.length;
  return [{ path: { text: path, range: { start, end: start + path.length } }, isOutput: false }];
}
