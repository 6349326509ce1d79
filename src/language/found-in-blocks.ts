import type { Block, HttpDocument } from './document.ts';
import { originOf } from './moved-block.ts';

/** What is looked for in the blocks of a document. What is found depends on the block and the document's profile alone. */
export interface BlockSearch<Found, Text extends SearchedText = HttpDocument> {
  /** Places in it are by lines of the document, or by offsets of the block as it was read (see `originOf`). */
  readonly find: (document: Text, block: Block) => readonly Found[];
  /** The same where lines or blocks came or went above. */
  readonly move: (found: Found, by: Shift) => Found;
}

/** As much of a document as has to be known to search it anew. */
export type SearchedText = Pick<HttpDocument, 'blocks' | 'lineStarts'>;

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
}

/**
 * Searches the blocks that are not those of `before`, the outcome for an earlier document. After a keystroke that is one
 * block; what was found in the others is the same object as before, unless lines or blocks came or went above it.
 */
export function findInBlocks<Found, Text extends SearchedText>(
  document: Text,
  before: FoundInBlocks<Found> | null,
  { find, move }: BlockSearch<Found, Text>,
): FoundInBlocks<Found> {
  const { blocks, lineStarts } = document;
  const known = before?.blocks ?? [];
  const most = Math.min(known.length, blocks.length);
  let first = 0;
  while (first < most && isSame(known[first], blocks[first])) first += 1;
  const by = { lines: lineStarts.length - (before?.lineCount ?? 0), blocks: blocks.length - known.length };
  let end = blocks.length;
  while (end - first > blocks.length - most && isSame(known[end - 1 - by.blocks], blocks[end - 1])) end -= 1;
  const head = before?.byBlock.slice(0, first) ?? [];
  const tail = before?.byBlock.slice(end - by.blocks) ?? [];
  const isMoved = by.lines !== 0 || by.blocks !== 0;
  const byBlock = head.concat(
    blocks.slice(first, end).map((block) => find(document, block)),
    isMoved ? tail.map((found) => (found.length > 0 ? found.map((one) => move(one, by)) : found)) : tail,
  );
  return { blocks, lineCount: lineStarts.length, byBlock };
}

/** Whether one is the other, moved at most. */
function isSame(one: Block | undefined, other: Block | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && originOf(one) === originOf(other));
}

/** What was found, in order. */
export function allFound<Found>({ byBlock }: FoundInBlocks<Found>): Found[] {
  const all: Found[] = [];
  for (const found of byBlock) for (const one of found) all.push(one);
  return all;
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
