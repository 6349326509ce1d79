import { at, isSpace, isWordCharacter } from './characters.ts';
import type { Script } from './document.ts';
import type { Reading } from './reading.ts';
import { lineEnd, lineStart, located, type Source, trimEnd } from './source.ts';

/** A script, and the line behind it. */
export interface ScriptBlock {
  readonly script: Script;
  readonly next: number;
}

/**
 * ```
 * > | {{@response
 *     ^^^^^^^^^^^
 * > |   exports.token = response.parsedBody.token
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | }}
 *     ^^
 * ```
 *
 * httpYac's scripts on lines of their own, outside bodies. `null` when the line opens none or nothing closes it before
 * the block ends; a whole-line `{{target}}` is none.
 */
export function scriptBlockAt(reading: Reading, line: number): ScriptBlock | null {
  const { source } = reading;
  const event = openingOf(source, line);
  if (event === undefined || reading.scriptBlocksEnd <= line) return null;
  const close = closingLine(source, line + 1, reading.limit);
  if (close === null) {
    reading.scriptBlocksEnd = line;
    return null;
  }
  const start = lineStart(source, line);
  return {
    script: {
      kind: 'httpyac',
      range: { start, end: lineStart(source, close) + 2 },
      code: located(source, lineEnd(source, line), lineStart(source, close)),
      event,
    },
    next: close + 1,
  };
}

/** What follows `@` on an opening line, `null` for a bare `{{` or `{{+`; `undefined` for a line that opens nothing. */
export function openingOf(source: Source, line: number): string | null | undefined {
  const { text } = source;
  const start = lineStart(source, line);
  if (!text.startsWith('{{', start)) return undefined;
  const end = trimEnd(text, start + 2, lineEnd(source, line));
  let event: string | null = null;
  let index = start + 2;
  while (index < end) {
    const code = text.charCodeAt(index);
    if (code === at) {
      const nameStart = index + 1;
      index = nameStart;
      while (index < end && isWordCharacter(text.charCodeAt(index))) index += 1;
      if (index === nameStart) return undefined;
      event = text.slice(nameStart, index);
    } else if (code === 43 || isSpace(code)) index += 1;
    else return undefined;
  }
  return event;
}

/** The line that begins with `}}` and holds nothing else. */
export function closingLine(source: Source, from: number, limit: number): number | null {
  const { text } = source;
  for (let line = from; line < limit; line += 1) {
    const start = lineStart(source, line);
    if (text.charCodeAt(start) !== 125 || text.charCodeAt(start + 1) !== 125) continue;
    if (trimEnd(text, start + 2, lineEnd(source, line)) === start + 2) return line;
  }
  return null;
}
