import { bracketPairs } from './brackets.ts';
import type { Block, HttpDocument, Range, Script } from './document.ts';
import { positionAt } from './look-up.ts';
import { originOf } from './moved-block.ts';

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

/**
 * What can be folded: blocks, targets and scripts over several lines, bodies and the brackets in them, runs of comments,
 * of variables and of imports, stored responses, and what stands between `# region` and `# endregion`.
 */
export function foldingRanges(document: HttpDocument, known: KnownFoldings = new WeakMap()): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  for (const block of document.blocks) {
    const origin = originOf(block);
    let within = known.get(origin);
    if (!within) {
      within = foldingsOf(document, block);
      known.set(origin, within);
    }
    if (within.length === 0) continue;
    const first = positionAt(document, block.range.start).line;
    for (const { startLine, endLine, kind } of within)
      found.push({ startLine: startLine + first, endLine: endLine + first, kind });
  }
  addRegions(document, adding(document, 0, found));
  return found.sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine);
}

/** What folds in blocks that were looked at before, by the block as it was read, in lines from its first one. */
export type KnownFoldings = WeakMap<Block, readonly FoldingRange[]>;

function foldingsOf(document: HttpDocument, block: Block): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  const add = adding(document, positionAt(document, block.range.start).line, found);
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
  return found;
}

/** Adds what spans lines, in lines from `first` on. */
function adding(document: HttpDocument, first: number, found: FoldingRange[]): Add {
  return (kind, start, end) => {
    const startLine = positionAt(document, start).line - first;
    const endLine = positionAt(document, end).line - first;
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

/** `# region Title` to `# endregion`, across blocks. */
function addRegions({ text, blocks }: HttpDocument, add: Add): void {
  const open: number[] = [];
  for (const { comments } of blocks) {
    for (const { start, end } of comments) {
      const word = /^(?:#|\/\/)[ \t]*#?(region|endregion)\b/.exec(text.slice(start, Math.min(end, start + 40)))?.[1];
      if (word === 'region') open.push(start);
      if (word !== 'endregion') continue;
      const from = open.pop();
      if (from !== undefined) add('region', from, end);
    }
  }
}

/** The end of the line before the one that holds `offset`. */
function beforeLineOf(document: HttpDocument, offset: number): number {
  return (document.lineStarts[positionAt(document, offset).line] ?? 0) - 1;
}
