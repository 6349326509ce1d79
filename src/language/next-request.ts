import { isSpace, isUpperCase } from './characters.ts';
import { beginsAnotherRequest, type Reading } from './reading.ts';
import { lineEnd, lineStart, type Source, skipSpace } from './source.ts';
import { takesMethod } from './tool-methods.ts';

/**
 * ```
 *   | POST https://example.com
 *   |
 *   | some words
 * > |   DELETE them all
 *     ^^^^^^^^^^^^^^^^^
 * ```
 *
 * Whether a line behind a request line begins another request, as in httpYac: at a method of httpYac's in upper case with anything
 * behind it, indented or not, in the middle of a text too.
 */
export function nextRequestAt(reading: Reading, line: number): boolean {
  return reading.traits.methodBeginsRequest && holdsMethod(reading.source, line) && beginsAnotherRequest(reading);
}

function holdsMethod(source: Source, line: number): boolean {
  const { text } = source;
  const end = lineEnd(source, line);
  const start = skipSpace(text, lineStart(source, line), end);
  let index = start;
  while (index < start + 20 && (isUpperCase(text.charCodeAt(index)) || text.charCodeAt(index) === 45)) index += 1;
  if (index === start || !isSpace(text.charCodeAt(index)) || skipSpace(text, index, end) === end) return false;
  return takesMethod('httpyac', text.slice(start, index));
}
