import { at, colon, equals, isSpace, quote } from './characters.ts';
import type { VariableDefinition } from './document.ts';
import { fix, insertion, replacement } from './problem.ts';
import { addVariable, type Reading, report } from './reading.ts';
import { lineEnd, located, type Source, skipSpace, trimEnd } from './source.ts';

/**
 * ```
 * > | @host = localhost:8080
 *     ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * Before the request line. `start` is the offset of `@`.
 */
export function readVariableDefinition(reading: Reading, line: number, start: number): number {
  const { source } = reading;
  const end = trimEnd(source.text, start, lineEnd(source, line));
  const valueEnd = reading.traits.keepsTrailingSpace ? lineEnd(source, line) : end;
  const definition = variableDefinitionAt(source, start, valueEnd, reading.traits.dropsLeadingQuote);
  if (definition?.lazy && reading.profile === 'draft-2026') {
    report(
      reading,
      'malformed-variable',
      'error',
      start,
      end,
      'By the draft specification a value is worked out where it is defined: write = in the place of :=.',
      fix('Write =', replacement({ start: definition.name.range.end, end: definition.value.range.start }, ' = ')),
    );
    return line + 1;
  }
  if (!definition) {
    const nameEnd = wordEnd(source.text, start + 1, end);
    report(
      reading,
      'malformed-variable',
      'error',
      start,
      end,
      nameEnd === start + 1
        ? 'A variable needs a name: write @name = value.'
        : 'A variable needs = between its name and its value: write @name = value.',
      nameEnd > start + 1 ? fix('Insert =', insertion(nameEnd, ' =')) : null,
    );
    return line + 1;
  }
  // httpYac's values that all requests share.
  if (definition.name.text.startsWith('$') && !definition.name.text.startsWith('$global.'))
    report(
      reading,
      'reserved-variable-name',
      'warning',
      definition.name.range.start,
      definition.name.range.end,
      `Names that begin with $ belong to Portside, so {{${definition.name.text}}} does not give this value. Choose another name.`,
    );
  addVariable(reading, definition);
  return line + 1;
}

/**
 * The definition on a line that begins with `@`; `null` when it is none. `end` is trimmed. `dropsQuote`: a quotation mark at
 * the beginning of the value is no part of it.
 */
export function variableDefinitionAt(
  source: Source,
  start: number,
  end: number,
  dropsQuote = false,
): VariableDefinition | null {
  const { text } = source;
  if (text.charCodeAt(start) !== at) return null;
  const nameStart = start + 1;
  const nameEnd = wordEnd(text, nameStart, end);
  if (nameEnd === nameStart) return null;
  let index = skipSpace(text, nameEnd, end);
  const lazy = text.charCodeAt(index) === colon && text.charCodeAt(index + 1) === equals;
  if (lazy) index += 1;
  if (index >= end || text.charCodeAt(index) !== equals) return null;
  const behind = skipSpace(text, index + 1, end);
  const valueStart = dropsQuote && behind + 1 < end && text.charCodeAt(behind) === quote ? behind + 1 : behind;
  return {
    range: { start, end },
    name: located(source, nameStart, nameEnd),
    value: located(source, valueStart, end),
    lazy,
  };
}

/** A name ends at white space, `=` and `:=`. */
function wordEnd(text: string, start: number, end: number): number {
  let index = start;
  while (index < end) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || code === equals || (code === colon && text.charCodeAt(index + 1) === equals)) break;
    index += 1;
  }
  return index;
}
