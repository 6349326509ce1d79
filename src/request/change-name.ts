import type { Fix, Range } from '../language/document.ts';
import { nearMatches } from '../language/near-matches.ts';
import { fix, replacement } from '../language/problem.ts';

/**
 * A fix that writes the nearest known name instead of `name`, which is what stands at `range` or within it, as between the
 * braces of a placeholder. `null` when no name is near, or when the name does not stand there literally.
 */
export function changeName(text: string, range: Range, name: string, known: Iterable<string>): Fix | null {
  const [near] = nearMatches(name, known);
  if (near === undefined) return null;
  const written = text.slice(range.start, Math.min(range.end, range.start + 1000));
  const at = written.indexOf(name);
  // A range that is no placeholder may hold much else: a whole line of a request.
  if (at === -1 || !(written === name || /^\{\{[\s%$]*$/.test(written.slice(0, at)))) return null;
  const start = range.start + at;
  return fix(`Change to “${near}”`, replacement({ start, end: start + name.length }, near));
}
