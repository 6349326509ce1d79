import type { ClockReading } from './clock-reading.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
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

/** .NET's formats of one letter, in its invariant culture. */
const standard: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

const parts = /'[^']*'|"[^"]*"|\\.|%|d+|f+|\.?F+|g+|h+|H+|K|m+|M+|s+|t+|y+|z+|[\s\S]/g;

/**
 * What would stand between quotes in Visual Studio: a custom or standard format of .NET, in its invariant culture
 * (`System.Globalization.DateTimeFormatInfo`).
 */
export function dotNetFormat(pattern: string, clock: ClockReading): string {
  const whole = Object.hasOwn(standard, pattern) ? (standard[pattern] ?? pattern) : pattern;
  return whole.replace(parts, (part) => partOf(part, clock));
}

function partOf(part: string, clock: ClockReading): string {
  const length = part.length;
  switch (part[0]) {
    case "'":
    case '"':
      return length > 1 ? part.slice(1, -1) : part;
    case '\\':
      return part.slice(1);
    case '%':
      return '';
    case 'd':
      if (length < 3) return padded(clock.day, length);
      return shortened(weekdays[clock.weekday] ?? '', length === 3);
    case 'M':
      if (length < 3) return padded(clock.month, length);
      return shortened(months[clock.month - 1] ?? '', length === 3);
    case 'y':
      return length < 3 ? padded(clock.year % 100, length) : padded(clock.year, length);
    case 'h':
      return padded(clock.hour % 12 || 12, Math.min(length, 2));
    case 'H':
      return padded(clock.hour, Math.min(length, 2));
    case 'm':
      return padded(clock.minute, Math.min(length, 2));
    case 's':
      return padded(clock.second, Math.min(length, 2));
    case 't':
      return (clock.hour < 12 ? 'AM' : 'PM').slice(0, length);
    case 'f':
      return fraction(clock, length);
    case 'F':
      return fraction(clock, length).replace(/0+$/, '');
    case '.': {
      if (length === 1) return part;
      const digits = fraction(clock, length - 1).replace(/0+$/, '');
      return digits === '' ? '' : `.${digits}`;
    }
    case 'g':
      return 'A.D.';
    case 'K':
      return clock.isUtc ? 'Z' : zone(clock, 3);
    case 'z':
      return zone(clock, length);
    default:
      return part;
  }
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

function shortened(name: string, isShort: boolean): string {
  return isShort ? name.slice(0, 3) : name;
}

/** The first digits of the second's fraction, seven at most. */
function fraction({ millisecond }: ClockReading, length: number): string {
  return padded(millisecond, 3).padEnd(7, '0').slice(0, length);
}

/** `+2`, `+02`, `+02:00`. */
function zone({ offset }: ClockReading, length: number): string {
  const sign = offset < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = padded(Math.abs(offset) % 60, 2);
  return `${sign}${padded(hours, Math.min(length, 2))}${length > 2 ? `:${minutes}` : ''}`;
}
