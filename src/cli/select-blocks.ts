import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { positionAt, requestBlocks } from '../language/look-up.ts';
import { parseCount } from './options.ts';
import { UsageError } from './usage-error.ts';

export interface Selection {
  readonly name?: string | undefined;
  readonly line?: string | undefined;
  readonly all?: boolean | undefined;
}

/** The requests that `--name` or `--line` choose; all without them. A name may be a request's name or its whole title. */
export function selectBlocks(file: string, document: HttpDocument, wanted: Selection): readonly RequestBlock[] {
  if ([wanted.name, wanted.line, wanted.all].filter((one) => one !== undefined).length > 1) {
    throw new UsageError('bad-usage', 'Choose one of --name, --line and --all.');
  }
  const blocks = requestBlocks(document);
  if (wanted.name !== undefined) return [named(file, blocks, wanted.name)];
  if (wanted.line !== undefined) return [atLine(file, document, blocks, parseCount('line', wanted.line, 1) - 1)];
  return blocks;
}

function named(file: string, blocks: readonly RequestBlock[], name: string): RequestBlock {
  const block = blocks.find((one) => one.name?.text === name) ?? blocks.find((one) => one.title?.text === name);
  if (block) return block;
  const known = blocks.flatMap((one) => (one.name ? [one.name.text] : []));
  throw new UsageError(
    'no-such-request',
    `${file} has no request named "${name}".${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`,
  );
}

function atLine(file: string, document: HttpDocument, blocks: readonly RequestBlock[], line: number): RequestBlock {
  const lineOf = (offset: number): number => positionAt(document, offset).line;
  const block = blocks.find(
    (one) => line >= lineOf(one.range.start) && line <= lineOf(Math.max(one.range.start, one.range.end - 1)),
  );
  if (!block) throw new UsageError('no-such-request', `${file} has no request at line ${line + 1}.`);
  return block;
}
