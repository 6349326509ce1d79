/** Milliseconds per unit. */
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

export interface Duration {
  readonly milliseconds: number;
  /** The unit that was taken where none is written; `null` when one is. */
  readonly assumed: 's' | 'ms' | null;
}

/**
 * `5 s`, `300ms`, `2m`, or a bare number. `bare` is the unit of that one; `by-size`: seconds as in JetBrains below 1000,
 * milliseconds as in httpYac from there on. `null` for anything else.
 */
export function readDuration(text: string, bare: 's' | 'ms' | 'by-size'): Duration | null {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)\s*(ms|s|m)?$/.exec(text);
  if (!match) return null;
  const number = Number(match[1]);
  const written = match[2];
  const assumed = bare !== 'by-size' ? bare : number >= 1000 ? 'ms' : 's';
  return { milliseconds: number * (units[written ?? assumed] ?? 1), assumed: written === undefined ? assumed : null };
}
