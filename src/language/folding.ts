import type { Block, HttpDocument, Script } from './document.ts';
import { positionAt } from './look-up.ts';

/** Lines, 0-based, both included; the first one stays visible. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'block' | 'body' | 'script' | 'comment' | 'response';
}

/** What can be folded: blocks, bodies, scripts over several lines, runs of comments, stored responses. */
export function foldingRanges(document: HttpDocument): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  const add = (kind: FoldingRange['kind'], start: number, end: number): void => {
    const startLine = positionAt(document, start).line;
    const endLine = positionAt(document, end).line;
    if (endLine > startLine) found.push({ startLine, endLine, kind });
  };
  for (const block of document.blocks) {
    addBlock(document, block, add);
    const { request } = block;
    if (request?.body) add('body', request.body.range.start, request.body.range.end);
    for (const script of [...block.scripts, ...block.handlers] satisfies Script[])
      add('script', script.range.start, script.range.end);
    for (const response of block.storedResponses) add('response', response.range.start, response.range.end);
    addComments(document, block, add);
  }
  return found.sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine);
}

type Add = (kind: FoldingRange['kind'], start: number, end: number) => void;

/** From the separator, or the request line of the first block, to the last line that holds anything. */
function addBlock({ text }: HttpDocument, block: Block, add: Add): void {
  const start = block.separator?.range.start ?? block.request?.range.start;
  if (start === undefined) return;
  let end = block.range.end;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  add('block', start, end);
}

function addComments(document: HttpDocument, block: Block, add: Add): void {
  let first: number | null = null;
  let last = 0;
  let lastLine = -2;
  for (const { start, end } of block.comments) {
    const { line } = positionAt(document, start);
    if (first === null || line !== lastLine + 1) {
      if (first !== null) add('comment', first, last);
      first = start;
    }
    last = end;
    lastLine = positionAt(document, end).line;
  }
  if (first !== null) add('comment', first, last);
}
