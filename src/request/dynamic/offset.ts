import type { Word } from './dynamic-call.ts';

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

/** What an offset looks like, for messages. */
export const offsetForm = 'a number and a unit (ms, s, m, h, d, w, M, Q or y)';

/**
 * `now` in milliseconds moved by `-1 d`, `+2h` or `- 2h`; `null` when the words are no offset. Months end where the
 * shorter month ends. Calendar units count in UTC.
 */
export function withOffset(now: number, words: readonly Word[]): number | null {
  if (words.length === 0) return now;
  const match = /^([+-]?\d{1,9})([A-Za-z]+)$/.exec(words.map(({ text }) => text).join(''));
  const amount = Number(match?.[1]);
  const unit = match?.[2] ?? '';
  const fixed = Object.hasOwn(fixedUnits, unit) ? fixedUnits[unit] : undefined;
  if (fixed !== undefined) return inRange(now + amount * fixed);
  const months = Object.hasOwn(monthUnits, unit) ? monthUnits[unit] : undefined;
  if (months === undefined) return null;
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return inRange(date.getTime());
}

/** `null` beyond what a date can be. */
function inRange(time: number): number | null {
  return Number.isNaN(new Date(time).getTime()) ? null : time;
}
