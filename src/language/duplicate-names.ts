import type { Block, Problem } from './document.ts';
import { holdsRequest } from './look-up.ts';
import { movedBy, movedRange, originOf } from './moved-block.ts';
import { problem } from './problem.ts';

/** The second and every later request that `@name` gives a name that another one has from `@name`, in order. */
export function duplicateNames(blocks: readonly Block[]): readonly Problem[] {
  const known = new Set<string>();
  const found: Problem[] = [];
  for (const block of blocks) {
    if (!holdsRequest(block)) continue;
    const { name, title } = originOf(block);
    if (name === null || name.range.start === title?.range.start) continue;
    const { text } = name;
    if (known.has(text))
      found.push(
        problem(
          'duplicate-name',
          'warning',
          movedRange(name.range, movedBy(block)),
          `Another request above is called “${text}” too, and is the one that this name means. Choose another name.`,
        ),
      );
    known.add(text);
  }
  return found;
}
