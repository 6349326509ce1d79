import assert from 'node:assert/strict';
import type { TlsOptions } from 'node:tls';
import fc from 'fast-check';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { logHandshake } from '../../../src/exchange/tls/handshake-log.ts';
import { alertNumberOf, cleanLibraryText } from '../../../src/exchange/tls/tls-error.ts';
import { callOf, fixture, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

describe('the handshake', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  async function call(options: TlsOptions) {
    const port = await net.secure(options, (peer) => peer.onHead(() => peer.write(ok())));
    return callOf(requestTo(`https://localhost:${port}/`), net.connections);
  }
  async function session(options: TlsOptions): Promise<TlsSession> {
    const { failure, connection } = await call(options);
    assert.equal(failure, null, JSON.stringify(failure));
    assert.ok(connection?.tls);
    return connection.tls;
  }
  const kinds = (tls: TlsSession): string =>
    tls.events.map(({ kind, from }) => `${from === 'client' ? '>' : '<'}${kind}`).join(' ');

  it('of TLS 1.3 is told message by message, the encrypted ones too', async () => {
    const tls = await session({});
    assert.equal(
      kinds(tls).replace('<change-cipher-spec ', ''),
      '>client-hello <server-hello <certificate <key-exchange <server-finished >client-finished >trust-decision',
    );
    assert.deepEqual(
      [tls.protocol, tls.signatureScheme, tls.clientCertificateRequested],
      ['TLSv1.3', 'ecdsa_secp256r1_sha256', false],
    );
    assert.match(tls.cipher ?? '', /^TLS_(AES|CHACHA)/);
    const times = tls.events.map(({ at }) => at ?? -1);
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.ok(tls.bytesSent > 200 && tls.bytesReceived > 500);
    const hello = tls.events[0]?.values;
    assert.equal(hello?.['server name'], 'localhost');
    assert.match(hello?.['versions'] ?? '', /TLSv1\.3/);
  });

  it('of TLS 1.2 as well', async () => {
    const tls = await session({ maxVersion: 'TLSv1.2' });
    const told = kinds(tls);
    assert.ok(
      told.startsWith(
        '>client-hello <server-hello <certificate <key-exchange >client-key-exchange >change-cipher-spec >client-finished',
      ),
      told,
    );
    assert.ok(told.endsWith('<change-cipher-spec <server-finished >trust-decision'), told);
    assert.deepEqual(
      [tls.protocol, tls.signatureScheme, tls.clientCertificateRequested],
      ['TLSv1.2', 'ecdsa_secp256r1_sha256', false],
    );
    assert.match(tls.cipher ?? '', /^TLS_ECDHE_ECDSA_WITH_/);
  });

  for (const [curve, name, bits] of [
    ['X25519', 'X25519', 253],
    ['P-256', 'P-256', 256],
    ['P-521', 'P-521', 521],
  ] as const) {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      it(`with ${curve} over ${maxVersion}`, async () => {
        assert.deepEqual((await session({ ecdhCurve: curve, maxVersion })).keyExchange, { name, bits });
      });
    }
  }

  it('with a second hello, where the server wants another group', async () => {
    const told = kinds(await session({ ecdhCurve: 'P-384' }));
    assert.ok(told.startsWith('>client-hello <hello-retry-request'), told);
    assert.equal(told.match(/client-hello/g)?.length, 2);
  });

  for (const cipher of ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256']) {
    it(`is opened under ${cipher}`, async () => {
      const tls = await session({ ciphers: cipher, minVersion: 'TLSv1.3' });
      assert.deepEqual([tls.cipher, tls.signatureScheme], [cipher, 'ecdsa_secp256r1_sha256']);
    });
  }

  it('without forward secrecy is RSA', async () => {
    const rsa = { key: fixture('weak.key'), cert: fixture('weak-key.pem') };
    const port = await net.secure({ ...rsa, ciphers: 'AES256-GCM-SHA384:@SECLEVEL=0', maxVersion: 'TLSv1.2' }, (peer) =>
      peer.onHead(() => peer.write(ok())),
    );
    const { connection } = await callOf(
      requestTo(`https://localhost:${port}/`, { options: { verifyCertificate: false } }),
      net.connections,
    );
    assert.deepEqual(connection?.tls?.keyExchange, { name: 'RSA', bits: null });
  });

  it('agrees on a protocol', async () => {
    const tls = await session({ ALPNProtocols: ['h2', 'http/1.1'] });
    assert.deepEqual([tls.alpn, tls.alpnOffered], ['http/1.1', ['http/1.1']]);
  });

  it('tells that a client certificate was asked for and not insisted on', async () => {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      assert.equal(
        (await session({ requestCert: true, rejectUnauthorized: false, maxVersion })).clientCertificateRequested,
        true,
      );
    }
  });

  for (const [maxVersion, alert] of [
    ['TLSv1.3', 116],
    ['TLSv1.2', 40],
  ] as const) {
    it(`TLS_CLIENT_CERTIFICATE_REQUIRED over ${maxVersion}`, async () => {
      const { failure, connection } = await call({
        requestCert: true,
        rejectUnauthorized: true,
        ca: fixture('other-ca.pem'),
        maxVersion,
      });
      assert.deepEqual(
        [failure?.code, failure?.phase],
        ['TLS_CLIENT_CERTIFICATE_REQUIRED', 'tls'],
        JSON.stringify(failure),
      );
      if (failure?.alert) assert.deepEqual(failure.alert, { number: alert, from: 'server' });
      assert.equal(connection?.tls?.clientCertificateRequested, true);
      assert.equal(connection.tls.chain[0]?.subject.text, 'CN=good.test');
    });
  }

  it('TLS_ALERT from a server that speaks old versions only', async () => {
    const { failure } = await call({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' });
    assert.deepEqual(
      [failure?.code, failure?.phase, failure?.alert],
      ['TLS_ALERT', 'tls', { number: 70, from: 'server' }],
    );
    assert.match(failure?.message ?? '', /protocol_version/);
  });

  it('TLS_ALERT from a server with nothing in common', async () => {
    const { failure, connection } = await call({ ciphers: 'NULL-SHA256:@SECLEVEL=0', maxVersion: 'TLSv1.2' });
    assert.deepEqual([failure?.code, failure?.alert?.number], ['TLS_ALERT', 40]);
    assert.doesNotMatch(failure?.cause?.message ?? '', /error:|deps|\.c:/);
    assert.equal(connection?.tls?.events.at(-1)?.kind, 'alert');
  });

  for (const [number, name] of [
    [112, 'unrecognized_name'],
    [80, 'internal_error'],
    [49, 'access_denied'],
    [120, 'no_application_protocol'],
  ] as const) {
    it(`TLS_ALERT by number: ${name}`, async () => {
      const port = await net.plain((peer) =>
        peer.socket.once('data', () => peer.socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number]))),
      );
      const { failure } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
      assert.deepEqual([failure?.code, failure?.alert], ['TLS_ALERT', { number, from: 'server' }]);
      assert.match(failure?.message ?? '', new RegExp(name));
    });
  }

  it('TLS_HANDSHAKE_FAILED where we send the alert', async () => {
    // A ServerHello of TLS 1.0.
    const hello = Buffer.concat([
      Buffer.from('160301002a020000260301', 'hex'),
      Buffer.alloc(32, 7),
      Buffer.from('00002f00', 'hex'),
    ]);
    const port = await net.plain((peer) => peer.socket.once('data', () => peer.write(hello)));
    const { failure, connection } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    assert.deepEqual(
      [failure?.code, failure?.phase, failure?.alert],
      ['TLS_HANDSHAKE_FAILED', 'tls', { number: 70, from: 'client' }],
    );
    assert.equal(connection?.tls?.protocol, 'TLSv1');
  });

  for (const [name, code, end] of [
    ['closed', 'CONNECTION_CLOSED', 'end'],
    ['reset', 'CONNECTION_RESET', 'resetAndDestroy'],
  ] as const) {
    it(`${code} when it is ${name} in the middle`, async () => {
      const port = await net.plain((peer) => peer.socket.once('data', () => peer.socket[end]()));
      const { failure, connection, timings } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
      assert.deepEqual([failure?.code, failure?.phase], [code, 'tls'], JSON.stringify(failure));
      assert.deepEqual(
        connection?.tls?.events.map(({ kind }) => kind),
        ['client-hello'],
      );
      assert.ok(timings.tls !== null && timings.send === null);
    });
  }

  it('can be read along whatever comes', () => {
    const octets = fc.uint8Array({ maxLength: 300 });
    const record = fc
      .tuple(fc.constantFrom(20, 21, 22, 23), fc.uint8Array({ maxLength: 120 }))
      .map(([type, payload]) => Uint8Array.from([type, 3, 3, payload.length >> 8, payload.length & 255, ...payload]));
    const message = fc
      .tuple(fc.constantFrom(1, 2, 11, 12, 13, 14, 16), fc.uint8Array({ maxLength: 120 }))
      .map(([type, body]) => Uint8Array.from([22, 3, 3, 0, body.length + 4, type, 0, 0, body.length, ...body]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.oneof(octets, record, message)), { maxLength: 8 }),
        fc.boolean(),
        (chunks, failed) => {
          const log = logHandshake(0);
          for (const [ours, chunk] of chunks) {
            if (ours) log.sent(Buffer.from(chunk));
            else log.received(Buffer.from(chunk));
          }
          log.secret(Buffer.from(`SERVER_HANDSHAKE_TRAFFIC_SECRET 00 ${'ab'.repeat(48)}\n`));
          log.end(failed ? 'failed' : 'done');
          assert.ok(Array.isArray(log.facts().events));
        },
      ),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 150) },
    );
  });
});

describe('what the TLS library says', () => {
  for (const [message, number] of [
    [
      '40FDC2EA837F0000:error:0A000410:SSL routines:ssl3_read_bytes:ssl/tls alert handshake failure:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:916:SSL alert number 40\n',
      40,
    ],
    ['error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE', 40],
    ['error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required', 116],
    ['error:0A00010B:SSL routines:tls_validate_record_header:wrong version number', null],
    ['read ECONNRESET', null],
  ] as const) {
    it(`holds ${number === null ? 'no alert' : `alert ${number}`}: ${message.slice(0, 60)}`, () =>
      assert.equal(alertNumberOf(new Error(message)), number));
  }
  for (const [message, text] of [
    [
      '40FDC2EA837F0000:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/openssl/openssl/ssl/record/methods/tlsany_meth.c:77:\n',
      'wrong version number',
    ],
    ['error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE', 'SSLV3_ALERT_HANDSHAKE_FAILURE'],
    [
      'self-signed certificate; if the root CA is installed locally, try running Node.js with --use-system-ca',
      'self-signed certificate',
    ],
    ['read ECONNRESET', 'read ECONNRESET'],
  ] as const) {
    it(`is cleaned to ${text}`, () => assert.equal(cleanLibraryText(message), text));
  }
});
