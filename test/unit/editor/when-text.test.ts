import assert from 'node:assert/strict';
import { whenText } from '../../../src/editor/when-text.ts';

describe('a moment as people say it', () => {
  const now = new Date(2026, 10, 25, 16, 30).getTime();
  const cases: readonly (readonly [string, Date, RegExp])[] = [
    ['today by its time', new Date(2026, 10, 25, 14, 2), /^02:02 PM$/],
    ['yesterday by the day of the week', new Date(2026, 10, 24, 14, 2), /^Tuesday.* 02:02 PM$/],
    ['last week by its date', new Date(2026, 10, 12, 14, 2), /^Nov 12, 2026.* 02:02 PM$/],
    ['the same day of last week by its date', new Date(2026, 10, 18, 16, 31), /^Nov 18, 2026/],
  ];
  for (const [what, at, text] of cases) {
    it(`tells ${what}`, () => assert.match(whenText(at.getTime(), now, 'en'), text));
  }

  it('follows the language', () => {
    assert.match(whenText(new Date(2026, 10, 24, 14, 2).getTime(), now, 'de'), /^Dienstag.*14:02/);
  });
});
