import { bareBlock } from './bare-block.ts';
import type { Block, Problem } from './document.ts';
import { problem } from './problem.ts';
import type { Source } from './source.ts';

/** A text of which a twentieth or more are control characters was never text. */
export function isBinary(source: Source): boolean {
  return (source.nuls + source.controls) * 20 > source.text.length;
}

/** One block without a request, with a problem where the first control character stands. */
export function unreadableBlock(source: Source, problems: Problem[]): Block {
  const start = Math.max(source.firstControl, 0);
  problems.push(
    problem(
      'binary-content',
      'error',
      { start, end: Math.min(start + 1, source.text.length) },
      source.nuls * 3 > source.text.length
        ? 'This is not UTF-8 text; it looks like UTF-16. Save the file as UTF-8.'
        : 'This is not text. A request file is UTF-8 text.',
    ),
  );
  return bareBlock(0, { start: 0, end: source.text.length });
}

/** The blocks' problems with the first NUL of each block that holds one: the block cannot be sent. */
export function withNuls(
  source: Source,
  blocks: readonly Block[],
  problemsOfBlocks: readonly (readonly Problem[])[],
): readonly (readonly Problem[])[] {
  let at = source.text.indexOf('\0');
  return problemsOfBlocks.map((problems, index) => {
    const { start, end } = blocks[index]?.range ?? { start: 0, end: 0 };
    if (at !== -1 && at < start) at = source.text.indexOf('\0', start);
    if (at === -1 || at >= end) return problems;
    const found = problem(
      'nul-byte',
      'error',
      { start: at, end: at + 1 },
      'A NUL byte stands here, which text does not hold. Remove it; to send such bytes, put them into a file and write < ./file.',
    );
    return [...problems, found].sort((one, other) => one.range.start - other.range.start);
  });
}
