import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { ScanTarget } from '../../../../../src/exchange/probe/scan/scan-context.ts';
import type { ScanProgress, ScanReport } from '../../../../../src/exchange/probe/scan/scan-report.ts';
import { scanServer } from '../../../../../src/exchange/probe/scan/scan-server.ts';
import { answering, closedPort, fixture, type Loopback, openLoopback } from '../../loopback.ts';
import { type Answer, alert, fakeServer, retryRandom, serverHello } from './fake-server.ts';

const handshakeFailure = alert(40);

describe('a scan', function () {
  this.timeout(60_000);
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  function scan(
    port: number,
    changes: Partial<ScanTarget> = {},
    signal: AbortSignal | null = null,
  ): Promise<ScanReport> {
    const target = { host: '127.0.0.1', port, serverName: 'localhost', plainPort: null, ...changes };
    return scanServer(target, net.connections, { signal, onProgress: null });
  }
  const ofNode = async (options: TlsOptions): Promise<ScanReport> => scan(await net.secure(options, () => undefined));
  /** What a server finds that is made of one answer; nothing but hellos reaches it. */
  async function ofFake(answer: Answer): Promise<ScanReport> {
    const server = await fakeServer(answer);
    try {
      return await scan(server.port);
    } finally {
      server.close();
    }
  }
  const supported = ({ versions }: ScanReport): readonly string[] =>
    versions.filter((one) => one.supported).map(({ version }) => version);
  const suitesOf = (report: ScanReport, name: string): readonly string[] =>
    report.versions.find(({ version }) => version === name)?.suites ?? [];

  it('finds what a server of today takes, in its order', async () => {
    const report = await ofNode({
      ciphers:
        'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256',
      ecdhCurve: 'P-384:X25519:P-256',
      ALPNProtocols: ['http/1.1'],
    });
    assert.deepEqual(supported(report), ['TLSv1.3', 'TLSv1.2']);
    assert.deepEqual(report.versions[0]?.suites, ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384']);
    assert.deepEqual(report.versions[1], {
      version: 'TLSv1.2',
      supported: true,
      suites: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
      serverPrefers: true,
    });
    assert.deepEqual(report.groups[0], {
      version: 'TLSv1.3',
      names: ['P-384', 'X25519', 'P-256'],
      serverPrefers: true,
    });
    assert.deepEqual([report.alpn, report.alpnKnown], [['http/1.1'], true]);
    assert.deepEqual(report.older, {
      sessionIds: true,
      sessionTickets: true,
      secureRenegotiation: true,
      extendedMasterSecret: true,
      compression: false,
    });
    assert.deepEqual([report.tls13Tickets, report.fallbackProtection, report.http], [true, true, null]);
    assert.deepEqual([report.complete, report.failure, report.address], [true, null, '127.0.0.1']);
    assert.ok(report.duration < 3000, `${report.duration} ms`);
  });

  it('tells a server that follows its client’s order from one that has its own', async () => {
    const report = await ofNode({ honorCipherOrder: false, maxVersion: 'TLSv1.2' });
    assert.equal(report.versions[1]?.serverPrefers, false);
    assert.equal(report.fallbackProtection, null, 'there is one version only');
  });

  it('finds TLS 1.0 and what has no encryption, whatever the library here can speak', async () => {
    const report = await ofNode({ minVersion: 'TLSv1', ciphers: 'ALL:eNULL:@SECLEVEL=0' });
    assert.deepEqual(supported(report), ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1']);
    assert.ok(suitesOf(report, 'TLSv1').includes('TLS_ECDHE_ECDSA_WITH_NULL_SHA'));
    assert.ok(suitesOf(report, 'TLSv1').includes('TLS_ECDH_anon_WITH_AES_256_CBC_SHA'));
  });

  it('finds what is encrypted only in TLS 1.3', async () => {
    const report = await ofNode({ minVersion: 'TLSv1.3', ALPNProtocols: ['h2', 'http/1.1'] });
    assert.deepEqual([supported(report), report.alpn, report.older], [['TLSv1.3'], ['h2', 'http/1.1'], null]);
  });

  it('finds SSL 3.0 and RC4, which no library speaks any more', async () => {
    const taken = [0x0005, 0x000a];
    const report = await ofFake(({ version, suites, compressions }) => {
      const suite = taken.find((one) => suites.includes(one));
      return version === 0x0300 && suite !== undefined
        ? serverHello(0x0300, suite, [], compressions.includes(1) ? 1 : 0)
        : handshakeFailure;
    });
    assert.deepEqual(supported(report), ['SSLv3']);
    assert.deepEqual(suitesOf(report, 'SSLv3'), ['TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA']);
    assert.deepEqual([report.older?.compression, report.older?.secureRenegotiation], [true, false]);
  });

  it('takes an older version for a refusal of the newer one', async () => {
    const report = await ofFake(({ suites }) =>
      suites.includes(0x009c) ? serverHello(0x0301, 0x009c) : handshakeFailure,
    );
    assert.deepEqual(supported(report), ['TLSv1']);
  });

  it('brings keys to a server that cannot ask for a group', async () => {
    const report = await ofFake(({ suites, extensions }) => {
      if (!extensions.has(43)) return alert(70);
      const suite = suites.find((one) => one === 0x1302);
      if ((extensions.get(51)?.length ?? 0) <= 2 || suite === undefined) return alert(47);
      return serverHello(0x0303, suite, [
        [43, [3, 4]],
        [51, [0, 29, 0, 0]],
      ]);
    });
    assert.deepEqual(suitesOf(report, 'TLSv1.3'), ['TLS_AES_256_GCM_SHA384']);
    assert.deepEqual(report.groups[0]?.names, ['X25519']);
  });

  it('does not go on for ever with a server that takes what was not offered', async () => {
    const report = await ofFake(() =>
      serverHello(
        0x0303,
        0x1301,
        [
          [43, [3, 4]],
          [51, [0, 29]],
        ],
        0,
        retryRandom,
      ),
    );
    assert.deepEqual(supported(report), ['TLSv1.3']);
    assert.deepEqual(suitesOf(report, 'TLSv1.3'), ['TLS_AES_128_GCM_SHA256']);
  });

  it('sends nothing but hellos', async () => {
    const server = await fakeServer(() => handshakeFailure);
    const report = await scan(server.port);
    // Each is a record of its own: type 22, and a handshake message of type 1.
    let rest = server.received();
    let hellos = 0;
    while (rest.length > 0) {
      assert.deepEqual([rest[0], rest[5]], [22, 1]);
      rest = rest.subarray(5 + rest.readUInt16BE(3));
      hellos += 1;
    }
    server.close();
    assert.equal(hellos, report.connections);
    assert.deepEqual([report.failure?.code, report.failure?.alert?.number], ['TLS_ALERT', 40]);
  });

  it('says what speaks no TLS', async () => {
    const port = await net.plain((peer) =>
      peer.socket.on('data', () => peer.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    const report = await scan(port);
    assert.deepEqual([report.failure?.code, supported(report), report.complete], ['TLS_NOT_TLS', [], true]);
  });

  it('says that nobody answers', async () => {
    const report = await scan(await closedPort());
    assert.deepEqual([report.failure?.code, report.address, report.connections], ['CONNECTION_REFUSED', null, 0]);
  });

  it('says that a name has no address', async () => {
    const report = await scan(1, { host: 'nowhere.invalid', serverName: null });
    assert.equal(report.failure?.code, 'DNS_NOT_FOUND');
  });

  it('tells how far it is, and ends at once when it is cancelled', async () => {
    const silent = await fakeServer(() => null);
    const stop = new AbortController();
    const steps: ScanProgress[] = [];
    const began = performance.now();
    const report = await scanServer(
      { host: '127.0.0.1', port: silent.port, serverName: 'localhost', plainPort: null },
      net.connections,
      {
        signal: stop.signal,
        onProgress(progress) {
          steps.push(progress);
          if (progress.connections === 5) stop.abort();
        },
      },
    );
    silent.close();
    assert.ok(performance.now() - began < 15_000);
    assert.deepEqual([report.failure?.code, report.complete], ['CANCELLED', false]);
    assert.deepEqual(steps[0], { step: 'protocol versions', connections: 1 });
    assert.ok(report.versions.every((one) => one.supported === null));
  });

  it('is cancelled before it begins', async () => {
    const stop = new AbortController();
    stop.abort();
    const report = await scan(1, {}, stop.signal);
    assert.deepEqual([report.failure?.code, report.connections], ['CANCELLED', 0]);
  });

  it('looks at HTTP where it is asked to: HSTS, and where plain HTTP leads', async () => {
    const port = await net.secure(
      {},
      answering('HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=9\r\nConnection: close\r\n\r\n'),
    );
    const plain = createServer((request, response) => {
      response.writeHead(301, { Location: `https://localhost${request.url}` }).end();
    });
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
    const plainPort = (plain.address() as AddressInfo).port;
    const { http } = await scan(port, { host: 'localhost', plainPort });
    plain.close();
    const fieldOf = (calls: NonNullable<typeof http>['plain']['calls'], name: string): string | undefined =>
      calls[0]?.response?.fields.find((field) => field.name === name)?.value;
    assert.equal(fieldOf(http?.secure.calls ?? [], 'Strict-Transport-Security'), 'max-age=9');
    assert.equal(fieldOf(http?.plain.calls ?? [], 'Location'), 'https://localhost/');
    assert.equal(http?.plain.calls[0]?.sent.method, 'HEAD');
  });

  it('sends no request where the certificate is not trusted', async () => {
    let octets = 0;
    const port = await net.secure({ cert: fixture('wrong-host.pem') }, ({ socket }) => {
      socket.on('data', (data) => {
        octets += data.length;
      });
    });
    const { http } = await scan(port, { host: 'localhost', plainPort: await closedPort() });
    assert.equal(http?.secure.calls[0]?.failure?.code, 'TLS_UNTRUSTED');
    assert.equal(octets, 0);
  });
});
