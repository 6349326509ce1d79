import { cite, type Reference } from './cite.ts';
import type { Explanation, ExplanationKind } from './explanation.ts';

/** An explanation as the tables hold it: kind and key come from where it stands. */
export interface Entry {
  readonly title: string;
  readonly summary: string;
  readonly detail: string;
  readonly advice: readonly string[];
  readonly see: readonly Reference[];
}

/** Completes an entry of a table. */
export function explanationOf(kind: ExplanationKind, key: string, entry: Entry): Explanation {
  return {
    kind,
    key,
    title: entry.title,
    summary: entry.summary,
    detail: entry.detail,
    advice: entry.advice,
    citations: entry.see.map(cite),
  };
}
