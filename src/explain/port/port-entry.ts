import type { Reference } from '../cite.ts';

/** A TCP port as the tables hold it. */
export interface PortEntry {
  readonly title: string;
  /**
   * What answers here by custom. `plain` and `tls` are protocols other than HTTP; `forbidden` too, and the Fetch
   * Standard has browsers refuse the port.
   */
  readonly speaks: 'http' | 'https' | 'http or https' | 'plain' | 'tls' | 'forbidden';
  readonly summary: string;
  /** May be empty. */
  readonly detail: string;
  readonly see: readonly Reference[];
}

export type PortTable = Readonly<Record<number, PortEntry>>;
