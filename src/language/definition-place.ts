import type { Block, HttpDocument, RequestBlock, TextEdit, VariableDefinition } from './document.ts';
import { positionAt } from './look-up.ts';
import { insertion } from './problem.ts';

/**
 * The edit that defines a variable for a request. It goes behind the definitions at the top of the file, where there are
 * any and `beside` does not ask for the request's own block: behind that one's definitions, else at its beginning. (Above
 * the `###` of a block it would stand in the block before.)
 */
export function definitionEdit(
  document: HttpDocument,
  block: RequestBlock,
  { name, value, beside }: { readonly name: string; readonly value: string; readonly beside: boolean },
): TextEdit {
  const [top] = document.blocks;
  const above = beside || !top ? undefined : definitionsAbove(top).at(-1);
  const last = above ?? definitionsAbove(block).at(-1);
  const offset = last ? lineBehind(document, last.range.end) : beginningOf(document, block);
  return insertion(offset, `@${name} = ${value}${newlineOf(document)}`);
}

/** As the first line of the text ends. */
export function newlineOf({ text, lineStarts }: HttpDocument): string {
  const end = lineStarts[1] ?? 0;
  return text.slice(Math.max(end - 2, 0), end) === '\r\n' ? '\r\n' : '\n';
}

function definitionsAbove({ variables, request }: Block): readonly VariableDefinition[] {
  return variables.filter(({ range }) => request === null || range.start < request.range.start);
}

function beginningOf(document: HttpDocument, { range, separator }: Block): number {
  if (separator) return lineBehind(document, separator.range.end);
  return document.text.startsWith('\ufeff', range.start) ? range.start + 1 : range.start;
}

function lineBehind(document: HttpDocument, offset: number): number {
  return document.lineStarts[positionAt(document, offset).line + 1] ?? document.text.length;
}
