import { addImport, type Reading } from './reading.ts';
import { lineEnd, lineStart, located, skipSpace, trimEnd } from './source.ts';

/**
 * ```
 * > | import ./login.http
 *     ^^^^^^^^^^^^^^^^^^^
 * > | run #Log in (@user=admin)
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * In the first column, before a request line. JetBrains'. `null` when the line is neither.
 */
export function readImport(reading: Reading, line: number): number | null {
  const { source } = reading;
  const { text } = source;
  const start = lineStart(source, line);
  const end = trimEnd(text, start, lineEnd(source, line));
  const kind = text.startsWith('import ', start) ? 'import' : text.startsWith('run ', start) ? 'run' : null;
  if (!kind) return null;
  const what = skipSpace(text, start + kind.length, end);
  if (what >= end) return null;
  // A custom method named "run" has a target with a scheme or a placeholder, not a path or a name.
  if (text.startsWith('{{', what) || /^[^\s#]*:\/\//.test(text.slice(what, end))) return null;
  addImport(reading, { range: { start, end }, kind, what: located(source, what, end) });
  return line + 1;
}
