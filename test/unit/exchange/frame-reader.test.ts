import assert from 'node:assert/strict';
import { readFrames } from '../../../src/exchange/http2/frame-reader.ts';

function frame(type: number, flags: number, stream: number, payload: Uint8Array | string = ''): Buffer {
  const octets = Buffer.from(payload as string);
  const head = Buffer.alloc(9);
  head.writeUIntBE(octets.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, octets]);
}

const settings = frame(4, 0, 0, '123456');
const reset = (stream: number, code: number): Buffer => frame(3, 0, stream, Uint8Array.of(0, 0, 0, code));

describe('readFrames', () => {
  const talk = Buffer.concat([
    settings,
    frame(1, 0x4, 1, 'interim'),
    frame(1, 0, 1, 'head'),
    frame(9, 0x4, 1, 'more'),
    frame(0, 0, 1, 'x'.repeat(2000)),
    frame(0, 0x1, 1, 'end'),
    frame(1, 0x4, 3, 'other'),
    reset(3, 11),
    frame(7, 0, 0, Buffer.concat([Buffer.from([0, 0, 0, 3, 0, 0, 0, 2]), Buffer.from('why')])),
  ]);

  for (const size of [1, 2, 7, 9, 64, talk.length])
    it(`hears the same in pieces of ${size}`, () => {
      const reader = readFrames('server');
      for (let at = 0; at < talk.length; at += size) reader.take(talk.subarray(at, at + size));
      assert.deepEqual(reader.stream(1), { heads: [7, 8], ended: true, reset: null });
      assert.deepEqual(reader.stream(3), { heads: [5], ended: false, reset: 11 });
      assert.deepEqual(reader.stream(5), { heads: [], ended: false, reset: null });
      assert.deepEqual(reader.goAway(), { lastStream: 3, code: 2, text: 'why' });
      assert.equal(reader.isHttp2(), true);
    });

  it('passes over what a client says first, and tells of each frame of a stream', () => {
    const streams: number[] = [];
    const reader = readFrames('client', (stream) => streams.push(stream));
    reader.take(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), settings]));
    reader.take(Buffer.concat([frame(1, 0x5, 1, 'head'), frame(8, 0, 0, '1234'), reset(1, 8)]));
    assert.deepEqual(reader.stream(1), { heads: [4], ended: true, reset: 8 });
    assert.deepEqual(streams, [1, 1]);
  });

  for (const [what, octets] of [
    ['HTTP/1.1', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a banner', '220 mail.example ESMTP\r\n'],
    ['a first frame that is no SETTINGS', frame(1, 0x4, 1, 'head').toString('latin1')],
  ] as const)
    it(`knows that ${what} is no HTTP/2`, () => {
      const reader = readFrames('server');
      reader.take(Buffer.from(octets, 'latin1'));
      assert.equal(reader.isHttp2(), false);
      assert.equal(reader.preview(), octets);
      assert.deepEqual(reader.stream(1).heads, []);
    });

  it('knows nothing before a frame has begun', () => {
    const reader = readFrames('server');
    reader.take(settings.subarray(0, 8));
    assert.equal(reader.isHttp2(), null);
  });

  it('keeps the goodbye that has a reason', () => {
    const goodbye = (lastStream: number, code: number): Buffer =>
      frame(7, 0, 0, Uint8Array.of(0, 0, 0, lastStream, 0, 0, 0, code));
    const reader = readFrames('server');
    reader.take(Buffer.concat([settings, goodbye(9, 0), goodbye(3, 11), goodbye(1, 0)]));
    assert.deepEqual(reader.goAway(), { lastStream: 3, code: 11, text: '' });
  });

  it('keeps the last streams only, and a few blocks of one', () => {
    const reader = readFrames('server');
    reader.take(settings);
    for (let count = 0; count < 1000; count += 1) reader.take(frame(1, 0x4, 1, 'x'.repeat(count % 50)));
    assert.deepEqual([reader.stream(1).heads.length, reader.stream(1).heads.at(-1)], [128, 49]);
    for (let stream = 3; stream < 2001; stream += 2) reader.take(frame(1, 0x4, stream, 'head'));
    assert.deepEqual([reader.stream(1).heads, reader.stream(1999).heads], [[], [4]]);
  });

  it('keeps little of a long goodbye, and reads on behind it', () => {
    const reader = readFrames('server');
    reader.take(Buffer.concat([settings, frame(7, 0, 0, new Uint8Array(100_000)), reset(1, 5)]));
    assert.equal(reader.goAway()?.text.length, 504);
    assert.equal(reader.stream(1).reset, 5);
  });

  it('takes frames that are cut short for what they are', () => {
    const reader = readFrames('server');
    reader.take(Buffer.concat([settings, frame(3, 0, 1, 'ab'), frame(7, 0, 0, 'abc'), frame(0, 1, 1)]));
    assert.deepEqual([reader.goAway(), reader.stream(1)], [null, { heads: [], ended: true, reset: null }]);
  });
});
