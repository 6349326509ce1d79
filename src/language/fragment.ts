import { addImport, type Reading } from './reading.ts';
import { isBlankLine, lineEnd, located, trimEnd } from './source.ts';

/**
 * ```
 * > | fragment Parts on Rocket {
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > |   name
 *     ^^^^^^
 * > | }
 *     ^
 *   |
 * > | gql More < ./more.graphql
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^
 *   |
 *   | POST https://example.com/graphql
 * ```
 *
 * Before a request line: what queries of the file may use as `...Parts`, to the next blank line. httpYac's. `null` when the line begins
 * nothing of that.
 */
export function readFragment(reading: Reading, line: number, start: number): number | null {
  const { source, profile } = reading;
  if (profile !== 'auto' && profile !== 'httpyac') return null;
  const { text } = source;
  const end = lineEnd(source, line);
  const kind = fragmentHead.exec(text.slice(start, Math.min(end, start + longestHead)));
  if (!kind) return null;
  let next = line + 1;
  if (kind[1] !== undefined) while (next < reading.limit && !isBlankLine(source, next)) next += 1;
  const last = trimEnd(text, start, lineEnd(source, next - 1));
  addImport(reading, { range: { start, end: last }, kind: 'fragment', what: located(source, start, last) });
  return next;
}

/** UTF-16 units. */
const longestHead = 300;

const fragmentHead = /^(?:(fragment)[ \t]+[^\s(]+[ \t]+on[ \t]|gql[ \t]+[^\s(<]+[ \t]+<[ \t]+\S)/;
