import type { Range } from '../language/document.ts';

/** A request that another one builds on. */
export interface NeededRun {
  /** As the document names it. */
  readonly name: string;
  /** Where it is named. */
  readonly range: Range;
  /** `forceRef`: run it even when it was run before; `reference`: only a placeholder names it. */
  readonly by: 'ref' | 'forceRef' | 'reference';
}
