import assert from 'node:assert/strict';
import { failureCodes } from '../../../src/exchange/exchange.ts';
import { callOf, type Loopback, openLoopback, type Peer, requestTo } from './loopback.ts';

/** SETTINGS, without which nothing is sent to it. */
const greeting = Buffer.from('000000040000000000', 'hex');

/** An answer: the settings confirmed, an interim response, a head, a body, trailers. */
const talk = Buffer.from(
  [
    '000000040100000000',
    '00000b010400000001' + '0803313033' + '0f1e03' + '3c613e',
    '000001010400000001' + '88',
    '00000b000000000001' + '68656c6c6f20776f726c64',
    '000008010500000001' + '0003782d74' + '027879',
  ].join(''),
  'hex',
);

/** Numbers from 0 to below 1, the same ones each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function frame(random: (below: number) => number): Buffer {
  const payload = Buffer.from(Array.from({ length: random(60) }, () => random(256)));
  const head = Buffer.alloc(9);
  head.writeUIntBE(random(20) === 0 ? random(2 ** 24) : payload.length, 0, 3);
  head[3] = random(12);
  head[4] = random(256);
  head.writeUInt32BE([0, 1, 1, 2, 3, random(2 ** 31)][random(6)] ?? 0, 5);
  return Buffer.concat([head, payload]);
}

function mutated(seed: number): readonly Buffer[] {
  const random = numbers(seed);
  const octets = Buffer.from(talk);
  const at = random(octets.length);
  const all = [
    () => {
      for (let count = random(4); count >= 0; count -= 1) octets[random(octets.length)] = random(256);
      return octets;
    },
    () => octets.subarray(0, at),
    () => Buffer.concat([octets.subarray(0, at), frame(random), octets.subarray(at)]),
    () => Buffer.concat([octets.subarray(0, 9), ...Array.from({ length: random(20) }, () => frame(random))]),
  ];
  const made = all[random(all.length)]?.() ?? octets;
  const cut = random(made.length);
  return [made.subarray(0, cut), made.subarray(cut)];
}

describe('what a hostile server says in HTTP/2', () => {
  let net: Loopback;
  before(() => {
    net = openLoopback();
  });
  after(() => net.close());

  /** Speaks when the request has come, of which there is so much that it is not said at once. */
  const speaking =
    (say: (peer: Peer) => void) =>
    (peer: Peer): void => {
      let hasSpoken = false;
      peer.socket.once('data', () => peer.write(greeting));
      peer.socket.on('data', () => {
        if (hasSpoken || peer.text().length < 5000) return;
        hasSpoken = true;
        say(peer);
      });
    };
  const change = { httpVersion: '2', method: 'POST', body: 'x'.repeat(100_000), options: { timeout: 300 } } as const;

  const failuresOf = async (seeds: readonly number[], ends: boolean): Promise<readonly (string | null)[]> => {
    const waiting = [...seeds];
    const port = await net.plain(
      speaking((peer) => {
        const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = mutated(waiting.shift() ?? 0);
        peer.write(first);
        setImmediate(() => {
          peer.write(second);
          if (ends) peer.socket.end();
        });
      }),
    );
    const calls = await Promise.all(
      seeds.map(() => callOf(requestTo(`http://127.0.0.1:${port}/`, change), net.connections)),
    );
    return calls.map(({ failure, response }) => {
      assert.ok(failure !== null || response !== null);
      return failure?.code ?? null;
    });
  };

  it('is a whole response when it is left as it is', async () => {
    const port = await net.plain(speaking((peer) => peer.write(talk)));
    const { failure, response } = await callOf(requestTo(`http://127.0.0.1:${port}/`, change), net.connections);
    assert.equal(failure, null);
    assert.deepEqual(
      response?.informational.map(({ status }) => status),
      [103],
    );
    assert.equal(Buffer.from(response?.body ?? []).toString(), 'hello world');
    assert.deepEqual(response?.trailers, [{ name: 'x-t', value: 'xy' }]);
  });

  for (const ends of [true, false])
    it(`is a failure or a response, and never more, where it ${ends ? 'ends' : 'goes on'}`, async () => {
      const codes = new Set<string | null>();
      for (let from = 0; from < 64; from += 16) {
        const seeds = Array.from({ length: 16 }, (_, index) => 1 + from + index + (ends ? 10_000 : 0));
        for (const code of await failuresOf(seeds, ends)) codes.add(code);
      }
      codes.delete(null);
      assert.ok(codes.size > 0, 'some of them are failures');
      for (const code of codes) assert.ok((failureCodes as readonly (string | null)[]).includes(code), String(code));
    });
});
