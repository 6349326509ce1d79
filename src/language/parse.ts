import { readBlock } from './block.ts';
import { profileOf } from './dialect.ts';
import type { Block, HttpDocument, Problem, VariableDefinition } from './document.ts';
import { type Profile, type ReadAs, readAsAuto } from './profile.ts';
import { emptyDraft, type Reading } from './reading.ts';
import { readSource, type Source } from './source.ts';
import { isBinary, reportNuls, unreadableBlock } from './unreadable.ts';

/**
 * Reads the text of a `.http` file. Never throws, never stops at the first problem, takes time linear in the text, and
 * loses nothing: the blocks' ranges joined give the text back.
 */
export function parse(text: string, readAs: ReadAs = readAsAuto): HttpDocument {
  const source = readSource(text);
  const profile = profileOf(source, readAs);
  const problems: Problem[] = [];
  const blocks = isBinary(source) ? [unreadableBlock(source, problems)] : readBlocks(source, profile, problems);
  if (source.nuls > 0 && !isBinary(source)) reportNuls(source, blocks, problems);
  return {
    text,
    profile,
    lineStarts: source.lineStarts,
    blocks,
    definitions: definitionsByName(blocks),
    programmed: blocks.filter(
      ({ imports, scripts, handlers }) => imports.length > 0 || scripts.length > 0 || handlers.length > 0,
    ),
    problems: inOrder(problems),
  };
}

function readBlocks(source: Source, profile: Profile, problems: Problem[]): Block[] {
  const blocks: Block[] = [];
  const { separatorLines } = source;
  const lineCount = source.lineStarts.length;
  let line = 0;
  let separator = 0;
  while (line < lineCount) {
    while (separator < separatorLines.length && (separatorLines[separator] ?? 0) <= line) separator += 1;
    const reading: Reading = {
      source,
      profile,
      problems,
      draft: emptyDraft(),
      limit: separatorLines[separator] ?? lineCount,
      scriptBlocksEnd: Number.POSITIVE_INFINITY,
      strayTextReported: false,
    };
    // An empty line 0 before the first separator would make a block of nothing.
    blocks.push(readBlock(reading, blocks.length, line));
    line = reading.limit;
  }
  return blocks;
}

function definitionsByName(blocks: readonly Block[]): HttpDocument['definitions'] {
  const byName = new Map<string, VariableDefinition[]>();
  for (const { variables } of blocks) {
    for (const definition of variables) {
      const same = byName.get(definition.name.text);
      if (same) same.push(definition);
      else byName.set(definition.name.text, [definition]);
    }
  }
  return byName;
}

function inOrder(problems: Problem[]): readonly Problem[] {
  return problems.sort((one, other) => one.range.start - other.range.start);
}
