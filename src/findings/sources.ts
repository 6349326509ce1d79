import { cite, type Reference } from '../explain/cite.ts';
import type { Citation } from '../explain/explanation.ts';

/** Citations of what the explanations know, in the order of their weight. */
export function sources(...references: readonly Reference[]): readonly Citation[] {
  return references.map(cite);
}

/** A section of the CA/Browser Forum's Baseline Requirements, which rule for publicly trusted certificates. */
export function baselineRequirements(section: string): Citation {
  return { ...cite('baseline-requirements'), section };
}

/** Transitioning the Use of Cryptographic Algorithms and Key Lengths. */
export function nistKeyLengths(section: string): Citation {
  return { document: 'NIST SP 800-131A Rev. 2', section, url: 'https://doi.org/10.6028/NIST.SP.800-131Ar2' };
}
