import assert from 'node:assert/strict';
import { type Choice, type Narrowed, narrow } from '../../../../../src/exchange/probe/scan/narrow.ts';

/** A server that takes these, the first of them first. */
const ofItsOwn =
  (...taken: readonly number[]) =>
  (offer: readonly number[]): Choice =>
    taken.find((one) => offer.includes(one)) ?? null;
/** A server that takes these, the client's first. */
const ofTheClient =
  (...taken: readonly number[]) =>
  (offer: readonly number[]): Choice =>
    offer.find((one) => taken.includes(one)) ?? null;

const cases: readonly (readonly [string, (offer: readonly number[]) => Choice, Narrowed])[] = [
  ['finds all in the server’s order', ofItsOwn(4, 1, 3), { taken: [4, 1, 3], serverPrefers: true, complete: true }],
  [
    'knows a server that follows the client',
    ofTheClient(4, 1),
    { taken: [1, 4], serverPrefers: false, complete: true },
  ],
  ['asks for no order of a single one', ofItsOwn(3), { taken: [3], serverPrefers: null, complete: true }],
  ['finds nothing', () => null, { taken: [], serverPrefers: null, complete: true }],
  [
    'ends at a server that takes what was not offered',
    ofItsOwn(2, 9),
    { taken: [2], serverPrefers: null, complete: true },
  ],
  ['says that it may be incomplete', () => 'unknown', { taken: [], serverPrefers: null, complete: false }],
  ['ends at a server that always takes the same', () => 1, { taken: [1], serverPrefers: null, complete: true }],
];

describe('narrowing an offer', () => {
  for (const [name, answer, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(await narrow([1, 2, 3, 4], async (offer) => answer(offer)), expected);
    });
  }

  it('offers everything when all is taken, and no empty list', async () => {
    const offers: number[] = [];
    await narrow([1, 2, 3], async (offer) => {
      offers.push(offer.length);
      return offer[0] ?? null;
    });
    assert.deepEqual(offers, [3, 2, 1, 3]);
  });
});
