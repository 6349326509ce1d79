const day = 86_400_000;

/** A moment as people say it, in their language and time zone: `14:02`, `Tuesday 14:02`, `12 Nov 2026, 14:02`. */
export function whenText(at: number, now: number, language: string): string {
  const date = new Date(at);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (date.toDateString() === new Date(now).toDateString()) return date.toLocaleTimeString(language, time);
  return now - at < 6 * day
    ? date.toLocaleString(language, { weekday: 'long', ...time })
    : date.toLocaleString(language, { day: 'numeric', month: 'short', year: 'numeric', ...time });
}
