import assert from 'node:assert/strict';
import * as zlib from 'node:zlib';
import { bodyText, callOf, type Loopback, openLoopback, requestTo } from './loopback.ts';

const text = 'Port and starboard, port and starboard. '.repeat(50);
const bytes = Buffer.from(text);

describe('content codings', () => {
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback();
  });
  afterEach(() => net.close());

  async function coded(encoding: string, body: Buffer, { bodyLimit = 1_000_000, cut = 0, method = 'GET' } = {}) {
    const port = await net.plain((peer) =>
      peer.onHead(() => {
        const head = Buffer.from(
          `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`,
        );
        peer.socket.end(Buffer.concat([head, body.subarray(0, body.length - cut)]));
      }),
    );
    return callOf(requestTo(`http://127.0.0.1:${port}/`, { method, options: { bodyLimit } }), net.connections);
  }

  for (const [encoding, body, decoded] of [
    ['gzip', zlib.gzipSync(bytes), ['gzip']],
    ['x-gzip', zlib.gzipSync(bytes), ['x-gzip']],
    ['GZip', zlib.gzipSync(bytes), ['gzip']],
    ['deflate', zlib.deflateSync(bytes), ['deflate']],
    ['deflate', zlib.deflateRawSync(bytes), ['deflate']],
    ['br', zlib.brotliCompressSync(bytes), ['br']],
    ['zstd', zlib.zstdCompressSync(bytes), ['zstd']],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(bytes)), ['gzip', 'br']],
    ['deflate, identity, gzip', zlib.gzipSync(zlib.deflateSync(bytes)), ['deflate', 'gzip']],
    ['identity', bytes, []],
  ] as const) {
    it(`${encoding} is removed, both sizes known`, async () => {
      const call = await coded(encoding, body);
      assert.equal(call.failure, null);
      assert.equal(bodyText(call), text);
      assert.deepEqual([call.response?.wireSize, call.response?.decoded], [body.length, decoded]);
    });
  }

  it('several members of gzip are one body', async () => {
    assert.equal(bodyText(await coded('gzip', Buffer.concat([zlib.gzipSync(bytes), zlib.gzipSync('!')]))), `${text}!`);
  });

  it('an unknown coding is left', async () => {
    const call = await coded('rot13', bytes);
    assert.deepEqual([call.failure, bodyText(call), call.response?.decoded], [null, text, []]);
  });

  it('what is below an unknown coding is left too', async () => {
    const body = zlib.gzipSync(bytes);
    const call = await coded('rot13, gzip', body);
    assert.deepEqual([bodyText(call), call.response?.decoded], [text, ['gzip']]);
  });

  it('an empty body is empty under any coding', async () => {
    const call = await coded('gzip', Buffer.alloc(0));
    assert.deepEqual([call.failure, call.response?.body.length], [null, 0]);
  });

  it('HEAD has nothing to decode', async () => {
    const call = await coded('gzip', Buffer.alloc(0), { method: 'HEAD' });
    assert.equal(call.failure, null);
  });

  it('DECOMPRESSION_FAILED gives the octets as received when nothing came out', async () => {
    const call = await coded('gzip', Buffer.from('not gzip at all'));
    assert.deepEqual([call.failure?.code, call.failure?.phase], ['DECOMPRESSION_FAILED', 'receive']);
    assert.deepEqual([bodyText(call), call.response?.decoded], ['not gzip at all', []]);
  });

  for (const [encoding, whole] of [
    ['gzip', zlib.gzipSync(bytes)],
    ['br', zlib.brotliCompressSync(bytes)],
    ['zstd', zlib.zstdCompressSync(bytes)],
  ] as const) {
    it(`DECOMPRESSION_FAILED for ${encoding} that ends too early`, async () => {
      assert.equal((await coded(encoding, whole.subarray(0, whole.length - 6))).failure?.code, 'DECOMPRESSION_FAILED');
    });
  }

  it('DECOMPRESSION_FAILED keeps what came out before', async () => {
    const long = zlib.gzipSync(Buffer.from(Array.from({ length: 40_000 }, (_, index) => `${index * 7919}`).join()));
    const broken = Buffer.concat([long.subarray(0, 60_000), Buffer.alloc(500, 0xff)]);
    const call = await coded('gzip', broken);
    assert.equal(call.failure?.code, 'DECOMPRESSION_FAILED');
    assert.ok(bodyText(call)?.startsWith('0,7919,15838,'));
    assert.deepEqual(call.response?.decoded, ['gzip']);
  });

  it('TRUNCATED_BODY decodes what came', async () => {
    const long = zlib.gzipSync(Buffer.from(Array.from({ length: 40_000 }, (_, index) => `${index * 7919}`).join()));
    const call = await coded('gzip', long, { cut: 1000 });
    assert.equal(call.failure?.code, 'TRUNCATED_BODY');
    assert.ok(bodyText(call)?.startsWith('0,7919,15838,'));
  });

  for (const [name, encoding, bomb] of [
    ['gzip', 'gzip', zlib.gzipSync(Buffer.alloc(4_000_000))],
    [
      'brotli',
      'br',
      zlib.brotliCompressSync(Buffer.alloc(4_000_000), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
    ],
    ['gzip in gzip', 'gzip, gzip', zlib.gzipSync(zlib.gzipSync(Buffer.alloc(4_000_000)))],
  ] as const) {
    it(`a bomb of ${name} stops at the limit`, async () => {
      const call = await coded(encoding, bomb, { bodyLimit: 50_000 });
      assert.deepEqual([call.failure?.code, call.response?.body.length], ['BODY_LIMIT_REACHED', 50_000]);
    });
  }
});
