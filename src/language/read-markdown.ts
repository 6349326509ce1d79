import { bareBlock } from './bare-block.ts';
import { profileOf } from './dialect.ts';
import type { Block, Body, HttpDocument, Problem, Range } from './document.ts';
import { positionAt } from './look-up.ts';
import { type Fence, fencesIn } from './markdown-fences.ts';
import { MovedBlock } from './moved-block.ts';
import { parse } from './parse.ts';
import type { ProblemCode } from './problem-codes.ts';
import { type ReadAs, readAsAuto } from './profile.ts';
import { isReadDocument, readDocument } from './read-document.ts';
import { relocated } from './relocated.ts';
import { lineEnd, lineStart, readSource, type Source } from './source.ts';

/** Languages whose fenced blocks hold requests. */
const languages: ReadonlySet<string> = new Set(['http', 'rest']);

/** Whether the text has a fenced block that may hold requests. */
export function holdsRequestFence(text: string): boolean {
  return mayHoldFence.test(text) && fencesIn(readSource(text)).some(isRequestFence);
}

/** What every such fence begins with: seen without looking at each line. */
const mayHoldFence = /(?:```|~~~)[ \t]*(?:http|rest)/i;

/** Attributes behind a fence's language: `{.wide}`, `path=a.http`, `title="Log in"`. */
const attributes = /\{[^{}]*\}|[^\s={}]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]*)/g;

/** What is left and is no title: halves of attributes, and the end of JetBrains' name of the language, `http request`. */
const isNoTitle = /[={}]|^[ \t]*request[ \t]*$/i;

function isRequestFence({ language }: Fence): boolean {
  return languages.has(language.toLowerCase());
}

/** The text of a fence as that of a request file: the opening fence is a separator, and the indentation is gone. */
interface FenceText {
  readonly text: string;
  /** Where each line stands in the Markdown, without the indentation that is gone. */
  readonly starts: readonly number[];
}

interface FenceBlocks {
  readonly blocks: readonly Block[];
  /** By `blocks`; where a block has moved, as they were where it was read. */
  readonly problems: readonly (readonly Problem[])[];
}

/**
 * Reads the requests in the fenced blocks of a Markdown text that are `http` or `rest`. Each begins a block of its own, whose
 * separator is the opening fence and whose title is what stands behind the language there, unless that is an attribute. What
 * stands outside of them is in blocks that hold nothing. As `parse`, this never throws, takes linear time and loses nothing;
 * places are those in the Markdown. Where a fence is indented, the text of what spans lines is without the indentation.
 */
export function readMarkdown(text: string, readAs: ReadAs = readAsAuto): HttpDocument {
  const source = readSource(text);
  const { lineStarts } = source;
  const fences = fencesIn(source).filter(isRequestFence);
  const texts = fences.map((fence) => fenceText(source, fence));
  const profile = profileOf(readSource(texts[0]?.text ?? ''), readAs);
  const blocks: Block[] = [];
  const problemsOfBlocks: (readonly Problem[])[] = [];
  let position = 0;
  let unknownNames = 0;
  const addBetween = (end: number): void => {
    if (end === position && (blocks.length > 0 || end < text.length)) return;
    blocks.push(bareBlock(blocks.length, { start: position, end }));
    problemsOfBlocks.push([]);
    position = end;
  };
  fences.forEach((fence, index) => {
    const range = { start: lineStart(source, fence.opening), end: lineStarts[fence.closing] ?? text.length };
    addBetween(range.start);
    const written = texts[index] ?? { text: '', starts: [] };
    const document = parse(written.text, { profile, isForced: true });
    const read =
      fence.indentation === 0
        ? movedBlocks(document, range.start, blocks.length)
        : indentedBlocks(document, written, range, blocks.length);
    for (const block of read.blocks) blocks.push(block);
    for (const problems of read.problems) problemsOfBlocks.push(problems);
    unknownNames += isReadDocument(document) ? document.unknownNames : 0;
    position = range.end;
  });
  addBetween(text.length);
  return readDocument({
    ...{ text, profile, isMarkdown: true, lineStarts, blocks, problemsOfBlocks, unknownNames },
    hasControls: source.firstControl !== -1,
  });
}

function fenceText(source: Source, { opening, closing, indentation, length }: Fence): FenceText {
  const { text } = source;
  const start = lineStart(source, opening);
  const end = source.lineStarts[closing] ?? text.length;
  const first = start + indentation;
  const head = text.slice(first + length, lineEnd(source, opening));
  const [, language = '', information = ''] = /^([ \t]*[^\s{]*)(.*)$/s.exec(head) ?? [];
  const words = information.replace(attributes, (attribute) => ' '.repeat(attribute.length));
  const title = isNoTitle.test(words) ? ' '.repeat(words.length) : words;
  const separator = `${'#'.repeat(length)}${' '.repeat(language.length)}${title}`;
  const behind = lineEnd(source, opening);
  if (indentation === 0) return { text: separator + text.slice(behind, end), starts: [] };
  const starts = [first];
  const lines = [separator + text.slice(behind, source.lineStarts[opening + 1] ?? end)];
  for (let line = opening + 1; line < closing; line += 1) {
    const from = lineStart(source, line);
    const to = source.lineStarts[line + 1] ?? end;
    let inner = from;
    while (inner < to && inner < from + indentation && text.charAt(inner) === ' ') inner += 1;
    starts.push(inner);
    lines.push(text.slice(inner, to));
  }
  return { text: lines.join(''), starts };
}

function movedBlocks(document: HttpDocument, by: number, index: number): FenceBlocks {
  return {
    blocks: document.blocks.map((block, at) => new MovedBlock(block, by, index + at)),
    problems: problemsByBlock(document),
  };
}

function indentedBlocks(document: HttpDocument, { text, starts }: FenceText, fence: Range, index: number): FenceBlocks {
  const at = (offset: number): number => {
    const { line, character } = positionAt(document, offset);
    return (starts[line] ?? fence.start) + character;
  };
  const last = document.blocks.length - 1;
  let position = fence.start;
  const blocks = document.blocks.map((block, place): Block => {
    const moved = relocated(block, at);
    const { request } = moved;
    const range = { start: position, end: place === last ? fence.end : moved.range.end };
    position = range.end;
    return {
      ...moved,
      index: index + place,
      range,
      request: request && { ...request, body: request.body && withLiterals(request.body, block.request?.body, text) },
    };
  });
  return { blocks, problems: problemsByBlock(document).map((problems) => relocated(problems, at)) };
}

/** The body with its text kept beside it: where it stands, there is indentation between its lines. */
function withLiterals(body: Body, read: Body | null | undefined, text: string): Body {
  return {
    ...body,
    parts: body.parts.map((part, index) => {
      const { start, end } = read?.parts[index]?.range ?? { start: 0, end: 0 };
      return part.kind === 'text' ? { kind: 'literal', range: part.range, text: text.slice(start, end) } : part;
    }),
  };
}

function problemsByBlock(document: HttpDocument): readonly (readonly Problem[])[] {
  if (!isReadDocument(document)) return [];
  const { blocks, problemsOfBlocks } = document;
  if (blocks.some(({ request }) => request !== null)) return problemsOfBlocks;
  return problemsOfBlocks.map((problems) => problems.map(asShown));
}

/** What a fence without a request holds that no request can hold. */
const shownAlone: ReadonlySet<string> = new Set<ProblemCode>([
  'body-without-request-line',
  'field-before-request-line',
  'not-a-request-line',
]);

/** Readers are shown fields, statuses and bodies alone too: where no request is, that is no mistake, and no comment. */
function asShown(problem: Problem): Problem {
  if (!shownAlone.has(problem.code)) return problem;
  return { ...problem, severity: 'hint', fix: problem.fix?.title === 'Comment out' ? null : problem.fix };
}
