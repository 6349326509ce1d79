import type { Word } from './dynamic-call.ts';

/** Milliseconds of the units that always last the same. */
const fixedUnits: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Days and months of the units of the calendar. */
const calendarUnits: Readonly<Record<string, { readonly days: number; readonly months: number }>> = {
  d: { days: 1, months: 0 },
  w: { days: 7, months: 0 },
  M: { days: 0, months: 1 },
  Q: { days: 0, months: 3 },
  y: { days: 0, months: 12 },
};

/** What an offset looks like, for messages. */
export const offsetForm = 'a number and a unit (ms, s, m, h, d, w, M, Q or y)';

/**
 * `now` in milliseconds moved by `-1 d`, `+2h` or `- 2h`; `null` when the words are no offset. Months end where the
 * shorter month ends. The calendar is that of UTC, or of the place where the computer is, whose days may last 23 hours.
 */
export function withOffset(now: number, words: readonly Word[], calendar: 'utc' | 'local'): number | null {
  if (words.length === 0) return now;
  const match = /^([+-]?\d{1,9})([A-Za-z]+)$/.exec(words.map(({ text }) => text).join(''));
  const amount = Number(match?.[1]);
  const unit = match?.[2] ?? '';
  const fixed = Object.hasOwn(fixedUnits, unit) ? fixedUnits[unit] : undefined;
  if (fixed !== undefined) return inRange(now + amount * fixed);
  const steps = Object.hasOwn(calendarUnits, unit) ? calendarUnits[unit] : undefined;
  if (!steps) return null;
  // Reckoned as if the calendar were that of UTC, and brought back in the end.
  const date = new Date(calendar === 'utc' ? now : asIfUtc(new Date(now)));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * steps.months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay) + amount * steps.days);
  return inRange(calendar === 'utc' ? date.getTime() : asIfLocal(date));
}

function asIfUtc(date: Date): number {
  return date.getTime() - date.getTimezoneOffset() * 60_000;
}

function asIfLocal(date: Date): number {
  const local = new Date(0);
  local.setFullYear(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  local.setHours(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds());
  return local.getTime();
}

/** `null` beyond what a date can be. */
function inRange(time: number): number | null {
  return Number.isNaN(new Date(time).getTime()) ? null : time;
}
