import { readBlocks } from './blocks.ts';
import { profileOf } from './dialect.ts';
import type { HttpDocument, Problem } from './document.ts';
import { type ReadAs, readAsAuto } from './profile.ts';
import { readDocument } from './read-document.ts';
import { readSource } from './source.ts';
import { isBinary, unreadableBlock, withNuls } from './unreadable.ts';

/**
 * Reads the text of a `.http` file. Never throws, never stops at the first problem, takes time linear in the text, and
 * loses nothing: the blocks' ranges joined give the text back.
 */
export function parse(text: string, readAs: ReadAs = readAsAuto): HttpDocument {
  const source = readSource(text);
  const { lineStarts } = source;
  const profile = profileOf(source, readAs);
  const hasControls = source.firstControl !== -1;
  if (isBinary(source)) {
    const problems: Problem[] = [];
    const blocks = [unreadableBlock(source, problems)];
    return readDocument({
      text,
      profile,
      isMarkdown: false,
      lineStarts,
      blocks,
      problemsOfBlocks: [problems],
      unknownNames: 0,
      hasControls,
    });
  }
  const { blocks, problemsOfBlocks, unknownNames } = readBlocks(source, profile, 0, lineStarts.length);
  return readDocument({
    ...{ text, profile, isMarkdown: false, lineStarts, blocks, unknownNames, hasControls },
    problemsOfBlocks: source.nuls > 0 ? withNuls(source, blocks, problemsOfBlocks) : problemsOfBlocks,
  });
}
