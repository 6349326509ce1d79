import assert from 'node:assert/strict';
import { dateText } from '../../../src/view/date-text.ts';
import { durationText, relativeText, spanText } from '../../../src/view/duration-text.ts';
import { fileName } from '../../../src/view/file-name.ts';
import { mediaTypeIn } from '../../../src/view/media-type.ts';
import { exactBytes, sizeText } from '../../../src/view/size-text.ts';
import { visibleText } from '../../../src/view/visible-text.ts';
import { day, now } from './example-exchange.ts';

function check<Input>(name: string, run: (input: Input) => string, cases: readonly (readonly [Input, string])[]): void {
  describe(name, () => {
    for (const [input, expected] of cases) {
      it(`makes "${expected}" of ${JSON.stringify(input)}`, () => assert.equal(run(input), expected));
    }
  });
}

check('sizeText', sizeText, [
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1234, '1.2 kB'],
  [15_400, '15 kB'],
  [999_600, '1 MB'],
  [52_428_800, '52 MB'],
  [3_000_000_000, '3 GB'],
]);
check('exactBytes', exactBytes, [
  [1, '1 byte'],
  [999, '999 bytes'],
  [1234567, '1,234,567 bytes'],
]);
check('durationText', durationText, [
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [4, '4 ms'],
  [9.96, '10 ms'],
  [132.4, '132 ms'],
  [999.7, '1.00 s'],
  [1239, '1.24 s'],
  [12_340, '12.3 s'],
  [125_000, '2 min 5 s'],
]);
check('spanText', spanText, [
  [1000, '1 second'],
  [59_999, '59 seconds'],
  [3_600_000, '1 hour'],
  [day, '24 hours'],
  [2 * day, '2 days'],
  [365 * day, '1 year'],
  [700 * day, '700 days'],
  [730 * day, '2 years'],
  [1500 * day, 'about 4 years'],
]);
check('relativeText', (time: number) => relativeText(time, now), [
  [now - 3 * day, '3 days ago'],
  [now + 61 * day, 'in 61 days'],
  [now + 200, 'now'],
]);
check('dateText', dateText, [
  [now, '23 November 2026, 22:00:00 UTC'],
  [Number.NaN, 'an impossible date'],
]);
check('visibleText', (text: string) => visibleText(text, true), [
  ['a\tb\u0000', 'a\\x09b\\x00'],
  ['one\r\ntwo\nthree', 'one\ntwo\nthree'],
  ['\u202etxt.exe', '\\u202etxt.exe'],
  ['\ud800 alone, \u{1f600} not', '\\ud800 alone, \u{1f600} not'],
]);
check(
  'fileName',
  ([disposition, url, extension]: readonly [string | null, string, string]) => fileName(disposition, url, extension),
  [
    [[null, 'http://localhost/people/1', 'json'], '1.json'],
    [[null, 'http://localhost/', 'html'], 'response.html'],
    [[null, 'http://localhost/logo.png?x=/y', 'png'], 'logo.png'],
    [['attachment; filename="report 1.pdf"', 'http://localhost/', 'pdf'], 'report 1.pdf'],
    [["attachment; filename=x.txt; filename*=UTF-8''na%C3%AFve.txt", 'http://localhost/', 'txt'], 'naïve.txt'],
    [['attachment; filename="../../etc/passwd"', 'http://localhost/', 'txt'], 'passwd'],
    [['attachment; filename="C:\\\\x\\\\evil.exe"', 'http://localhost/', 'txt'], 'evil.exe'],
    [['attachment; filename="..."', 'http://localhost/a', 'txt'], 'a.txt'],
    [['attachment; filename="con.txt"', 'http://localhost/', 'txt'], '_con.txt'],
  ],
);
check('mediaTypeIn', (value: string) => JSON.stringify(mediaTypeIn(value)), [
  ['application/JSON; charset="UTF-8"', '{"essence":"application/json","charset":"UTF-8"}'],
  ['text/html;charset=latin1;x=y', '{"essence":"text/html","charset":"latin1"}'],
  ['nonsense', '{"essence":"","charset":null}'],
]);
