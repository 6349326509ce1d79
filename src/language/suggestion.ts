import type { Fix, Located, Problem } from './document.ts';
import { didYouMean, nearMatches } from './near-matches.ts';
import { fix, replacement } from './problem.ts';
import type { Reading } from './reading.ts';

/** So many unknown names in a text are no typing errors, and looking for near words takes time. */
export const mostSuggestions = 1000;

/** What to write instead of an unknown name. */
export interface Suggestion {
  /** "Did you mean …?", or nothing; begins with a space. */
  readonly words: string;
  readonly fix: Fix | null;
}

/** For a name that nothing in the document explains. Each call is one unknown name. */
export function suggestionFor({ tally }: Reading, { text, range }: Located, known: readonly string[]): Suggestion {
  tally.unknownNames += 1;
  if (tally.unknownNames > mostSuggestions) return { words: '', fix: null };
  const [near] = nearMatches(text, known);
  return {
    words: didYouMean(text, known),
    fix: near === undefined ? null : fix(`Change to “${near}”`, replacement(range, near)),
  };
}

/** Whether `suggestionFor` was asked for this problem. */
export function isUnknownName({ code }: Problem): boolean {
  return code === 'unknown-directive' || code === 'unknown-curl-option';
}
