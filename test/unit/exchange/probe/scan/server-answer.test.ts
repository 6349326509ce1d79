import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readServerAnswer, type ServerAnswer } from '../../../../../src/exchange/probe/scan/server-answer.ts';
import { alert, handshakeRecord, retryRandom, serverHello } from './fake-server.ts';

const ecdhe = 0xc02f;
const dhe = 0x009e;
const rsa = 0x009c;
const curve = handshakeRecord(12, Buffer.from([3, 0, 29, 1, 9]));
const prime = handshakeRecord(12, Buffer.from([0, 3, 0, 0x7f, 1, 0, 1, 2, 0, 1, 3]));
const done = handshakeRecord(14, Buffer.alloc(0));

const hello = {
  kind: 'hello',
  retry: false,
  version: 0x0303,
  suite: rsa,
  sessionIdLength: 0,
  compression: 0,
  extensions: [],
  alpn: null,
  group: null,
  primeBits: null,
  certificates: [],
} as const;

const cases: readonly (readonly [string, readonly Uint8Array[], ServerAnswer | null])[] = [
  ['a hello without a key exchange is the answer', [serverHello(0x0303, rsa)], hello],
  ['a hello without extensions is one', [serverHello(0x0300, rsa)], { ...hello, version: 0x0300 }],
  ['a hello with a key exchange is not yet', [serverHello(0x0303, ecdhe)], null],
  ['the group comes with the key exchange', [serverHello(0x0303, ecdhe), curve], { ...hello, suite: ecdhe, group: 29 }],
  [
    'so does the size of a prime, its sign aside',
    [serverHello(0x0303, dhe), prime],
    { ...hello, suite: dhe, primeBits: 15 },
  ],
  ['a key exchange that is left out is not waited for', [serverHello(0x0303, ecdhe), done], { ...hello, suite: ecdhe }],
  ['an alert is the answer', [alert(70)], { kind: 'alert', alert: 70 }],
  ['a warning is not', [Uint8Array.of(21, 3, 1, 0, 2, 1, 112), serverHello(0x0303, rsa)], hello],
  [
    'the version of TLS 1.3 stands in an extension, the group in another',
    [
      serverHello(0x0303, 0x1301, [
        [43, [3, 4]],
        [51, [0, 29, 0, 1, 9]],
      ]),
    ],
    { ...hello, version: 0x0304, suite: 0x1301, extensions: [43, 51], group: 29 },
  ],
  [
    'a request for another hello names the group',
    [
      serverHello(
        0x0303,
        0x1301,
        [
          [43, [3, 4]],
          [51, [0, 24]],
        ],
        0,
        retryRandom,
      ),
    ],
    { ...hello, retry: true, version: 0x0304, suite: 0x1301, extensions: [43, 51], group: 24 },
  ],
  [
    'the application protocol is read',
    [serverHello(0x0303, rsa, [[16, [0, 3, 2, 0x68, 0x32]]])],
    { ...hello, extensions: [16], alpn: 'h2' },
  ],
  ['compression is read', [serverHello(0x0303, rsa, [], 1)], { ...hello, compression: 1 }],
  ['HTTP is no TLS', [Buffer.from('HTTP/1.1 400 Bad Request\r\n')], { kind: 'not-tls' }],
  ['a hello that ends early is no TLS', [handshakeRecord(2, Buffer.from([3, 3]))], { kind: 'not-tls' }],
];

function read(chunks: readonly Uint8Array[]): ServerAnswer | null {
  const reader = readServerAnswer();
  let answer: ServerAnswer | null = null;
  for (const chunk of chunks) answer ??= reader.push(Buffer.from(chunk));
  return answer;
}

describe('a server’s answer to a hello', () => {
  for (const [name, chunks, expected] of cases) {
    it(name, () => assert.deepEqual(read(chunks), expected));
  }

  it('may come octet by octet', () => {
    const octets = [...Buffer.concat([serverHello(0x0303, ecdhe), curve])];
    assert.deepEqual(read(octets.map((octet) => Uint8Array.of(octet))), { ...hello, suite: ecdhe, group: 29 });
  });

  it('is read as far as the certificates where they are wanted', () => {
    const certificate = handshakeRecord(11, Buffer.from([0, 0, 9, 0, 0, 2, 1, 2, 0, 0, 1, 3]));
    const wanting = (...chunks: readonly Uint8Array[]): ServerAnswer | null => {
      const reader = readServerAnswer('certificate');
      let answer: ServerAnswer | null = null;
      for (const chunk of chunks) answer ??= reader.push(Buffer.from(chunk));
      return answer;
    };
    const both = { ...hello, certificates: [Uint8Array.of(1, 2), Uint8Array.of(3)] };
    assert.equal(wanting(serverHello(0x0303, rsa)), null);
    assert.deepEqual(wanting(serverHello(0x0303, rsa), certificate), both);
    assert.deepEqual(wanting(serverHello(0x0303, ecdhe), certificate), { ...both, suite: ecdhe });
    assert.deepEqual(wanting(serverHello(0x0303, rsa), done), hello, 'an anonymous suite has none');
  });

  it('is nothing where the connection ends before it', () => {
    assert.deepEqual(readServerAnswer().end(), { kind: 'closed' });
    const reader = readServerAnswer();
    reader.push(serverHello(0x0303, ecdhe));
    assert.deepEqual(reader.end(), { ...hello, suite: ecdhe });
  });

  it('is read whatever is damaged in it', () => {
    const octets = Buffer.concat([
      serverHello(0x0303, dhe, [
        [43, [3, 4]],
        [51, [0, 29]],
        [16, [0, 3, 2, 0x68, 0x32]],
      ]),
      prime,
    ]);
    fc.assert(
      fc.property(fc.nat(octets.length - 1), fc.nat(255), fc.nat(octets.length), (at, octet, cut) => {
        const mutant = Buffer.from(octets);
        mutant[at] = octet;
        read([mutant.subarray(0, cut), mutant.subarray(cut)]);
      }),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 150) },
    );
  });
});
