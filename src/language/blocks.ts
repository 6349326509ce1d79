import { readBlock } from './block.ts';
import type { Block, Problem } from './document.ts';
import type { Profile } from './profile.ts';
import { beginBlock, newReading } from './reading.ts';
import type { Source } from './source.ts';

/** Blocks in order, and what is wrong in each, in order of its place. */
export interface ReadBlocks {
  readonly blocks: Block[];
  /** By the place in `blocks`. */
  readonly problemsOfBlocks: (readonly Problem[])[];
  readonly unknownNames: number;
}

const none: readonly never[] = Object.freeze([]);

/**
 * Reads the lines before `lineCount`. What a block holds depends on the text from its start to the next `###` in the first
 * column alone, so that a piece of a text that begins and ends at such lines is read as it would be within the text.
 */
export function readBlocks(source: Source, profile: Profile, firstIndex: number, lineCount: number): ReadBlocks {
  const reading = newReading(source, profile);
  const blocks: Block[] = [];
  const problemsOfBlocks: (readonly Problem[])[] = [];
  const { separatorLines } = source;
  let line = 0;
  let separator = 0;
  while (line < lineCount) {
    while (separator < separatorLines.length && (separatorLines[separator] ?? 0) <= line) separator += 1;
    beginBlock(reading, separatorLines[separator] ?? lineCount);
    // An empty line 0 before the first separator would make a block of nothing.
    blocks.push(readBlock(reading, firstIndex + blocks.length, line));
    problemsOfBlocks.push(inOrder(reading.problems));
    line = reading.limit;
  }
  return { blocks, problemsOfBlocks, unknownNames: reading.tally.unknownNames };
}

/** A list of its own, with room for no more than its members. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return none;
  const own = problems.slice();
  return own.length === 1 ? own : own.sort((one, other) => one.range.start - other.range.start);
}
