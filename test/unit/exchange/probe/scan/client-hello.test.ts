import assert from 'node:assert/strict';
import { unusualSuites, usualSuites, wholeOffer } from '../../../../../src/exchange/probe/scan/offers.ts';
import { realShares } from '../../../../../src/exchange/probe/scan/real-shares.ts';
import { readClientHello } from '../../../../../src/exchange/tls/hello.ts';
import { writeClientHello } from '../../../../../src/exchange/tls/write-client-hello.ts';

/** The message without its record and its header, read by the reader of our own hellos. */
function read(version: number, changes: Partial<Parameters<typeof writeClientHello>[0]> = {}) {
  const record = writeClientHello({ ...wholeOffer(version, 'shop.example'), ...changes });
  assert.equal(record[0], 22);
  assert.equal(record.readUInt16BE(3), record.length - 5);
  assert.equal(record.readUIntBE(6, 3), record.length - 9);
  return { record, hello: readClientHello(record.subarray(9)) };
}

describe('a hello of a scan', () => {
  it('offers TLS 1.3 alone, asking for a group', () => {
    const { hello } = read(0x0304);
    assert.deepEqual(hello.versions, ['TLSv1.3']);
    assert.equal(hello.groups[0], 'X25519MLKEM768');
    assert.deepEqual(hello.keyShares, []);
    assert.equal(hello.serverName, 'shop.example');
    assert.equal(hello.cipherSuites.length, 5);
  });

  it('brings keys where it has to', () => {
    const shares = realShares();
    assert.deepEqual(read(0x0304, { keyShares: shares }).hello.keyShares, [
      { group: 'X25519', bytes: 32 },
      { group: 'P-256', bytes: 65 },
    ]);
    assert.deepEqual(
      shares.map(({ key }) => key.length),
      [32, 65],
    );
  });

  it('offers an older version by its number', () => {
    for (const [number, name] of [
      [0x0303, 'TLSv1.2'],
      [0x0302, 'TLSv1.1'],
      [0x0301, 'TLSv1'],
    ] as const) {
      const { hello, record } = read(number, { alpn: ['h2'] });
      assert.deepEqual([hello.versions, hello.alpn, hello.keyShares], [[name], ['h2'], []]);
      assert.equal(record.readUInt16BE(1), 0x0301, 'the record says TLS 1.0');
    }
  });

  it('has no extensions in SSL 3.0', () => {
    const { hello, record } = read(0x0300);
    assert.deepEqual([hello.versions, hello.serverName, hello.groups], [['SSLv3'], null, []]);
    assert.equal(record.length, 5 + 4 + 2 + 32 + 1 + 2 + usualSuites.length * 2 + 2);
  });

  it('never holds more suites than old middleboxes bear', () => {
    assert.ok(usualSuites.length <= 128 && unusualSuites.length <= 128);
    assert.deepEqual(
      usualSuites.filter((suite) => unusualSuites.includes(suite)),
      [],
    );
  });

  it('fits into one packet', () => {
    for (const version of [0x0304, 0x0303, 0x0300]) assert.ok(read(version).record.length < 1200);
  });
});
