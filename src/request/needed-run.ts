import type { Range } from '../language/document.ts';
import type { PlacedRequest } from './request-file.ts';

/** A request that another one builds on. */
export interface NeededRun {
  /** As its document names it. */
  readonly name: string;
  readonly request: PlacedRequest;
  /** Absolute path of the imported file in which it stands; `null` for the document itself. */
  readonly file: string | null;
  /** Where it is named. */
  readonly range: Range;
  /** `forceRef`: run it even when it was run before; `reference`: only a placeholder names it. */
  readonly by: 'ref' | 'forceRef' | 'reference';
}
