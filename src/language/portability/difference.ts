import type { Fix, HttpDocument, Problem, Range, RequestBlock } from '../document.ts';
import { problem } from '../problem.ts';
import type { ProblemCode } from '../problem-codes.ts';

/** Finds where two tools would put different bytes on the wire for a block. */
export type PortabilityCheck = (document: HttpDocument, block: RequestBlock) => readonly Problem[];

/** `loud`: an information, for what silently does harm; else a hint. */
export function difference(
  code: ProblemCode,
  range: Range,
  message: string,
  fix: Fix | null,
  loud: 'loud' | 'quiet' = 'quiet',
): Problem {
  return problem(code, loud === 'loud' ? 'information' : 'hint', range, message, fix);
}
