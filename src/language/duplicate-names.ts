import type { Block, Problem } from './document.ts';
import { movedBy, movedRange, originOf } from './moved-block.ts';
import { problem } from './problem.ts';

/** Of the requests whose `@name` another one above has from `@name`: their blocks by index, in order. */
export function duplicateNames(blocks: readonly Block[], repeated: readonly number[]): readonly Problem[] {
  return repeated.flatMap((index) => {
    const block = blocks[index];
    const name = block && originOf(block).name;
    return name
      ? problem(
          'duplicate-name',
          'warning',
          movedRange(name.range, movedBy(block)),
          `Another request above is called “${name.text}” too, and is the one that this name means. Choose another name.`,
        )
      : [];
  });
}
