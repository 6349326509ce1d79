import type { Reference } from '../cite.ts';

/** A field as the tables hold it. */
export interface FieldEntry {
  readonly title: string;
  /** Which messages carry it. */
  readonly in: 'request' | 'response' | 'request and response';
  readonly summary: string;
  /** May be empty when the summary says all there is. */
  readonly detail: string;
  /** A typical value, without the name. */
  readonly example: string;
  /**
   * `standard`: defined by a specification that is in force. `draft`: by one that is not finished. `custom`: in use
   * without a specification. `deprecated`: still met, not to be used in new work. `obsolete`: withdrawn.
   */
  readonly standing: 'standard' | 'draft' | 'custom' | 'deprecated' | 'obsolete';
  readonly advice: readonly string[];
  readonly see: readonly Reference[];
}

/** Keyed by the canonical spelling of the name. */
export type FieldTable = Readonly<Record<string, FieldEntry>>;
