import type { Block, HttpDocument, Located, Range, Script } from './document.ts';
import { type BlockSearch, findInBlocks } from './found-in-blocks.ts';
import { type LineRange, lineRangeOf, movedDown } from './line-range.ts';
import { methodOf } from './methods.ts';

/** One entry of the outline. */
export interface Outlined {
  /** The request's name or title, else `METHOD target`; a variable's name; a section's title; `script`; an assertion. */
  readonly name: string;
  /** `METHOD target` where `name` is something else, a variable's value, a script's file, event or language; may be empty. */
  readonly detail: string;
  /** `section`: a titled block without a request. */
  readonly kind: 'request' | 'variable' | 'section' | 'script' | 'assertion';
  /** All of it. */
  readonly range: LineRange;
  /** What to select when it is chosen; within `range`. */
  readonly selection: LineRange;
  /** A request's scripts and assertions, in order and within `range`; empty for all others. */
  readonly children: readonly Outlined[];
}

const longest = 200;

/** What the outline of a block holds. */
export const symbolSearch: BlockSearch<Outlined> = {
  find: symbolsOf,
  move: (symbol, { lines }) => (lines === 0 ? symbol : moved(symbol, lines)),
};

/** The outline of a document, in order. */
export function symbols(document: HttpDocument): readonly Outlined[] {
  return findInBlocks(document, null, symbolSearch).all;
}

function moved(symbol: Outlined, lines: number): Outlined {
  return {
    ...symbol,
    range: movedDown(symbol.range, lines),
    selection: movedDown(symbol.selection, lines),
    children: symbol.children.map((child) => moved(child, lines)),
  };
}

function symbolsOf(document: HttpDocument, block: Block): readonly Outlined[] {
  const variables = block.variables.map(
    ({ name, value, range }): Outlined => ({
      name: `@${shortened(name.text)}`,
      detail: shortened(value.text),
      kind: 'variable',
      range: lineRangeOf(document, range),
      selection: lineRangeOf(document, name.range),
      children: [],
    }),
  );
  const { request, name } = block;
  const range = lineRangeOf(document, block.range);
  if (request) {
    const line = shortened(`${methodOf(request)} ${request.target.text}`);
    const called = name ? shortened(name.text) : null;
    return [
      ...variables,
      {
        name: called ?? line,
        detail: called === null ? '' : line,
        kind: 'request',
        range,
        selection: lineRangeOf(document, request.lineRange),
        children: partsOf(document, block),
      },
    ];
  }
  if (!name) return variables;
  return [
    {
      name: shortened(name.text),
      detail: '',
      kind: 'section',
      range,
      selection: lineRangeOf(document, name.range),
      children: [],
    },
    ...variables,
  ];
}

function partsOf(document: HttpDocument, { scripts, handlers, assertions }: Block): readonly Outlined[] {
  return [...[...scripts, ...handlers].map(scriptPart), ...assertions.map(assertionPart)]
    .sort((one, other) => one.at.start - other.at.start)
    .map(({ at, ...part }): Outlined => {
      const range = lineRangeOf(document, at);
      return { ...part, range, selection: range, children: [] };
    });
}

/** A part of a request, and where it stands. */
type Part = Pick<Outlined, 'name' | 'detail' | 'kind'> & { readonly at: Range };

function scriptPart(script: Script): Part {
  const { kind, range } = script;
  const detail = kind === 'file' ? script.path.text : kind === 'httpyac' ? (script.event ?? '') : script.language;
  return { name: 'script', detail: shortened(detail), kind: 'script', at: range };
}

function assertionPart({ text, range }: Located): Part {
  return { name: shortened(text.trim() || '??'), detail: '', kind: 'assertion', at: range };
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
