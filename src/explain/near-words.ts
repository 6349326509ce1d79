import { knownAlerts } from './explain-alert.ts';
import { knownCertificateErrors } from './explain-certificate-error.ts';
import { knownConcepts } from './explain-concept.ts';
import { knownFailures } from './explain-failure.ts';
import { knownFields } from './explain-field.ts';
import { knownMethods } from './explain-method.ts';
import { explainStatus, knownStatuses } from './explain-status.ts';
import { knownTlsVersions } from './explain-tls-version.ts';

/** How many suggestions are given at most. */
const most = 5;

/** Words that `explain` knows and that differ from this one by a few letters, the nearest first. */
export function nearWords(word: string): readonly string[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') {
    return [];
  }
  // A third of the letters may be wrong, but never so many that anything would do.
  const limit = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)));
  const found = new Map<string, number>();
  for (const candidate of allWords()) {
    const lower = candidate.toLowerCase();
    const begins = wanted.length >= 4 && lower.startsWith(wanted);
    const distance = begins ? 1 : editDistance(wanted, lower, limit);
    if (distance <= limit && !found.has(candidate)) {
      found.set(candidate, distance);
    }
  }
  return [...found]
    .sort(([a, first], [b, second]) => first - second || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([candidate]) => candidate);
}

function allWords(): readonly string[] {
  return [
    ...knownMethods().filter((method) => method !== '*'),
    ...knownFields(),
    ...knownConcepts(true),
    ...knownFailures(),
    ...knownCertificateErrors(),
    ...knownAlerts(),
    ...knownTlsVersions(),
    ...knownStatuses().map((code) => explainStatus(code).title),
  ];
}

/** Letters to insert, remove, replace or swap with their neighbour; `limit + 1` as soon as it is more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > limit) {
      return limit + 1;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
