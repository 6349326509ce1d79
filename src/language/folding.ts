import { bracketPairs } from './brackets.ts';
import type { Block, HttpDocument, Range, Script } from './document.ts';
import { type BlockSearch, findInBlocks } from './found-in-blocks.ts';
import { positionAt } from './look-up.ts';

/** Lines, 0-based, both included; the first one stays visible. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind:
    | 'block'
    | 'target'
    | 'variables'
    | 'imports'
    | 'body'
    | 'brackets'
    | 'script'
    | 'comment'
    | 'response'
    | 'region';
}

/** What folds in a block, outer ranges before inner ones. */
export const foldingSearch: BlockSearch<FoldingRange> = {
  find: foldingsOf,
  move: ({ startLine, endLine, kind }, { lines }) => ({ startLine: startLine + lines, endLine: endLine + lines, kind }),
};

/** `# region Title` or `# endregion`: where a region begins or ends. */
export interface RegionMark {
  readonly line: number;
  readonly begins: boolean;
}

export const regionSearch: BlockSearch<RegionMark> = {
  find: marksOf,
  move: ({ line, begins }, { lines }) => ({ line: line + lines, begins }),
};

/**
 * What can be folded: blocks, targets and scripts over several lines, bodies and the brackets in them, runs of comments,
 * of variables and of imports, stored responses, and what stands between `# region` and `# endregion`.
 */
export function foldingRanges(document: HttpDocument): readonly FoldingRange[] {
  const found = findInBlocks(document, null, foldingSearch).all;
  const regions = regionsBetween(findInBlocks(document, null, regionSearch).all);
  return regions.length === 0 ? found : found.concat(regions).sort(byPlace);
}

/** From the top, the outer before the inner. */
function byPlace(one: FoldingRange, other: FoldingRange): number {
  return one.startLine - other.startLine || other.endLine - one.endLine;
}

function foldingsOf(document: HttpDocument, block: Block): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  const add = adding(document, found);
  addBlock(document, block, add);
  const { request } = block;
  if (request) add('target', request.target.range.start, request.target.range.end);
  if (request?.body) {
    const { range } = request.body;
    add('body', range.start, range.end);
    // The whole body folds already, and the line of the closing bracket stays in sight.
    for (const { start, end } of bracketPairs(document.text, range))
      if (start > range.start) add('brackets', start, beforeLineOf(document, end - 1));
  }
  for (const script of [...block.scripts, ...block.handlers] satisfies Script[])
    add('script', script.range.start, script.range.end);
  for (const response of block.storedResponses) add('response', response.range.start, response.range.end);
  addRuns(document, block.comments, 'comment', add);
  addRuns(
    document,
    block.variables.map(({ range }) => range),
    'variables',
    add,
  );
  addRuns(
    document,
    block.imports.map(({ range }) => range),
    'imports',
    add,
  );
  return found.sort(byPlace);
}

/** Adds what spans lines. */
function adding(document: HttpDocument, found: FoldingRange[]): Add {
  return (kind, start, end) => {
    const startLine = positionAt(document, start).line;
    const endLine = positionAt(document, end).line;
    if (endLine > startLine) found.push({ startLine, endLine, kind });
  };
}

type Add = (kind: FoldingRange['kind'], start: number, end: number) => void;

/** From the separator, or the request line of the first block, to the last line that holds anything. */
function addBlock({ text }: HttpDocument, block: Block, add: Add): void {
  const start = block.separator?.range.start ?? block.request?.range.start;
  if (start === undefined) return;
  let end = block.range.end;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  add('block', start, end);
}

/** Those that stand on lines below one another. */
function addRuns(document: HttpDocument, ranges: readonly Range[], kind: FoldingRange['kind'], add: Add): void {
  let first: number | null = null;
  let last = 0;
  let lastLine = -2;
  for (const { start, end } of ranges) {
    const { line } = positionAt(document, start);
    if (first === null || line !== lastLine + 1) {
      if (first !== null) add(kind, first, last);
      first = start;
    }
    last = end;
    lastLine = positionAt(document, end).line;
  }
  if (first !== null) add(kind, first, last);
}

function marksOf(document: HttpDocument, { comments }: Block): readonly RegionMark[] {
  return comments.flatMap(({ start, end }) => {
    const text = document.text.slice(start, Math.min(end, start + 40));
    const word = /^(?:#|\/\/)[ \t]*#?(region|endregion)\b/.exec(text)?.[1];
    if (word === undefined) return [];
    // One that ends a region folds with the last of its lines.
    const begins = word === 'region';
    return [{ line: positionAt(document, begins ? start : end).line, begins }];
  });
}

/** What folds across blocks, in order of its ends. */
export function regionsBetween(marks: readonly RegionMark[]): readonly FoldingRange[] {
  const open: number[] = [];
  const regions: FoldingRange[] = [];
  for (const { line, begins } of marks) {
    if (begins) open.push(line);
    else {
      const startLine = open.pop();
      if (startLine !== undefined && line > startLine) regions.push({ startLine, endLine: line, kind: 'region' });
    }
  }
  return regions;
}

/** The end of the line before the one that holds `offset`. */
function beforeLineOf(document: HttpDocument, offset: number): number {
  return (document.lineStarts[positionAt(document, offset).line] ?? 0) - 1;
}
