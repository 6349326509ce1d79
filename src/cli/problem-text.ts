import type { HttpDocument, Problem } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';
import type { Mask } from '../request/mask.ts';
import { clipped, harmlessLine, styled, type Terminal } from './terminal.ts';

/** Columns of a source line shown around a problem. */
const window = 120;

/** UTF-16 units beside it that are looked at for secrets. */
const around = 4096;

/** A problem as compilers print it: place, message, and the line with the place marked. */
export function problemText(
  file: string,
  document: HttpDocument,
  problem: Problem,
  terminal: Terminal,
  blot: Mask,
): string {
  const { line, character } = positionAt(document, problem.range.start);
  const style = problem.severity === 'error' ? 'red' : problem.severity === 'warning' ? 'yellow' : 'cyan';
  const start = document.lineStarts[line] ?? 0;
  const from = Math.max(start, problem.range.start - window / 2);
  const shown = (text: string): string => harmlessLine(text.replaceAll('\t', ' '));
  // Looked at with what stands around, as a secret may begin before the window and end behind it.
  const first = Math.max(start, from - around);
  const near = blot(document.text.slice(first, from + window + around)).slice(from - first, from - first + window);
  const written = near.split(/[\r\n]/)[0] ?? '';
  const before = shown(written.slice(0, problem.range.start - from));
  const marked = shown(written.slice(problem.range.start - from, problem.range.end - from));
  const source = shown(written);
  const mark = `${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`;
  const head = `${harmlessLine(file)}:${line + 1}:${character + 1}: ${styled(terminal, style, problem.severity)} ${problem.code}: ${clipped(harmlessLine(problem.message), 1000)}`;
  const fix = problem.fix ? `\n  ${styled(terminal, 'dim', `fix: ${harmlessLine(problem.fix.title)}`)}` : '';
  return `${head}\n  ${source}\n  ${styled(terminal, style, mark)}${fix}\n`;
}
