import type { Visit } from './visit.ts';

/** Visits by authority, the earliest first. An authority that was visited lately stands behind the others. */
export type Visits = Readonly<Record<string, readonly Visit[]>>;

const mostVisits = 10;
const mostHosts = 200;

/** With one visit more. One that is like the last takes that one's place and keeps its beginning. */
export function rememberVisit(visits: Visits, visit: Visit): Visits {
  const { [visit.authority]: known = [], ...others } = visits;
  const last = known.at(-1);
  const kept =
    last !== undefined && isLike(last, visit)
      ? [...known.slice(0, -1), { ...visit, since: last.since }]
      : [...known, visit].slice(-mostVisits);
  return Object.fromEntries([...Object.entries(others), [visit.authority, kept] as const].slice(-mostHosts));
}

/** The same but for the time. */
export function isLike(one: Visit, other: Visit): boolean {
  const timeless = (visit: Visit): string => JSON.stringify({ ...visit, since: 0, at: 0 });
  return timeless(one) === timeless(other);
}
