import type { Citation } from '../explain/explanation.ts';

/** `error`: breaks a MUST, or the connection is not safe. `warning`: a SHOULD. `notice`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'notice';

/** Something an exchange or a certificate shows. */
export interface Finding {
  /** Stable, kebab-case, like `certificate-expired`. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** A short statement with this exchange's values: "The certificate expired 3 days ago". */
  readonly title: string;
  readonly detail: string;
  /** What to do, most useful first; switching the check off is never first. */
  readonly advice: readonly string[];
  readonly citations: readonly Citation[];
}
