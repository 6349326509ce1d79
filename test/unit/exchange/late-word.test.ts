import assert from 'node:assert/strict';
import type { TlsOptions } from 'node:tls';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import { fixture, type Loopback, openLoopback, type Peer } from './loopback.ts';

const asking = { requestCert: true, ca: fixture('other-ca.pem') };

describe('an inspection waits for what the server says after the handshake', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  async function inspect(options: TlsOptions, react: (peer: Peer) => void = () => undefined) {
    const port = await net.secure(options, react);
    return inspectTls({ host: 'localhost', port, serverName: null }, net.connections, { signal: null, onPhase: null });
  }

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`and names a client certificate that is required, in ${maxVersion}`, async () => {
      const { failure, connection } = await inspect({ ...asking, rejectUnauthorized: true, maxVersion });
      assert.deepEqual([failure?.code, failure?.phase], ['TLS_CLIENT_CERTIFICATE_REQUIRED', 'tls']);
      assert.equal(failure?.alert?.number, maxVersion === 'TLSv1.3' ? 116 : 40);
      assert.equal(connection?.tls?.trusted, maxVersion === 'TLSv1.3');
    });

    it(`and lets a server be that only asks for one, in ${maxVersion}`, async () => {
      const { failure, connection } = await inspect({ ...asking, rejectUnauthorized: false, maxVersion });
      assert.deepEqual([failure, connection?.tls?.clientCertificateRequested], [null, true]);
    });

    it(`and tells that the server closed, in ${maxVersion}`, async () => {
      const { failure, connection } = await inspect({ maxVersion }, (peer) => peer.socket.end());
      assert.deepEqual([failure?.code, failure?.phase], ['CONNECTION_CLOSED', 'tls']);
      assert.match(failure?.message ?? '', /right after the handshake/);
      assert.equal(connection?.tls?.trusted, true);
    });
  }

  it('and takes a close for a refusal where a client certificate was asked for', async () => {
    const { failure } = await inspect({ ...asking, rejectUnauthorized: false }, (peer) => peer.socket.end());
    assert.deepEqual([failure?.code, failure?.alert], ['TLS_CLIENT_CERTIFICATE_REQUIRED', null]);
  });

  it('and no longer once the server speaks', async () => {
    const began = performance.now();
    const { failure } = await inspect({ ...asking, rejectUnauthorized: false }, (peer) => peer.write('220 hello\r\n'));
    assert.equal(failure, null);
    assert.ok(performance.now() - began < 3000);
  });

  it('and has the tickets in its record', async () => {
    const { connection } = await inspect({});
    assert.deepEqual(connection?.tls?.record?.tickets, { count: 2, lifetime: 7200 });
  });
});
