import type { HttpDocument, Problem } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';
import { harmless, styled, type Terminal } from './terminal.ts';

/** Columns of a source line shown around a problem. */
const window = 120;

/** A problem as compilers print it: place, message, and the line with the place marked. */
export function problemText(file: string, document: HttpDocument, problem: Problem, terminal: Terminal): string {
  const { line, character } = positionAt(document, problem.range.start);
  const style = problem.severity === 'error' ? 'red' : problem.severity === 'warning' ? 'yellow' : 'cyan';
  const start = document.lineStarts[line] ?? 0;
  const from = Math.max(start, problem.range.start - window / 2);
  const source = harmless((document.text.slice(from, from + window).split(/[\r\n]/)[0] ?? '').replaceAll('\t', ' '));
  const length = Math.max(
    1,
    Math.min(problem.range.end - problem.range.start, source.length - (problem.range.start - from)),
  );
  const mark = `${' '.repeat(problem.range.start - from)}${'^'.repeat(length)}`;
  const head = `${file}:${line + 1}:${character + 1}: ${styled(terminal, style, problem.severity)} ${problem.code}: ${harmless(problem.message)}`;
  const fix = problem.fix ? `\n  ${styled(terminal, 'dim', `fix: ${harmless(problem.fix.title)}`)}` : '';
  return `${head}\n  ${source}\n  ${styled(terminal, style, mark)}${fix}\n`;
}
