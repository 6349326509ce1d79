import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { openCertificateReader } from '../../../src/exchange/tls/certificate-reader.ts';
import type { HandshakeRecord } from '../../../src/exchange/tls/handshake-record.ts';
import { callOf, fixture, type Loopback, ok, openLoopback, type Peer, requestTo } from './loopback.ts';
import { type Heard, overhear, retell } from './overheard.ts';

const asking = { requestCert: true, rejectUnauthorized: false, ca: fixture('other-ca.pem') };

/** A record of TLS 1.2 with one handshake message. */
function handshakeRecord(type: number, body: Buffer): Buffer {
  const size = body.length + 4;
  return Buffer.concat([
    Buffer.from([22, 3, 3, size >> 8, size & 255, type, 0, body.length >> 8, body.length & 255]),
    body,
  ]);
}

/** Passes everything on to a server of TLS, its last record left out where it is to be cut. */
function relay({ socket }: Peer, port: number, isCut: boolean): void {
  const upstream = createConnection({ port, host: '127.0.0.1' });
  upstream.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => upstream.write(chunk));
  let held = Buffer.alloc(0);
  upstream.on('data', (chunk: Buffer) => {
    const all = Buffer.concat([held, chunk]);
    const alert = isCut ? Math.max(all.lastIndexOf('1703030013', 'hex'), all.lastIndexOf('150303001a', 'hex')) : -1;
    const isLast = alert >= 0 && all.length - alert < 40;
    held = isLast ? all.subarray(alert) : Buffer.alloc(0);
    socket.write(isLast ? all.subarray(0, alert) : all);
  });
  upstream.on('end', () => socket.end());
}

describe('the record of a handshake', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  const answer = (peer: Peer): void => peer.onHead(() => peer.write(ok()));

  async function recordOf(options: TlsOptions): Promise<HandshakeRecord> {
    const port = await net.secure(options, answer);
    const { connection, failure } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    assert.equal(failure, null, JSON.stringify(failure));
    assert.ok(connection?.tls?.record);
    return connection.tls.record;
  }
  /** Of a server that is no TLS server. */
  async function failedRecord(react: (peer: Peer) => void): Promise<HandshakeRecord> {
    const port = await net.plain((peer) => peer.socket.once('data', () => react(peer)));
    const { connection } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    assert.ok(connection?.tls?.record);
    return connection.tls.record;
  }
  const story = ({ flights }: HandshakeRecord): string =>
    flights.map(({ from, messages }) => `${from === 'client' ? '>' : '<'} ${messages.join(' ')}`).join('\n');

  it('holds everything that was offered', async () => {
    const { clientHello } = await recordOf({});
    assert.ok(clientHello);
    assert.deepEqual(clientHello.versions, ['TLSv1.3', 'TLSv1.2']);
    assert.ok(clientHello.cipherSuites.includes('TLS_AES_128_GCM_SHA256'));
    assert.ok(clientHello.groups.includes('X25519'));
    assert.ok(clientHello.keyShares.some(({ group, bytes }) => group === 'X25519' && bytes === 32));
    assert.ok(clientHello.signatureSchemes.includes('ecdsa_secp256r1_sha256'));
    assert.ok(clientHello.extensions.includes('supported_versions'));
    assert.deepEqual([clientHello.serverName, clientHello.alpn], ['localhost', ['http/1.1']]);
    const all = [...clientHello.cipherSuites, ...clientHello.extensions, ...clientHello.signatureSchemes];
    assert.deepEqual(
      all.filter((name) => name.startsWith('0x')),
      [],
    );
  });

  it('tells TLS 1.3 flight by flight, to the tickets', async () => {
    const record = await recordOf({ ...asking, ecdhCurve: 'X25519' });
    assert.equal(
      story(record).replace(' ChangeCipherSpec', ''),
      [
        '> ClientHello',
        '< ServerHello EncryptedExtensions CertificateRequest Certificate CertificateVerify Finished',
        '> Certificate Finished',
        '< NewSessionTicket NewSessionTicket',
      ].join('\n'),
    );
    const times = record.flights.flatMap(({ at, until }) => [at, until]);
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.equal(record.flights[0]?.bytes, (record.clientHello?.bytes ?? 0) + 5);
    const { certificateRequest, clientCertificate, serverHello, certificate } = record;
    assert.ok(certificateRequest !== null && certificateRequest !== 'not-known');
    assert.deepEqual(certificateRequest.authorities, ['CN=Unknown test root']);
    assert.ok(certificateRequest.signatureSchemes.includes('ecdsa_secp256r1_sha256'));
    assert.deepEqual(clientCertificate, { count: 0, bytes: 8, subject: null, fingerprint256: null });
    assert.deepEqual(record.tickets, { count: 2, lifetime: 7200 });
    assert.equal(record.signatureScheme, 'ecdsa_secp256r1_sha256');
    assert.deepEqual([serverHello?.version, serverHello?.group], ['TLSv1.3', 'X25519']);
    assert.deepEqual([serverHello?.extendedMasterSecret, serverHello?.compressed], [null, false]);
    assert.ok(certificate !== null && certificate !== 'not-known');
    assert.deepEqual(
      [certificate.count, certificate.certificates.map(({ stapleBytes, timestamps }) => [stapleBytes, timestamps])],
      [1, [[null, false]]],
    );
    assert.deepEqual([record.retry, record.alerts, record.otherProtocol], [null, [], null]);
  });

  it('tells TLS 1.2 flight by flight', async () => {
    const record = await recordOf({ ...asking, maxVersion: 'TLSv1.2' });
    assert.equal(
      story(record),
      [
        '> ClientHello',
        '< ServerHello Certificate ServerKeyExchange CertificateRequest ServerHelloDone',
        '> Certificate ClientKeyExchange ChangeCipherSpec Finished',
        '< NewSessionTicket ChangeCipherSpec Finished',
      ].join('\n'),
    );
    const { certificateRequest, serverHello } = record;
    assert.ok(certificateRequest !== null && certificateRequest !== 'not-known');
    assert.deepEqual(certificateRequest.authorities, ['CN=Unknown test root']);
    assert.ok(certificateRequest.certificateTypes.includes('ecdsa_sign'));
    assert.deepEqual([serverHello?.extendedMasterSecret, serverHello?.secureRenegotiation], [true, true]);
    assert.equal(serverHello?.encryptedExtensions, null);
    assert.deepEqual(record.tickets, { count: 1, lifetime: 7200 });
  });

  it('says what was not asked for', async () => {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { certificateRequest, clientCertificate } = await recordOf({ maxVersion });
      assert.deepEqual([certificateRequest, clientCertificate], [null, null]);
    }
  });

  it('says why there was a second hello', async () => {
    const { retry } = await recordOf({ ecdhCurve: 'P-384' });
    assert.deepEqual(retry, { reason: 'group', group: 'P-384', keyShares: [{ group: 'P-384', bytes: 97 }] });
  });

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`knows what was agreed by ALPN, in ${maxVersion}`, async () => {
      const { serverHello } = await recordOf({ maxVersion, ALPNProtocols: ['http/1.1'] });
      assert.deepEqual([serverHello?.alpn, serverHello?.serverNameAcknowledged], ['http/1.1', false]);
    });

    it(`measures a stapled response, in ${maxVersion}`, async () => {
      const port = await net.secure({ maxVersion }, answer);
      net.server(port).on('OCSPRequest', (_certificate, _issuer, done) => done(null, Buffer.alloc(77, 1)));
      const { connection } = await callOf(
        requestTo(`https://localhost:${port}/`, { options: { verifyCertificate: false } }),
        net.connections,
      );
      const certificate = connection?.tls?.record?.certificate;
      assert.ok(certificate && certificate !== 'not-known');
      assert.deepEqual(
        certificate.certificates.map(({ stapleBytes }) => stapleBytes),
        [77],
      );
    });
  }

  it('knows extensions of the hello of TLS 1.2: the name used, encrypt then MAC, timestamps', async () => {
    const extensions = Buffer.from('0000000000160000001200021234', 'hex');
    const body = Buffer.concat([
      Buffer.from('0303', 'hex'),
      Buffer.alloc(32, 7),
      Buffer.from('00c02f00', 'hex'),
      Buffer.from([0, extensions.length]),
      extensions,
    ]);
    const log = retell([{ kind: 'received', octets: handshakeRecord(2, body) }]);
    const { serverHello } = log.record(await openCertificateReader()());
    assert.equal(serverHello?.cipherSuite, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    assert.deepEqual(serverHello?.extensions, ['server_name', 'encrypt_then_mac', 'signed_certificate_timestamp']);
    assert.deepEqual(
      [serverHello?.serverNameAcknowledged, serverHello?.encryptThenMac, serverHello?.extendedMasterSecret],
      [true, true, false],
    );
  });

  it('has the alert that a server sends late, encrypted', async () => {
    const port = await net.secure({ ...asking, rejectUnauthorized: true }, answer);
    const { connection } = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    const alert = connection?.tls?.record?.alerts[0];
    // A connection that is reset takes the alert with it.
    if (alert !== undefined) {
      const { at, ...rest } = alert;
      assert.ok(at > 0);
      assert.deepEqual(rest, {
        from: 'server',
        level: 'fatal',
        number: 116,
        name: 'certificate_required',
        afterFinished: true,
      });
    }
    assert.equal(connection?.tls?.clientCertificateRequested, true);
  });

  it('has an alert in the clear, with its level', async () => {
    const { alerts } = await failedRecord((peer) => peer.socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 80])));
    assert.deepEqual(
      alerts.map(({ at: _, ...rest }) => rest),
      [{ from: 'server', level: 'fatal', number: 80, name: 'internal_error', afterFinished: false }],
    );
  });

  it('shows what came in place of TLS', async () => {
    const { otherProtocol, serverHello, flights } = await failedRecord((peer) => peer.write('SSH-2.0-OpenSSH_9.6\r\n'));
    assert.deepEqual(otherProtocol, { name: 'SSH', firstBytes: 'SSH-2.0-OpenSSH_9.6\r\n' });
    assert.equal(serverHello, null);
    assert.deepEqual([flights[0]?.messages, flights[1]?.bytes], [['ClientHello'], 21]);
  });

  it('is of the connection, also for the requests after the first', async () => {
    const port = await net.secure({}, answer);
    const first = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    const second = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    assert.equal(second.connection?.reused, true);
    assert.deepEqual(second.connection?.tls?.record, first.connection?.tls?.record);
  });

  it('can be switched off, and everything else stands', async () => {
    const unheard = net.connectionsWith({ recordHandshakes: false });
    const port = await net.secure({}, answer);
    const { connection, response, failure } = await callOf(requestTo(`https://localhost:${port}/`), unheard);
    assert.deepEqual([failure, response?.status, connection?.tls?.record], [null, 200, null]);
    const tls = connection?.tls;
    assert.deepEqual([tls?.trusted, tls?.protocol, tls?.chain.length], [true, 'TLSv1.3', 1]);
    assert.deepEqual(
      tls?.events.map(({ kind }) => kind),
      ['trust-decision'],
    );
    for (const [react, code] of [
      [(peer: Peer) => peer.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'TLS_NOT_TLS'],
      [(peer: Peer) => peer.socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 80])), 'TLS_ALERT'],
      [(peer: Peer) => peer.socket.end(), 'CONNECTION_CLOSED'],
    ] as const) {
      const other = await net.plain((peer) => peer.socket.once('data', () => react(peer)));
      assert.equal((await callOf(requestTo(`https://localhost:${other}/`), unheard)).failure?.code, code);
    }
  });

  describe('read without the secrets', () => {
    let heard: readonly Heard[];
    let without: HandshakeRecord;
    before(async () => {
      const port = await shared.secure({ ...asking, ecdhCurve: 'X25519' }, answer);
      heard = await overhear(port);
      without = retell(heard.filter(({ kind }) => kind !== 'secret')).record(await openCertificateReader()());
    });

    it('says that the encrypted part is not known', () => {
      const { certificate, certificateRequest, clientCertificate, signatureScheme, tickets, serverHello } = without;
      assert.deepEqual(
        [certificate, certificateRequest, clientCertificate, signatureScheme, tickets, serverHello?.alpn],
        Array.from({ length: 6 }, () => 'not-known'),
      );
      assert.deepEqual(
        [serverHello?.encryptedExtensions, serverHello?.serverNameAcknowledged],
        ['not-known', 'not-known'],
      );
    });

    it('keeps what went in the clear', () => {
      assert.deepEqual([without.serverHello?.version, without.serverHello?.group], ['TLSv1.3', 'X25519']);
      assert.deepEqual(without.flights[0]?.messages, ['ClientHello']);
    });

    it('is the same with secrets, in whatever pieces the octets come', async () => {
      const read = await openCertificateReader()();
      const timeless = (record: HandshakeRecord) => ({
        ...record,
        flights: record.flights.map(({ from, bytes, messages }) => ({ from, bytes, messages })),
      });
      const inPieces = heard.flatMap((one): readonly Heard[] =>
        one.kind === 'done' || one.kind === 'secret'
          ? [one]
          : Array.from(one.octets, (octet) => ({ kind: one.kind, octets: Buffer.of(octet) })),
      );
      const whole = timeless(retell(heard).record(read));
      assert.notEqual(whole.certificate, 'not-known');
      assert.deepEqual(timeless(retell(inPieces).record(read)), whole);
    });
  });

  for (const isCut of [true, false]) {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      it(`tells ${isCut ? 'a cut' : 'a goodbye'} at the end, in ${maxVersion}`, async () => {
        const secure = await net.secure({ maxVersion }, (peer) =>
          peer.onHead(() => peer.socket.end('HTTP/1.1 200 OK\r\n\r\nup to the end')),
        );
        const port = await net.plain((peer) => relay(peer, secure, isCut));
        const { connection, response, failure } = await callOf(
          requestTo(`https://localhost:${port}/`),
          net.connections,
        );
        assert.deepEqual([failure, response?.wireSize], [null, 13]);
        assert.equal(connection?.tls?.record?.cutOff, isCut);
      });
    }
  }

  it('holds no secret', async () => {
    const port = await net.secure({}, answer);
    const heard = await overhear(port);
    const text = JSON.stringify(retell(heard).record(await openCertificateReader()()));
    const secrets = heard.flatMap((one) => (one.kind === 'secret' ? [one.octets.toString('latin1').trim()] : []));
    assert.ok(secrets.length > 3);
    for (const line of secrets) for (const part of line.split(' ').slice(1)) assert.ok(!text.includes(part));
  });
});
