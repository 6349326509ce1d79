/** Milliseconds per unit. */
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

export interface Duration {
  readonly milliseconds: number;
  /** The unit that was taken where none is written; `null` when one is. */
  readonly assumed: 's' | 'ms' | null;
}

/**
 * `5 s`, `300ms`, `2m`, or a bare number: seconds as in JetBrains below 1000, milliseconds as in httpYac from there on.
 * `null` for anything else.
 */
export function readDuration(text: string): Duration | null {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)\s*(ms|s|m)?$/.exec(text);
  if (!match) return null;
  const number = Number(match[1]);
  const unit = match[2];
  if (unit !== undefined) return { milliseconds: number * (units[unit] ?? 1), assumed: null };
  return number >= 1000 ? { milliseconds: number, assumed: 'ms' } : { milliseconds: number * 1000, assumed: 's' };
}
