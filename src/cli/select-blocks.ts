import type { Block, HttpDocument } from '../language/document.ts';
import { isRunnable, positionAt } from '../language/look-up.ts';
import { parseCount } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface Selection {
  readonly name?: string | undefined;
  readonly line?: string | undefined;
  readonly all?: boolean | undefined;
}

/**
 * The blocks that `--name` or `--line` choose; all without them. Each has a request, or runs others. A name may be a
 * request's name or its whole title.
 */
export function selectBlocks(file: string, document: HttpDocument, wanted: Selection): readonly Block[] {
  if ([wanted.name, wanted.line, wanted.all].filter((one) => one !== undefined).length > 1) {
    throw new UsageError('bad-usage', 'Choose one of --name, --line and --all.');
  }
  const blocks = document.blocks.filter(isRunnable);
  if (wanted.name !== undefined) return [named(file, blocks, wanted.name)];
  if (wanted.line !== undefined) return [atLine(file, document, blocks, parseCount('line', wanted.line, 1) - 1)];
  return blocks;
}

function named(file: string, blocks: readonly Block[], name: string): Block {
  const block = blocks.find((one) => one.name?.text === name) ?? blocks.find((one) => one.title?.text === name);
  if (block) return block;
  const known = blocks.flatMap((one) => (one.name ? [one.name.text] : []));
  throw new UsageError(
    'no-such-request',
    `${file} has no request named "${name}".${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`,
  );
}

function atLine(file: string, document: HttpDocument, blocks: readonly Block[], line: number): Block {
  const lineOf = (offset: number): number => positionAt(document, offset).line;
  const block = blocks.find(
    (one) => line >= lineOf(one.range.start) && line <= lineOf(Math.max(one.range.start, one.range.end - 1)),
  );
  if (!block) throw new UsageError('no-such-request', `${file} has no request at line ${line + 1}.`);
  return block;
}
