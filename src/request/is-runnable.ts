import type { Block } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';

/** Whether there is something to run in the block: a request, or other requests by `run` lines. */
export function isRunnable(block: Block): boolean {
  return holdsRequest(block) || hasRuns(block);
}

/** Whether the block runs other requests. */
export function hasRuns(block: Block): boolean {
  return block.imports.some(({ kind }) => kind === 'run');
}
