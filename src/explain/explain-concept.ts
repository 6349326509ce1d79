import { connectionConcepts } from './concept/connection-concepts.ts';
import { messageConcepts } from './concept/message-concepts.ts';
import { tlsConcepts } from './concept/tls-concepts.ts';
import { explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';

const tables = [connectionConcepts, tlsConcepts, messageConcepts];

/** The keys of all concepts; `alsoKnown` adds their other names. */
export function knownConcepts(alsoKnown = false): readonly string[] {
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([key, entry]) => (alsoKnown ? [key, ...entry.aliases] : [key])),
  );
}

/** By name or other name, in any case, with `-` and `_` read as spaces. Null for a word that is none of them. */
export function explainConcept(word: string): Explanation | null {
  const wanted = plain(word);
  for (const table of tables) {
    for (const [key, entry] of Object.entries(table)) {
      if (plain(key) === wanted || entry.aliases.some((alias) => plain(alias) === wanted)) {
        return explanationOf('concept', key, entry);
      }
    }
  }
  return null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
