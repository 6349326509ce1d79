import type { DynamicVariable } from './dynamic-variable.ts';

/** Milliseconds of the units that always last the same. */
const fixedUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Months of the units that do not. */
const monthUnits: Readonly<Record<string, number>> = { M: 1, Q: 3, y: 12 };

/** `{{$timestamp}}`: seconds since 1970-01-01 UTC. `{{$timestamp -1 d}}`: with an offset. */
export const timestamp: DynamicVariable = (words, { surroundings }) => {
  const moved = withOffset(surroundings.now(), words);
  return moved === null
    ? { trouble: 'It takes no argument or a number and a unit (ms, s, m, h, d, w, M, Q or y): {{$timestamp -1 d}}.' }
    : { value: String(Math.floor(moved / 1000)) };
};

/** `null` when the words are no offset. Months end where the shorter month ends. */
function withOffset(now: number, words: readonly string[]): number | null {
  if (words.length === 0) return now;
  const match = /^([+-]?\d{1,9})([A-Za-z]+)$/.exec(words.join(''));
  const amount = Number(match?.[1]);
  const unit = match?.[2] ?? '';
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) return now + amount * fixed;
  const months = monthUnits[unit];
  if (months === undefined) return null;
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Number.isNaN(date.getTime()) ? null : date.getTime();
}
