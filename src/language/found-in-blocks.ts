import type { Block, HttpDocument, Range } from './document.ts';
import { originOf } from './moved-block.ts';

/** What is looked for in the blocks of a document. What is found depends on the block and the document's profile alone. */
export interface BlockSearch<Found, Text extends SearchedText = HttpDocument> {
  /** Places in it are by lines of the document, or by offsets of the block as it was read (see `originOf`). */
  readonly find: (document: Text, block: Block) => readonly Found[];
  /** The same where lines or blocks came or went above. */
  readonly move: (found: Found, by: Shift) => Found;
}

/** As much of a document as has to be known to search it anew. */
export type SearchedText = Pick<HttpDocument, 'blocks' | 'lineStarts' | 'predecessor'>;

/** How many more lines and blocks stand above than before. */
export interface Shift {
  readonly lines: number;
  readonly blocks: number;
}

/** What was found in a document, kept for the ones that follow it. */
export interface FoundInBlocks<Found> {
  readonly blocks: readonly Block[];
  readonly lineCount: number;
  /** By the blocks' index. */
  readonly byBlock: readonly (readonly Found[])[];
  /** All of it, in order. */
  readonly all: readonly Found[];
  /** The blocks that were searched for it, by index, half-open. In the others is what an earlier search has found. */
  readonly searched: Range;
}

const nothing: FoundInBlocks<never> = {
  blocks: [],
  lineCount: 0,
  byBlock: [],
  all: [],
  searched: { start: 0, end: 0 },
};

/**
 * Searches the blocks that are not those of `before`, the outcome for an earlier document. After a keystroke that is one
 * block; what was found in the others is the same object as before, unless lines or blocks came or went above it.
 */
export function findInBlocks<Found, Text extends SearchedText = HttpDocument>(
  document: Text,
  before: FoundInBlocks<Found> | null,
  { find, move }: BlockSearch<Found, Text>,
): FoundInBlocks<Found> {
  const { blocks, lineStarts } = document;
  if (before?.blocks === blocks) return before;
  const known = before ?? nothing;
  const searched = differing(document, known.blocks);
  const by = { lines: lineStarts.length - known.lineCount, blocks: blocks.length - known.blocks.length };
  const found = blocks.slice(searched.start, searched.end).map((block) => find(document, block));
  const tail = known.byBlock.slice(searched.end - by.blocks);
  const isMoved = by.lines !== 0 || by.blocks !== 0;
  const movedTail = isMoved ? tail.map((list) => (list.length > 0 ? list.map((one) => move(one, by)) : list)) : tail;
  const behind = countBefore(known, searched.end - by.blocks);
  return {
    blocks,
    lineCount: lineStarts.length,
    byBlock: known.byBlock.slice(0, searched.start).concat(found, movedTail),
    all: known.all
      .slice(0, countBefore(known, searched.start))
      .concat(joined(found), isMoved ? joined(movedTail) : known.all.slice(behind)),
    searched,
  };
}

/** The blocks that are not those of `known`, moved at most: by their index, half-open. */
function differing({ blocks, predecessor }: SearchedText, known: readonly Block[]): Range {
  if (predecessor?.blocks === known) return predecessor.readAnew;
  const most = Math.min(known.length, blocks.length);
  let start = 0;
  while (start < most && isSame(known[start], blocks[start])) start += 1;
  const more = blocks.length - known.length;
  let end = blocks.length;
  while (end - start > blocks.length - most && isSame(known[end - 1 - more], blocks[end - 1])) end -= 1;
  return { start, end };
}

/** Whether one is the other, moved at most. */
function isSame(one: Block | undefined, other: Block | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && originOf(one) === originOf(other));
}

/** How much was found in the blocks before the one of this index. Counts on the side where there are fewer blocks. */
function countBefore({ byBlock, all }: FoundInBlocks<unknown>, index: number): number {
  const isNearEnd = index > byBlock.length / 2;
  const last = isNearEnd ? byBlock.length : index;
  let count = 0;
  for (let at = isNearEnd ? index : 0; at < last; at += 1) count += byBlock[at]?.length ?? 0;
  return isNearEnd ? all.length - count : count;
}

function joined<Found>(lists: readonly (readonly Found[])[]): Found[] {
  const all: Found[] = [];
  for (const list of lists) if (list.length > 0) for (const one of list) all.push(one);
  return all;
}

/** Whether the same was found, block by block, as in `before`, from which `found` was made. */
export function isAsBefore<Found>(
  found: FoundInBlocks<Found>,
  before: FoundInBlocks<Found>,
  areAlike: (one: Found, other: Found) => boolean,
): boolean {
  if (found === before) return true;
  if (found.blocks.length !== before.blocks.length) return false;
  const { start, end } = found.searched;
  return found.byBlock.slice(start, end).every((list, index) => {
    const known = before.byBlock[start + index] ?? [];
    return list.length === known.length && list.every((one, at) => areAlike(one, known[at] as Found));
  });
}

/** The search for what is made of what another one finds, so that it too is made once. */
export function madeOf<Found, Made>(
  { find, move }: BlockSearch<Found>,
  make: (found: Found) => Made,
): BlockSearch<{ readonly found: Found; readonly made: Made }> {
  const withMade = (found: Found): { readonly found: Found; readonly made: Made } => ({ found, made: make(found) });
  return {
    find: (document, block) => find(document, block).map(withMade),
    move: ({ found }, by) => withMade(move(found, by)),
  };
}
