import type { Surroundings } from '../surroundings.ts';

/** What a dynamic variable may ask for. */
export interface DynamicWorld {
  readonly surroundings: Surroundings;
  /** The value of an ordinary variable, for arguments that name one; `null` when there is none. */
  readonly variable: (name: string) => Promise<string | null>;
}

/** A value, or why there is none, as a sentence. */
export type DynamicValue = { readonly value: string } | { readonly trouble: string };

/** `words` are the arguments, split at white space and commas. Each occurrence is a call of its own. */
export type DynamicVariable = (words: readonly string[], world: DynamicWorld) => DynamicValue | Promise<DynamicValue>;
