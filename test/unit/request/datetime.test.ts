import assert from 'node:assert/strict';
import type { Profile } from '../../../src/language/profile.ts';
import { type ClockReading, clockReading } from '../../../src/request/dynamic/clock-reading.ts';
import { dotNetFormat } from '../../../src/request/dynamic/dot-net-format.ts';
import { withOffset } from '../../../src/request/dynamic/offset.ts';
import { resolveText } from './world.ts';

/** The value of a placeholder at 2026-03-31T12:00:00.500Z, and the codes of what is said about it. */
async function check(
  placeholder: string,
  expected: string | RegExp,
  profile: Profile = 'auto',
  codes: readonly string[] = [],
): Promise<void> {
  const { request, problems } = await resolveText(`GET https://x\nA: ${placeholder}`, {
    readAs: { profile, isForced: true },
  });
  const value = request?.fields.find(({ name }) => name === 'A')?.value ?? '';
  if (typeof expected === 'string') assert.equal(value, expected);
  else assert.match(value, expected);
  assert.deepEqual(
    problems.map(({ code, severity }) => `${severity} ${code}`),
    codes,
  );
}

async function refuses(placeholder: string): Promise<void> {
  const { request, problems } = await resolveText(`GET https://x\nA: ${placeholder}`);
  assert.equal(request, null);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['dynamic-variable-arguments'],
  );
}

const dotNet = ['information date-pattern-of-dot-net'];

describe('$datetime', () => {
  it('writes by name', async () => {
    await check('{{$datetime rfc1123}}', 'Tue, 31 Mar 2026 12:00:00 GMT');
    await check('{{$datetime iso8601}} {{$datetime(iso8601)}}', '2026-03-31T12:00:00.500Z 2026-03-31T12:00:00.500Z');
  });
  it('writes ISO 8601 without a format', () =>
    check('{{$datetime}} {{$datetime -1 d}}', '2026-03-31T12:00:00.500Z 2026-03-30T12:00:00.500Z'));
  it('writes by a pattern of Day.js', async () => {
    await check('{{$datetime "YYYY-MM-DD HH:mm:ss.SSS"}}', '2026-03-31 12:00:00.500');
    await check("{{$datetime 'dddd [at] h A'}}", 'Tuesday at 12 PM');
    await check('{{$datetime "dd DD, Z"}}', 'Tu 31, +00:00');
  });
  it('moves by an offset', async () => {
    await check('{{$datetime "YYYY-MM-DD" 1 M}}', '2026-04-30');
    await check('{{$datetime rfc1123 -12 h}}', 'Tue, 31 Mar 2026 00:00:00 GMT');
    await check('{{$datetime("YYYY", -1 y)}}', '2025');
  });
  it('writes by a pattern of .NET where it shows, and says so', async () => {
    await check('{{$datetime "yyyy-MM-dd"}}', '2026-03-31', 'auto', dotNet);
    await check('{{$datetime "hh:mm tt"}}', '12:00 PM', 'jetbrains', [
      ...dotNet,
      'information differs-dynamic-variable',
    ]);
    await check('{{$datetime "ss.fff"}}', '00.500', 'auto', dotNet);
  });
  it('does not take a pattern of Day.js for one of .NET', async () => {
    await check('{{$datetime "dd, DD MMM"}}', 'Tu, 31 Mar');
    await check('{{$datetime "ddd H"}}', 'Tue 12');
  });
  it('reads every pattern as .NET in the profile visual-studio', () =>
    check('{{$datetime "ddd d M"}}', 'Tue 31 3', 'visual-studio'));
  it('reads every pattern as Day.js in the profiles rest-client and httpyac', async () => {
    await check('{{$datetime "yyyy-MM-dd"}}', 'yyyy-03-Tu', 'rest-client');
    await check('{{$datetime "yyyy-MM-dd"}}', 'yyyy-03-Tu', 'httpyac');
  });
  it('does not take anything else', async () => {
    for (const words of ['YYYY', '"YYYY', 'iso8601 1', 'rfc1123 1 d 2', '"YYYY" 1 x'])
      await refuses(`{{$datetime ${words}}}`);
    await refuses(`{{$datetime "${'Y'.repeat(1001)}"}}`);
  });
});

describe('$localDatetime', () => {
  const local = clockReading(Date.UTC(2026, 2, 31, 12, 0, 0, 500), 'local');
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${local.year}-${two(local.month)}-${two(local.day)}`;
  it('writes the time of the place', async () => {
    await check('{{$localDatetime "YYYY-MM-DD HH:mm"}}', `${date} ${two(local.hour)}:${two(local.minute)}`);
    await check('{{$localDatetime "yyyy-MM-dd HH"}}', `${date} ${two(local.hour)}`, 'visual-studio');
  });
  it('writes by name, with the offset from UTC', async () => {
    await check('{{$localDatetime iso8601}}', new RegExp(`^${date}T\\d\\d:\\d\\d:00[+-]\\d\\d:\\d\\d$`));
    await check('{{$localDatetime rfc1123}}', /^\w{3}, \d\d \w{3} 2026 \d\d:\d\d:00 [+-]\d{4}$/);
  });
  it('keeps the hour of the day over days of 23 hours', () => {
    const now = new Date(2026, 2, 28, 12).getTime();
    for (const amount of [-400, -1, 1, 30, 200]) {
      const moved = new Date(
        withOffset(now, [{ text: `${amount} d`.replace(' ', ''), isQuoted: false }], 'local') ?? 0,
      );
      assert.equal(moved.getHours(), 12);
      assert.equal(moved.getDate(), new Date(2026, 2, 28 + amount).getDate());
    }
  });
});

describe('patterns of .NET', () => {
  const clock: ClockReading = { ...clockReading(Date.UTC(2026, 2, 5, 15, 4, 9, 70), 'utc') };
  const east: ClockReading = { ...clock, offset: 330, isUtc: false };
  const writes = (pattern: string, expected: string, at = clock): void => {
    it(`writes ${pattern} as ${expected}`, () => assert.equal(dotNetFormat(pattern, at), expected));
  };
  writes('d.M.yy', '5.3.26');
  writes('dd ddd dddd', '05 Thu Thursday');
  writes('M MM MMM MMMM', '3 03 Mar March');
  writes('y yy yyy yyyy yyyyy', '26 26 2026 2026 02026');
  writes('h hh H HH', '3 03 15 15');
  writes('m mm s ss', '4 04 9 09');
  writes('t tt', 'P PM');
  writes('f ff fff fffffff', '0 07 070 0700000');
  writes('s.FFF', '9.07');
  writes('s.F', '9');
  writes('K z zz zzz', 'Z +0 +00 +00:00');
  writes('K z zz zzz', '+05:30 +5 +05 +05:30', east);
  writes('zzz', '-05:30', { ...east, offset: -330 });
  writes('\'day\' d "x" \\d %d', 'day 5 x d 5');
  writes('yyyy-MM-ddTHH:mm:ssZ', '2026-03-05T15:04:09Z');
  writes('o', '2026-03-05T15:04:09.0700000Z');
  writes('R', 'Thu, 05 Mar 2026 15:04:09 GMT');
  writes('s', '2026-03-05T15:04:09');
  writes("d 'open", "5 'open");
});
