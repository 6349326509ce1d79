const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `23 November 2026, 22:41:07 UTC`, whatever the machine's locale and zone. Milliseconds since 1970-01-01 UTC. */
export function dateText(time: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 'an impossible date';
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(twoDigits).join(':');
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clock} UTC`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
