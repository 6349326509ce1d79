import type { ProblemCode } from '../../language/problem-codes.ts';

/** Of a question that was dismissed, or that nobody is there to answer; `name` is what `--var` calls it. */
export function notAnswered(
  question: string,
  name: string = question,
): { readonly code: ProblemCode; readonly trouble: string } {
  const given = /^[\w.-]+$/.test(name) ? `--var ${name}=…` : `--var "${name}=…"`;
  return {
    code: 'not-answered',
    trouble: `“${question}” was not answered. Give the answer for this run with ${given}.`,
  };
}
