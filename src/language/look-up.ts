import type { Block, HttpDocument, Problem, Range, RequestBlock } from './document.ts';
import { originOf } from './moved-block.ts';

/** Lines and characters are 0-based; characters are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Asks the block as it was read, which moves nothing. */
export function holdsRequest(block: Block): block is RequestBlock {
  return originOf(block).request !== null;
}

/** Whether there is something to run in the block: a request, or other requests by `run` lines. */
export function isRunnable(block: Block): boolean {
  return holdsRequest(block) || hasRuns(block);
}

/** Whether the block runs other requests. */
export function hasRuns(block: Block): boolean {
  return block.imports.some(({ kind }) => kind === 'run');
}

/** The blocks that can be sent, in order. */
export function requestBlocks(document: HttpDocument): readonly RequestBlock[] {
  return document.blocks.filter(holdsRequest);
}

/** The block whose `index` this is, when it holds a request. */
export function blockWithIndex(document: HttpDocument, index: number): RequestBlock | null {
  const block = document.blocks[index];
  return block && holdsRequest(block) ? block : null;
}

/** The block that holds the character at `offset`; at the text's end, the last one. `null` outside the text and in prose. */
export function blockAt({ text, blocks, isMarkdown }: HttpDocument, offset: number): Block | null {
  if (offset < 0 || offset > text.length) return null;
  const block = blocks[blockIndexAt(blocks, offset)] ?? null;
  return isMarkdown && block?.separator === null ? null : block;
}

/** The index of the last block that begins at `offset` or before it; 0 when none does. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.range.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The problems that begin in the range, in order of their place. */
export function problemsIn({ problems }: Pick<HttpDocument, 'problems'>, range: Range): readonly Problem[] {
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = problems.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((problems[middle]?.range.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return problems.slice(firstFrom(range.start), firstFrom(range.end));
}

/** Offsets outside the text are moved to its ends. */
export function positionAt(document: HttpDocument, offset: number): Position {
  const { lineStarts, text } = document;
  const at = Math.min(Math.max(offset, 0), text.length);
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: at - (lineStarts[low] ?? 0) };
}

/** Positions outside the text are moved to its ends, characters behind a line's end to the end of the line. */
export function offsetAt(document: HttpDocument, { line, character }: Position): number {
  const { lineStarts, text } = document;
  if (line < 0) return 0;
  const start = lineStarts[line];
  if (start === undefined) return text.length;
  return Math.min(start + Math.max(character, 0), lineStarts[line + 1] ?? text.length);
}
