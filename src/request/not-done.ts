import type { Range } from '../language/document.ts';
import { complain, type Resolving } from './resolving.ts';

/** Says what of the block, and of the blocks before it that hold for all, is read but not done. */
export function reportNotDone(resolving: Resolving): void {
  const { document, block } = resolving;
  for (const other of document.programmed) {
    if (other.request || other.index >= block.index) continue;
    for (const { range } of other.scripts) script(resolving, range);
  }
  for (const { range } of [...block.scripts, ...block.handlers]) script(resolving, range);
}

function script(resolving: Resolving, range: Range): void {
  complain(resolving, 'script-not-run', 'warning', range, 'Scripts are not built yet; this one does not run.');
}
