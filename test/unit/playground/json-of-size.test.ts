import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jsonOfSize } from '../../../src/playground/endpoints/json-of-size.ts';

describe('JSON of a size', () => {
  for (const size of [1, 2, 3, 28, 29, 30, 100, 1000, 65_536, 300_001]) {
    it(`is JSON of exactly ${size} bytes`, () => {
      const text = [...jsonOfSize(size)].join('');
      JSON.parse(text);
      equal(Buffer.byteLength(text), size);
    });
  }

  it('comes in pieces, not at once', () => {
    const sizes = [...jsonOfSize(1_000_000)].map((piece) => piece.length);
    deepEqual(
      sizes.filter((size) => size > 70_000),
      [],
    );
  });
});
