import type { Problem } from './document.ts';
import { didYouMean } from './near-matches.ts';
import type { Reading } from './reading.ts';

/** So many unknown names in a text are no typing errors, and looking for near words takes time. */
export const mostSuggestions = 1000;

/** "Did you mean …?" for a name that nothing in the document explains, or nothing. Each call is one unknown name. */
export function suggestionFor({ tally }: Reading, name: string, known: Iterable<string>): string {
  tally.unknownNames += 1;
  return tally.unknownNames <= mostSuggestions ? didYouMean(name, known) : '';
}

/** Whether `suggestionFor` was asked for this problem. */
export function isUnknownName({ code }: Problem): boolean {
  return code === 'unknown-directive' || code === 'unknown-curl-option';
}
