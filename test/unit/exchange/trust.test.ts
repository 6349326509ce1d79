import assert from 'node:assert/strict';
import type { TlsOptions } from 'node:tls';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import { answering, callOf, closedPort, fixture, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

/** A server that would take any key, and counts what it is sent. */
function lax(options: TlsOptions): TlsOptions {
  return { ciphers: 'DEFAULT:@SECLEVEL=0', ...options };
}

const names = (certificates: TlsSession['chain']): string[] => certificates.map(({ subject }) => subject.text);

describe('trust', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  async function server(options: TlsOptions): Promise<{ port: number; octets(): string }> {
    let octets = '';
    const port = await net.secure(lax(options), (peer) => {
      peer.socket.on('data', () => {
        octets = peer.text();
      });
      peer.onHead(() => peer.write(ok('secret')));
    });
    return { port, octets: () => octets };
  }

  const refused: readonly (readonly [string, TlsOptions, readonly string[]])[] = [
    ['expired', { cert: fixture('expired.pem') }, ['CERT_HAS_EXPIRED']],
    ['not yet valid', { cert: fixture('not-yet-valid.pem') }, ['CERT_NOT_YET_VALID']],
    ['for another name', { cert: fixture('wrong-host.pem') }, ['ERR_TLS_CERT_ALTNAME_INVALID']],
    ['signed by itself', { cert: fixture('self-signed.pem') }, ['DEPTH_ZERO_SELF_SIGNED_CERT']],
    ['of an unknown issuer', { cert: fixture('unknown-issuer.pem') }, ['UNABLE_TO_VERIFY_LEAF_SIGNATURE']],
    [
      'of an unknown root that was sent',
      { cert: fixture('unknown-issuer.pem') + fixture('other-ca.pem') },
      ['SELF_SIGNED_CERT_IN_CHAIN'],
    ],
    ['without its intermediate', { cert: fixture('missing-intermediate.pem') }, ['UNABLE_TO_VERIFY_LEAF_SIGNATURE']],
    ['with a weak key', { cert: fixture('weak-key.pem'), key: fixture('weak.key') }, ['WEAK_KEY']],
    ['with a weak signature', { cert: fixture('weak-signature.pem') }, ['WEAK_SIGNATURE']],
    [
      'with many faults',
      { cert: fixture('many-faults.pem') },
      ['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ],
  ];

  for (const [name, options, errors] of refused) {
    it(`a certificate ${name} is refused, nothing is sent, and it is shown`, async () => {
      const { port, octets } = await server(options);
      const call = await callOf(
        requestTo(`https://localhost:${port}/`, { method: 'POST', body: 'secret' }),
        net.connections,
      );
      assert.deepEqual(
        [call.failure?.code, call.failure?.phase, call.response, call.sent.head],
        ['TLS_UNTRUSTED', 'tls', null, null],
      );
      assert.deepEqual([call.timings.send, call.timings.wait, call.timings.receive], [null, null, null]);
      const tls = call.connection?.tls;
      assert.deepEqual(tls?.trustErrors, errors);
      assert.deepEqual([tls.trusted, tls.trustError, tls.checkSkipped], [false, errors[0], false]);
      assert.equal(call.failure?.cause?.code, errors[0]);
      assert.ok(tls.chain.length > 0 && tls.protocol === 'TLSv1.3' && tls.cipher !== null);
      assert.equal(tls.events.at(-1)?.values['request'], 'not sent');
      assert.equal(octets(), '');
    });

    it(`a certificate ${name} is passed over when the request says so, in sight`, async () => {
      const { port, octets } = await server(options);
      const call = await callOf(
        requestTo(`https://localhost:${port}/`, { options: { verifyCertificate: false } }),
        net.connections,
      );
      assert.deepEqual([call.failure, call.response?.status], [null, 200]);
      assert.deepEqual([call.connection?.tls?.trusted, call.connection?.tls?.checkSkipped], [false, true]);
      assert.deepEqual(call.connection?.tls?.trustErrors, errors);
      assert.notEqual(octets(), '');
    });
  }

  for (const host of ['localhost', '127.0.0.1']) {
    it(`a good certificate is trusted for ${host}`, async () => {
      const { port } = await server({});
      const call = await callOf(requestTo(`https://${host}:${port}/`), net.connections);
      assert.equal(call.failure, null);
      const tls = call.connection?.tls;
      assert.deepEqual(
        [tls?.trusted, tls?.trustErrors, tls?.checkSkipped, tls?.anchorStore],
        [true, [], false, 'extra'],
      );
      assert.deepEqual(names(tls?.chain ?? []), ['CN=good.test']);
      assert.deepEqual(names(tls?.path ?? []), ['CN=good.test', 'CN=Portside test root']);
      assert.deepEqual([tls?.serverName, tls?.checkedName], [host === 'localhost' ? host : null, host]);
      assert.equal(tls?.resumed, false);
    });
  }

  it('the chain is told as sent, the path as built', async () => {
    const cert = fixture('missing-intermediate.pem') + fixture('ca.pem') + fixture('intermediate.pem');
    const { port } = await server({ cert });
    const call = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
    assert.equal(call.failure, null);
    const root = 'CN=Portside test root';
    assert.deepEqual(names(call.connection?.tls?.chain ?? []), ['CN=good.test', root, 'CN=Portside test intermediate']);
    assert.deepEqual(names(call.connection?.tls?.path ?? []), ['CN=good.test', 'CN=Portside test intermediate', root]);
  });

  it('a root that was sent signed by an older one does not lengthen the path', async () => {
    const { port } = await server({ cert: fixture('good.pem') + fixture('cross-signed.pem') });
    for (const pem of [fixture('ca.pem'), fixture('old-ca.pem') + fixture('ca.pem')]) {
      const call = await callOf(
        requestTo(`https://localhost:${port}/`),
        net.connectionsWith({ extraCertificates: [{ name: 'x', pem }] }),
      );
      assert.equal(call.failure, null, call.failure?.message);
      assert.deepEqual(names(call.connection?.tls?.chain ?? []), ['CN=good.test', 'CN=Portside test root']);
      assert.deepEqual(names(call.connection?.tls?.path ?? []), ['CN=good.test', 'CN=Portside test root']);
      assert.equal(call.connection?.tls?.anchorStore, 'extra');
    }
  });

  it('a path that needs the broken signature of an older root is refused', async () => {
    const { port, octets } = await server({ cert: fixture('good.pem') + fixture('cross-signed.pem') });
    const connections = net.connectionsWith({ extraCertificates: [{ name: 'x', pem: fixture('old-ca.pem') }] });
    const call = await callOf(requestTo(`https://localhost:${port}/`), connections);
    assert.deepEqual(call.connection?.tls?.trustErrors, ['WEAK_SIGNATURE']);
    assert.equal(octets(), '');
  });

  it('a certificate that is itself among the extra ones is trusted', async () => {
    const { port } = await server({ cert: fixture('self-signed.pem') });
    const connections = net.connectionsWith({ extraCertificates: [{ name: 'self', pem: fixture('self-signed.pem') }] });
    const call = await callOf(requestTo(`https://localhost:${port}/`), connections);
    assert.deepEqual([call.failure, call.connection?.tls?.anchorStore], [null, 'extra']);
  });

  it('without the extra certificates the same server is not trusted', async () => {
    const { port, octets } = await server({});
    const call = await callOf(requestTo(`https://localhost:${port}/`), net.connectionsWith({ extraCertificates: [] }));
    assert.equal(call.failure?.code, 'TLS_UNTRUSTED');
    assert.equal(octets(), '');
  });

  it('extra certificates that are none do not cost the others', async () => {
    const { port } = await server({});
    const pem = `junk\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${fixture('ca.pem')}`;
    const call = await callOf(
      requestTo(`https://localhost:${port}/`),
      net.connectionsWith({ extraCertificates: [{ name: 'x', pem }] }),
    );
    assert.equal(call.failure, null);
  });

  it('a connection made without the check serves no request that wants it', async () => {
    const { port } = await server({ cert: fixture('expired.pem') });
    const url = `https://localhost:${port}/`;
    assert.equal(
      (await callOf(requestTo(url, { options: { verifyCertificate: false } }), net.connections)).failure,
      null,
    );
    assert.equal((await callOf(requestTo(url), net.connections)).failure?.code, 'TLS_UNTRUSTED');
  });

  it('a session is never resumed: every connection shows its certificate', async () => {
    const port = await net.secure({}, (peer) => peer.onHead(() => peer.socket.end(ok('x', 'Connection: close\r\n'))));
    for (let run = 0; run < 3; run += 1) {
      const call = await callOf(requestTo(`https://localhost:${port}/`), net.connections);
      assert.deepEqual(
        [call.connection?.reused, call.connection?.tls?.resumed, call.connection?.tls?.chain.length],
        [false, false, 1],
      );
    }
  });

  describe('inspected', () => {
    const watch = { signal: null, onPhase: null };
    it('shows a trusted server and sends it nothing', async () => {
      const { port, octets } = await server({});
      const inspection = await inspectTls({ host: 'localhost', port, serverName: null }, net.connections, watch);
      assert.deepEqual([inspection.failure, inspection.connection?.tls?.trusted], [null, true]);
      assert.ok(inspection.timings.tls !== null && inspection.timings.send === null);
      assert.equal(octets(), '');
    });
    for (const [taken, chosen] of [
      [['h2', 'http/1.1'], 'h2'],
      [['http/1.1'], 'http/1.1'],
      [['h2'], 'h2'],
      [null, null],
    ] as const)
      it(`offers HTTP/2 and HTTP/1.1 to a server that takes ${taken?.join(' and ') ?? 'no ALPN'}, and speaks neither`, async () => {
        const { port, octets } = await server(taken === null ? {} : { ALPNProtocols: [...taken] });
        const { failure, connection } = await inspectTls(
          { host: 'localhost', port, serverName: null },
          net.connections,
          watch,
        );
        assert.deepEqual([failure, connection?.alpn, connection?.tls?.trusted], [null, chosen, true]);
        assert.deepEqual(connection?.tls?.alpnOffered, ['h2', 'http/1.1']);
        assert.equal(octets(), '');
      });
    it('shows an untrusted one', async () => {
      const { port } = await server({ cert: fixture('expired.pem') });
      const inspection = await inspectTls({ host: 'localhost', port, serverName: null }, net.connections, watch);
      assert.equal(inspection.failure?.code, 'TLS_UNTRUSTED');
      assert.deepEqual(names(inspection.connection?.tls?.chain ?? []), ['CN=expired.test']);
    });
    it('asks by another name where one is given', async () => {
      const { port } = await server({});
      const inspection = await inspectTls({ host: '127.0.0.1', port, serverName: 'good.test' }, net.connections, watch);
      assert.deepEqual(
        [inspection.connection?.tls?.serverName, inspection.connection?.tls?.checkedName],
        ['good.test', 'good.test'],
      );
      assert.equal(inspection.failure, null);
    });
    it('tells that nobody is there', async () => {
      const inspection = await inspectTls(
        { host: '127.0.0.1', port: await closedPort(), serverName: null },
        net.connections,
        watch,
      );
      assert.deepEqual([inspection.failure?.code, inspection.connection], ['CONNECTION_REFUSED', null]);
    });
    it('tells that it is no TLS', async () => {
      const port = await net.plain(answering('HTTP/1.1 400 Bad Request\r\n\r\n'));
      const plain = net.plain((peer) =>
        peer.socket.once('data', () => peer.socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      );
      assert.notEqual(port, await plain);
      const inspection = await inspectTls(
        { host: '127.0.0.1', port: await plain, serverName: null },
        net.connections,
        watch,
      );
      assert.equal(inspection.failure?.code, 'TLS_NOT_TLS');
    });
  });
});
