import { clockReading } from './clock-reading.ts';
import { dayJsFormat } from './day-js-format.ts';
import { dotNetFormat } from './dot-net-format.ts';
import type { Word } from './dynamic-call.ts';
import { type DynamicVariable, type DynamicWorld, wrongArguments } from './dynamic-variable.ts';
import { offsetForm, withOffset } from './offset.ts';

/** `{{$datetime iso8601 -1 d}}`: the time in UTC. */
export const datetime = dateIn('utc');

/** `{{$localDatetime "DD.MM.YYYY HH:mm"}}`: the time where the computer is. */
export const localDatetime = dateIn('local');

/** Parts that .NET knows, and that mean nothing or something else in Day.js. */
const dotNetMark = /yyyy|(?<!d)dd(?!d)|tt|fff/;

/** Parts that only Day.js knows. */
const dayJsMark = /YYYY|DD|\[/;

/** UTF-16 units a pattern may have. */
const longest = 1000;

function dateIn(calendar: 'utc' | 'local'): DynamicVariable {
  return async ({ name, words }, world) => {
    const [format, ...rest] = hasFormat(words[0]) ? words : [iso, ...words];
    const time = withOffset(world.resolving.surroundings.now(), rest, calendar);
    if (!format || time === null || format.text.length > longest)
      return wrongArguments(
        `It takes rfc1123, iso8601 or a pattern in quotes, and behind it ${offsetForm}: {{$${name} "YYYY-MM-DD" -1 d}}.`,
      );
    if (format.isQuoted) return { value: await inPattern(format.text, time, calendar, world) };
    if (format.text === 'rfc1123')
      return {
        value:
          calendar === 'utc'
            ? new Date(time).toUTCString()
            : await dayJsFormat('ddd, DD MMM YYYY HH:mm:ss ZZ', time, calendar),
      };
    return {
      value:
        calendar === 'utc' ? new Date(time).toISOString() : await dayJsFormat('YYYY-MM-DDTHH:mm:ssZ', time, calendar),
    };
  };
}

const iso: Word = { text: 'iso8601', isQuoted: false };

/** Visual Studio lets the format be missing. */
function hasFormat(word: Word | undefined): boolean {
  return word !== undefined && (word.isQuoted || word.text === 'rfc1123' || word.text === 'iso8601');
}

/** The pattern is one of Day.js, or of .NET where the profile or its parts say so. */
async function inPattern(
  pattern: string,
  time: number,
  calendar: 'utc' | 'local',
  { resolving, inform }: DynamicWorld,
): Promise<string> {
  const { datePatterns } = resolving.traits;
  const asDotNet = (): string => dotNetFormat(pattern, clockReading(time, calendar));
  if (datePatterns === 'dot-net') return asDotNet();
  const mark = dotNetMark.exec(pattern)?.[0];
  if (datePatterns === 'day-js' || mark === undefined || dayJsMark.test(pattern))
    return dayJsFormat(pattern, time, calendar);
  inform(
    'date-pattern-of-dot-net',
    `“${mark}” makes this a pattern of .NET, as Visual Studio reads it. REST Client and httpYac read patterns of Day.js and would send “${await dayJsFormat(pattern, time, calendar)}”.`,
  );
  return asDotNet();
}
