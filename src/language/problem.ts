import type { Fix, Problem, Range, Severity, TextEdit } from './document.ts';
import type { ProblemCode } from './problem-codes.ts';

export function problem(
  code: ProblemCode,
  severity: Severity,
  range: Range,
  message: string,
  fix: Fix | null = null,
): Problem {
  return { code, severity, range, message, fix };
}

export function fix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits };
}

export function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

export function replacement(range: Range, newText: string): TextEdit {
  return { range, newText };
}
