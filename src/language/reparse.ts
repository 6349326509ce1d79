import { type ReadBlocks, readBlocks } from './blocks.ts';
import { profileOf } from './dialect.ts';
import type { Block, HttpDocument } from './document.ts';
import { blockIndexAt } from './look-up.ts';
import { MovedBlock, movedBy, originOf } from './moved-block.ts';
import { parse } from './parse.ts';
import { type ReadAs, readAsAuto } from './profile.ts';
import { isReadDocument, type ReadDocument, readDocument } from './read-document.ts';
import { isSeparatorAt } from './separator.ts';
import { markLengthOf, readSource, type Source } from './source.ts';
import { isUnknownName, mostSuggestions } from './suggestion.ts';

/** `rangeLength` characters from `rangeOffset` on were replaced by `text`: what VS Code's changes hold. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * What `parse` gives for the text, at the cost of the blocks in which it differs from that of an earlier document. What has
 * changed is found by comparing. Where more than blocks depends on a change (the profile, control characters) all of the text
 * is read. The previous document stays as it is.
 */
export function reparse(previous: HttpDocument, text: string, readAs: ReadAs = readAsAuto): HttpDocument {
  const { rangeOffset, rangeLength } = changeBetween(previous.text, text);
  return afterChange(previous, rangeOffset, rangeOffset + rangeLength, text, readAs);
}

/** The one change that leads from a text to another: what lies between their common beginning and their common end. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (known, length) => before.slice(known, length) === after.slice(known, length));
  const behind = longest(
    shorter - start,
    (known, length) =>
      before.slice(before.length - length, before.length - known) ===
      after.slice(after.length - length, after.length - known),
  );
  return {
    rangeOffset: start,
    rangeLength: before.length - start - behind,
    text: after.slice(start, after.length - behind),
  };
}

/** The greatest common length up to `most`, by comparing whole pieces: engines do that fast. `known` is common already. */
function longest(most: number, isCommon: (known: number, length: number) => boolean): number {
  if (isCommon(0, most)) return most;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isCommon(low, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** `from` to `to` are offsets in the previous text: `text` is the same before and behind them. */
function afterChange(previous: HttpDocument, from: number, to: number, text: string, readAs: ReadAs): HttpDocument {
  const before = previous.text;
  const whole = (): HttpDocument => parse(text, readAs);
  if (!isReadDocument(previous) || previous.hasControls) return whole();
  const touched = touchedBlocks(previous, from, to);
  const growth = text.length - before.length;
  const source = readSource(ownCopy(text.slice(touched.start, touched.end + growth)));
  if (source.firstControl !== -1) return whole();
  const lineStarts = joinedLineStarts(previous, touched, source, growth);
  if (profileOf({ text, lineStarts, markLength: markLengthOf(text) }, readAs) !== previous.profile) return whole();
  const isLast = touched.behind === previous.blocks.length;
  const lineCount = source.lineStarts.length - (isLast ? 0 : 1);
  const read = readBlocks(source, previous.profile, touched.first, lineCount);
  const unknownNames = previous.unknownNames - unknownIn(previous, touched) + read.unknownNames;
  if (Math.max(previous.unknownNames, unknownNames) > mostSuggestions) return whole();
  return readDocument(
    {
      ...{ text, profile: previous.profile, isMarkdown: false, lineStarts, unknownNames, hasControls: false },
      blocks: joinedBlocks(previous, touched, read, growth),
      problemsOfBlocks: previous.problemsOfBlocks
        .slice(0, touched.first)
        .concat(read.problemsOfBlocks, previous.problemsOfBlocks.slice(touched.behind)),
    },
    {
      blocks: previous.blocks,
      readAnew: { start: touched.first, end: touched.first + read.blocks.length },
    },
    previous.known,
  );
}

/** The blocks that a change can have an effect on: by index, half-open, and their place in the text before it. */
interface Touched {
  readonly first: number;
  readonly behind: number;
  readonly start: number;
  readonly end: number;
}

function touchedBlocks({ text, blocks }: ReadDocument, from: number, to: number): Touched {
  const startsAtSeparator = (index: number): boolean => isSeparatorAt(text, blocks[index]?.range.start ?? 0);
  // A change within the three signs of a separator may make the block part of the one above.
  let first = blockIndexAt(blocks, from - 3);
  while (first > 0 && !startsAtSeparator(first)) first -= 1;
  let behind = blockIndexAt(blocks, to) + 1;
  while (behind < blocks.length && !startsAtSeparator(behind)) behind += 1;
  return {
    first,
    behind,
    start: first === 0 ? 0 : (blocks[first]?.range.start ?? 0),
    end: blocks[behind]?.range.start ?? text.length,
  };
}

/** The text in memory of its own: a piece of a string keeps all of the string alive, for as long as a block is as it was. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

function joinedLineStarts(previous: ReadDocument, touched: Touched, source: Source, growth: number): Uint32Array {
  const before = previous.lineStarts;
  const isLast = touched.behind === previous.blocks.length;
  const head = lineAt(before, touched.start);
  const tail = isLast ? before.length : lineAt(before, touched.end);
  // The line behind the last touched block is the first of the next one.
  const within = source.lineStarts.length - (isLast ? 0 : 1);
  const joined = new Uint32Array(head + within + before.length - tail);
  joined.set(before.subarray(0, head));
  for (let line = 0; line < within; line += 1) joined[head + line] = (source.lineStarts[line] ?? 0) + touched.start;
  for (let line = tail, to = head + within; line < before.length; line += 1, to += 1)
    joined[to] = (before[line] ?? 0) + growth;
  return joined;
}

function joinedBlocks(
  previous: ReadDocument,
  touched: Touched,
  { blocks }: ReadBlocks,
  growth: number,
): readonly Block[] {
  const joined = previous.blocks.slice(0, touched.first);
  for (const block of blocks)
    joined.push(touched.start === 0 ? block : new MovedBlock(block, touched.start, block.index));
  for (let index = touched.behind; index < previous.blocks.length; index += 1) {
    const block = previous.blocks[index];
    if (block) joined.push(moved(block, growth, joined.length));
  }
  return joined;
}

function moved(block: Block, by: number, index: number): Block {
  if (by === 0 && index === block.index) return block;
  return new MovedBlock(originOf(block), movedBy(block) + by, index);
}

/** The index of the first line that starts at `offset` or behind it. */
function lineAt(lineStarts: Uint32Array, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unknownIn({ problemsOfBlocks }: ReadDocument, { first, behind }: Touched): number {
  const problems = problemsOfBlocks.slice(first, behind).flat();
  return problems.filter(isUnknownName).length;
}
