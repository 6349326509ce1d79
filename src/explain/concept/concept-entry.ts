import type { Entry } from '../entry.ts';

/** A concept as the tables hold it. */
export interface ConceptEntry extends Entry {
  /** Other words for it, in lower case; unique over all concepts. */
  readonly aliases: readonly string[];
}

/** Keyed by the name in lower case. */
export type ConceptTable = Readonly<Record<string, ConceptEntry>>;
