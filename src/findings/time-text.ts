const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.2425 * day;

/** A day in UTC, like `20 Nov 2026`. */
export function dayText(time: number): string {
  const date = new Date(time);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** To the minute, in UTC, like `20 Nov 2026, 14:05 UTC`. */
export function momentText(time: number): string {
  return `${dayText(time)}, ${new Date(time).toISOString().slice(11, 16)} UTC`;
}

/** A length in its largest whole unit, rounded down: `3 days`, `5 hours`, `2 years` (from two years on). */
export function spanText(milliseconds: number): string {
  const span = Math.abs(milliseconds);
  const [size, unit] =
    span >= 2 * year ? [year, 'year'] : span >= day ? [day, 'day'] : span >= hour ? [hour, 'hour'] : [minute, 'minute'];
  const count = Math.floor(span / size);
  if (count === 0) return 'less than a minute';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
