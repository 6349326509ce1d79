import assert from 'node:assert/strict';
import { daysLeft } from '../../../src/view/days-left.ts';

const hour = 3_600_000;

describe('daysLeft', () => {
  const cases: readonly (readonly [what: string, hours: number, days: number])[] = [
    ['a certificate of 61 days and a half', 61 * 24 + 12, 61],
    ['one that expires today', 5, 0],
    ['one that expires now', 0, 0],
    ['one that expired an hour ago', -1, -1],
    ['one that expired three days and an hour ago', -73, -3],
  ];
  for (const [what, hours, days] of cases)
    it(`is ${days} for ${what}`, () => assert.equal(daysLeft(hours * hour, 0), days));
});
