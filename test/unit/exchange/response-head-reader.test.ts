import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readResponseHead } from '../../../src/exchange/response-head-reader.ts';

/** What the parser sees and what is told, for octets that come in these pieces. */
function read(pieces: readonly string[]) {
  let finals = 0;
  const interims: number[] = [];
  const reader = readResponseHead({
    final: () => {
      finals += 1;
    },
    interim: (status) => interims.push(status),
  });
  const seen = pieces.map((piece) => reader.take(Buffer.from(piece, 'latin1')).toString('latin1')).join('');
  return {
    seen,
    finals,
    interims,
    statusLine: reader.statusLine(),
    headSize: reader.headSize(),
    preview: reader.preview(),
    kept: reader.informational,
  };
}

const final = 'HTTP/1.1 200 Fine\r\nX: y\r\n\r\n';

describe('reading along the head of a response', () => {
  for (const [name, octets, seen, interims] of [
    ['a final one', `${final}body`, `${final}body`, []],
    ['an interim one before it', `HTTP/1.1 100 Continue\r\n\r\n${final}body`, `${final}body`, [100]],
    ['several', `HTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 199 ?\r\n\r\n${final}`, final, [103, 199]],
    ['a switch of protocols', 'HTTP/1.1 101 S\r\n\r\n\x81', 'HTTP/1.1 101 S\r\n\r\n\x81', []],
    ['what only looks interim', 'HTTP/1.1 1000 S\r\n\r\n', 'HTTP/1.1 1000 S\r\n\r\n', []],
    [
      'an interim one in the body',
      `${final}HTTP/1.1 100 Continue\r\n\r\n`,
      `${final}HTTP/1.1 100 Continue\r\n\r\n`,
      [],
    ],
    ['no HTTP', 'SSH-2.0-x\r\n', 'SSH-2.0-x\r\n', []],
  ] as const) {
    it(`${name}, in whatever pieces it comes`, () => {
      assert.deepEqual([read([octets]).seen, read([octets]).interims], [seen, interims]);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (lengths) => {
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < octets.length; turn += 1) {
            const length = lengths[turn % lengths.length] ?? 1;
            pieces.push(octets.slice(at, at + length));
            at += length;
          }
          assert.deepEqual(read(pieces), read([octets]));
        }),
        { numRuns: 50 },
      );
    });
  }

  it('tells size, status line and first octets', () => {
    const { statusLine, headSize, preview, finals } = read([`${final}${'x'.repeat(1000)}`]);
    assert.deepEqual(statusLine, { httpVersion: '1.1', status: 200, statusText: 'Fine' });
    assert.deepEqual([headSize, finals], [final.length, 1]);
    assert.equal(preview, `${final}${'x'.repeat(1000)}`.slice(0, 512));
  });

  it('keeps a hundred interim responses and lets the others go', () => {
    assert.equal(read([`${'HTTP/1.1 102 Processing\r\n\r\n'.repeat(150)}${final}`]).kept.length, 100);
  });
});
