import type { ProblemCode } from '../../language/problem-codes.ts';
import type { Resolving } from '../resolving.ts';
import type { DynamicCall } from './dynamic-call.ts';

/** What a dynamic variable may ask for. */
export interface DynamicWorld {
  readonly resolving: Resolving;
  /** The value of an ordinary variable, for arguments that name one; `null` when there is none. */
  readonly variable: (name: string) => Promise<string | null>;
  /** Says how something that can be read in two ways was read; the value is given all the same. */
  readonly inform: (code: ProblemCode, message: string) => void;
}

/** A value, or why there is none: a code and a sentence. */
export type DynamicValue = { readonly value: string } | { readonly code: ProblemCode; readonly trouble: string };

/** Each occurrence is a call of its own. */
export type DynamicVariable = (call: DynamicCall, world: DynamicWorld) => DynamicValue | Promise<DynamicValue>;

export function wrongArguments(trouble: string): DynamicValue {
  return { code: 'dynamic-variable-arguments', trouble };
}
