import type { HttpDocument, TextEdit } from '../language/document.ts';
import { blockAt, positionAt } from '../language/look-up.ts';

/**
 * The edit that gives a request a block of its own: the one at the offset when that has no request yet, else a new one
 * behind it; in the prose of Markdown, a fenced one behind the line. `requestAt`: where the request begins once the edit is made.
 */
export function blockInsertion(
  document: HttpDocument,
  offset: number,
  request: string,
): { readonly edit: TextEdit; readonly requestAt: number } {
  const here = blockAt(document, offset);
  if (here === null && document.isMarkdown) return fenceInsertion(document, offset, request);
  const block = here ?? document.blocks.at(-1);
  const { start, end } = block?.range ?? { start: 0, end: document.text.length };
  const written = document.text.slice(start, end).trimEnd();
  const isTaken = block !== undefined && (block.request !== null || block.storedResponses.length > 0);
  const isTitleOnly = block?.separator !== null && !written.includes('\n');
  const lead = written === '' ? '' : isTaken ? '\n\n###\n' : isTitleOnly ? '\n' : '\n\n';
  const from = start + written.length;
  const isLast = end === document.text.length;
  return {
    edit: { range: { start: from, end }, newText: `${lead}${request}\n${isLast ? '' : '\n'}` },
    requestAt: from + lead.length,
  };
}

function fenceInsertion(document: HttpDocument, offset: number, request: string): ReturnType<typeof blockInsertion> {
  const { lineStarts, text } = document;
  const at = lineStarts[positionAt(document, offset).line + 1] ?? text.length;
  const lead = `${at === text.length && !text.endsWith('\n') ? '\n' : ''}\n\`\`\`http\n`;
  return {
    edit: { range: { start: at, end: at }, newText: `${lead}${request}\n\`\`\`\n` },
    requestAt: at + lead.length,
  };
}
