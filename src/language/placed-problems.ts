import type { Block, Problem } from './document.ts';
import { movedBy, movedProblem } from './moved-block.ts';

/** The problems of blocks where these stand now. */
export interface PlacedProblems {
  readonly blocks: readonly Block[];
  /** In order of the blocks. */
  readonly problems: readonly Problem[];
}

/**
 * `byBlock`: the problems of each block, where it was read. Those above the first block that has changed or moved since
 * `before` are taken from there.
 */
export function placedProblems(
  blocks: readonly Block[],
  byBlock: readonly (readonly Problem[])[],
  before: PlacedProblems | null,
): PlacedProblems {
  let first = 0;
  let kept = 0;
  if (before)
    for (; first < blocks.length && blocks[first] === before.blocks[first]; first += 1)
      kept += byBlock[first]?.length ?? 0;
  const problems = before?.problems.slice(0, kept) ?? [];
  for (let index = first; index < blocks.length; index += 1) {
    const list = byBlock[index];
    if (!list || list.length === 0) continue;
    const by = movedBy(blocks[index]);
    for (const problem of list) problems.push(movedProblem(problem, by));
  }
  return { blocks, problems };
}
