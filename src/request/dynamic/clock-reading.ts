/** A moment as a clock and a calendar show it. */
export interface ClockReading {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  readonly isUtc: boolean;
}

/** `time` in milliseconds since 1970, in UTC or where the computer is. */
export function clockReading(time: number, calendar: 'utc' | 'local'): ClockReading {
  const date = new Date(time);
  const offset = calendar === 'utc' ? 0 : -date.getTimezoneOffset();
  const shown = new Date(time + offset * 60_000);
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    weekday: shown.getUTCDay(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    millisecond: shown.getUTCMilliseconds(),
    offset,
    isUtc: calendar === 'utc',
  };
}
