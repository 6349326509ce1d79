/** A measured time: `0.4 ms`, `4.1 ms`, `132 ms`, `1.24 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1).replace(/\.0$/, '')} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A span for people, in its largest fitting unit: `61 days`, `5 hours`, `about 2 years`. Never negative. */
export function spanText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 60) return counted(seconds, 'second');
  if (seconds < 3600) return counted(Math.floor(seconds / 60), 'minute');
  if (seconds < 2 * 86_400) return counted(Math.floor(seconds / 3600), 'hour');
  const days = Math.floor(seconds / 86_400);
  if (days === 365) return '1 year';
  if (days < 730) return counted(days, 'day');
  return days % 365 === 0 ? `${days / 365} years` : `about ${Math.round(days / 365.25)} years`;
}

/** `3 days ago`, `in 61 days`, `now`. */
export function relativeText(time: number, now: number): string {
  if (Math.abs(time - now) < 1000) return 'now';
  return time < now ? `${spanText(now - time)} ago` : `in ${spanText(time - now)}`;
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
