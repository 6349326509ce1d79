import type { Script } from './document.ts';
import { type Reading, report } from './reading.ts';
import { lineEnd, lineStart, located, nextLineStart, type Source, skipSpace, trimEnd } from './source.ts';

/** Whether `> {%` or `< {%` stands at `start`. */
export function isInlineScriptAt(text: string, start: number): boolean {
  const open = skipSpace(text, start + 1, start + 20);
  return text.startsWith('{%', open);
}

/**
 * ```
 * > | > {% client.global.set("token", response.body.token) %}
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | < {%
 *     ^^^^
 * > |   request.variables.set("a", 1)
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | %}
 *     ^^
 * ```
 *
 * `start` is the offset of `<` or `>`. JetBrains' and Kulala's; the latter also in Lua, marked by `-- lua` or `lang=lua`.
 */
export function readInlineScript(
  reading: Reading,
  line: number,
  start: number,
): { readonly script: Script; readonly next: number } {
  const { source } = reading;
  const { text } = source;
  const open = text.indexOf('{%', start) + 2;
  // Cut first: a search in the whole text would read all of it for every script that nothing closes.
  const length = text.slice(open, lineStart(source, reading.limit)).indexOf('%}');
  const close = open + length;
  const closed = length !== -1;
  let last = line;
  if (closed) while (nextLineStart(source, last) <= close) last += 1;
  else {
    last = reading.limit - 1;
    report(
      reading,
      'unclosed-script',
      'error',
      start,
      lineEnd(source, line),
      'This script does not end before the next ###. Close it with %}.',
    );
  }
  const end = closed ? close : lineEnd(source, last);
  const lua = /^\s*(?:-- lua|lang=lua)/.test(text.slice(open, Math.min(end, open + 20)));
  return {
    script: {
      kind: 'inline',
      range: { start, end: closed ? close + 2 : end },
      code: located(source, open, end),
      language: lua ? 'lua' : 'javascript',
    },
    next: last + 1,
  };
}

/**
 * ```
 * > | < ./prepare.js
 *     ^^^^^^^^^^^^^^
 * > | > ./check.js
 *     ^^^^^^^^^^^^
 * ```
 *
 * `null` when no path follows.
 */
export function scriptFileAt(source: Source, line: number, start: number): Script | null {
  const { text } = source;
  const end = trimEnd(text, start, lineEnd(source, line));
  const path = skipSpace(text, start + 1, end);
  if (path === start + 1 || path >= end) return null;
  return { kind: 'file', range: { start, end }, path: located(source, path, end) };
}
