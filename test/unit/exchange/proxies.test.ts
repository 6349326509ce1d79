import assert from 'node:assert/strict';
import { createConnection, type LookupFunction, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { connectPlace } from '../../../src/exchange/connect-to.ts';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import { chooseProxy } from '../../../src/exchange/proxy/choose-proxy.ts';
import { examine } from '../../../src/findings/examine.ts';
import { environmentProxies } from '../../../src/request/environment-proxies.ts';
import { type ProxyServer, readProxyUrl } from '../../../src/request/proxy-server.ts';
import { exchangeReport } from '../../../src/view/exchange-report.ts';
import {
  callOf,
  closedPort,
  exchangeOf,
  fixture,
  type Loopback,
  ok,
  openLoopback,
  type Peer,
  requestTo,
} from './loopback.ts';

const proxyAt = (url: string): ProxyServer => {
  const proxy = readProxyUrl(url, '--proxy');
  return 'why' in proxy ? assert.fail(proxy.why) : proxy;
};

describe('which proxy is asked', () => {
  const proxy = proxyAt('proxy.test:3128');
  const cases: readonly (readonly [string, readonly string[], string, number, boolean])[] = [
    ['goes through it', [], 'good.test', 443, true],
    ['does not for this machine', [], 'localhost', 443, false],
    ['does not for an address of this machine', [], '127.0.0.1', 443, false],
    ['does not for what is excepted', ['good.test'], 'good.test', 443, false],
    ['does not for what is below', ['good.test'], 'a.good.test', 443, false],
    ['does not with a dot before', ['.good.test'], 'good.test', 443, false],
    ['does not with a star before', ['*.good.test'], 'a.good.test', 443, false],
    ['does for a name that ends alike', ['good.test'], 'notgood.test', 443, true],
    ['does not for a star', ['*'], 'good.test', 443, false],
    ['does not for the port', ['good.test:443'], 'good.test', 443, false],
    ['does for another port', ['good.test:8443'], 'good.test', 443, true],
    ['does not within a range', ['10.0.0.0/8'], '10.1.2.3', 443, false],
    ['does outside of a range', ['10.0.0.0/8'], '11.1.2.3', 443, true],
    ['does not within a range of IPv6', ['fd00::/8'], 'fd12::1', 443, false],
    ['does not for an address', ['[fd12::1]:443'], 'fd12::1', 443, false],
    ['does for a range that is none', ['10.0.0.0/99', '/', ''], '10.1.2.3', 443, true],
  ];
  for (const [what, except, host, port, expected] of cases)
    it(`${host}:${port} ${what}`, () => {
      const settings = { http: null, https: proxy, except, includesLoopback: false };
      assert.equal(chooseProxy(settings, 'https', host, port), expected ? proxy : null);
    });

  it('is for its scheme only', () => {
    const settings = { http: null, https: proxy, except: [], includesLoopback: false };
    assert.equal(chooseProxy(settings, 'http', 'good.test', 80), null);
  });
});

describe('the proxies of the environment', () => {
  const told = (environment: Readonly<Record<string, string>>) => {
    const found = environmentProxies((name) => environment[name] ?? null);
    if ('why' in found) return found.why;
    return [found.http?.source ?? null, found.https?.source ?? null, found.except];
  };
  for (const [what, environment, expected] of [
    ['none', {}, [null, null, []]],
    ['one each', { HTTP_PROXY: 'p', https_proxy: 'p' }, ['HTTP_PROXY', 'https_proxy', []]],
    ['one for all', { ALL_PROXY: 'p:1', NO_PROXY: 'a, b' }, ['ALL_PROXY', 'ALL_PROXY', ['a', 'b']]],
    ['not what a web server made of a request', { HTTP_PROXY: 'p', REQUEST_METHOD: 'GET' }, [null, null, []]],
    ['not an empty one', { https_proxy: '', HTTPS_PROXY: 'p' }, [null, 'HTTPS_PROXY', []]],
    [
      'a fault',
      { https_proxy: 'socks5://p' },
      'https_proxy names a proxy of the kind socks5; only http and https are spoken.',
    ],
  ] as const)
    it(`are ${what}`, () => assert.deepEqual(told(environment), expected));
});

describe('--connect-to', () => {
  const rule = { host: 'a.test', port: 443, toHost: 'b.test', toPort: 8443 };
  for (const [what, change, expected] of [
    ['leads elsewhere', {}, { host: 'b.test', port: 8443 }],
    ['is for its port only', { port: 80 }, { host: 'a.test', port: 443 }],
    ['is for its host only', { host: 'c.test' }, { host: 'a.test', port: 443 }],
    ['is for any host', { host: null, toHost: null }, { host: 'a.test', port: 8443 }],
    ['keeps the port', { toPort: null }, { host: 'b.test', port: 443 }],
  ] as const)
    it(what, () => assert.deepEqual(connectPlace([{ ...rule, ...change }], 'a.test', 443), expected));
});

describe('through a proxy', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  /** Makes every tunnel it is asked for, to the port that is asked for on this machine; `heads` is what it was asked. */
  const tunnels = (heads: string[] = []) => {
    return (peer: Peer): void => {
      let server: Socket | null = null;
      peer.onHead((head, index) => {
        if (index > 0) return;
        heads.push(head);
        const port = Number(/^CONNECT \S+:(\d+) /.exec(head)?.[1]);
        server = createConnection({ port, host: '127.0.0.1' }, () => {
          peer.write('HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n');
          peer.socket.removeAllListeners('data');
          peer.socket.on('data', (chunk) => server?.write(chunk));
          server?.on('data', (chunk) => peer.socket.write(chunk));
        });
        server.on('error', () => undefined).on('close', () => peer.socket.destroy());
        peer.socket.on('close', () => server?.destroy());
      });
    };
  };
  /** Looks nothing up, for which a busy machine may take as long as a limit. */
  const onThisMachine: LookupFunction = (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
  const through = (port: number, credentials = '', scheme = 'http') => {
    const proxy = proxyAt(`${scheme}://${credentials}localhost:${port}`);
    const proxies = { http: proxy, https: proxy, except: [], includesLoopback: true };
    return net.connectionsWith({ proxies, lookup: onThisMachine });
  };
  const serving = (options: TlsOptions = {}): Promise<number> =>
    net.secure(options, (peer) => peer.onHead(() => peer.write(ok('welcome'))));

  for (const [what, opens] of [
    ['an http', (onConnection: (peer: Peer) => void) => net.plain(onConnection)],
    ['an https', (onConnection: (peer: Peer) => void) => net.secure({}, onConnection)],
  ] as const)
    it(`the handshake is that with the server, over ${what} proxy`, async () => {
      const heads: string[] = [];
      const server = await serving();
      const proxy = await opens(tunnels(heads));
      const connections = through(proxy, 'user:p%40ss@', what === 'an https' ? 'https' : 'http');
      const exchange = await exchangeOf(requestTo(`https://good.test:${server}/`), connections);
      const call = exchange.calls.at(-1) ?? assert.fail('no call');
      assert.equal(call.failure, null);
      assert.equal(call.response?.status, 200);
      const { connection, timings } = call;
      assert.deepEqual(connection?.proxy, { host: 'localhost', port: proxy, source: '--proxy', isTunnel: true });
      assert.deepEqual([connection?.remotePort, connection?.tls?.serverName], [proxy, 'good.test']);
      assert.ok(connection?.tls?.record?.serverHello && timings.proxy !== null && timings.tls !== null);
      assert.deepEqual(heads, [
        `CONNECT good.test:${server} HTTP/1.1\r\nHost: good.test:${server}\r\nProxy-Authorization: Basic dXNlcjpwQHNz\r\n\r\n`,
      ]);
      assert.deepEqual(
        examine(exchange, Date.now())
          .filter(({ id }) => id === 'proxied')
          .map(({ severity, title }) => [severity, title]),
        [['notice', `The server good.test:${server} was asked through the proxy localhost:${proxy}`]],
      );
    });

  it('a server that is not trusted gets nothing', async () => {
    let octets = '';
    const server = await net.secure({ cert: fixture('expired.pem') }, (peer) => {
      peer.socket.on('data', () => {
        octets = peer.text();
      });
    });
    const { failure } = await callOf(requestTo(`https://good.test:${server}/`), through(await net.plain(tunnels())));
    assert.deepEqual([failure?.code, octets], ['TLS_UNTRUSTED', '']);
  });

  it('a server is inspected too', async () => {
    const server = await serving();
    const target = { host: 'good.test', port: server, serverName: null };
    const connections = through(await net.plain(tunnels()));
    const { failure, connection } = await inspectTls(target, connections, { signal: null, onPhase: null });
    assert.deepEqual([failure, connection?.tls?.trusted, connection?.proxy?.isTunnel], [null, true, true]);
  });

  const answers: readonly (readonly [string, string | null, string, RegExp])[] = [
    [
      'that wants to know who we are',
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n',
      'PROXY_AUTHENTICATION_REQUIRED',
      /wants to know who you are \(407 .*asks for Basic realm="x"\. Nothing of the request was sent/,
    ],
    ['that forbids it', 'HTTP/1.1 403 Forbidden\r\n\r\n', 'PROXY_REFUSED', /answered 403 Forbidden/],
    ['that is none', 'SSH-2.0-x\r\n', 'PROXY_REFUSED', /did not answer as an HTTP proxy does/],
    ['that hangs up', null, 'PROXY_REFUSED', /closed the connection when it was asked for one to good\.test:443/],
  ];
  for (const [what, answer, code, message] of answers)
    it(`a proxy ${what} is told as such`, async () => {
      const port = await net.plain((peer) =>
        peer.onHead(() => (answer === null ? peer.socket.destroy() : peer.write(answer))),
      );
      const call = await callOf(requestTo('https://good.test/'), through(port));
      assert.deepEqual([call.failure?.code, call.failure?.phase, call.sent.head], [code, 'proxy', null]);
      assert.match(call.failure?.message ?? '', message);
    });

  it('a proxy that is not there is told as such', async () => {
    const { failure } = await callOf(requestTo('https://good.test/'), through(await closedPort()));
    assert.deepEqual([failure?.code, failure?.cause?.code], ['PROXY_UNREACHABLE', 'ECONNREFUSED']);
    assert.match(failure?.message ?? '', /^The proxy localhost:\d+ \(--proxy\) cannot be reached\./);
  });

  it('a proxy over TLS that is not trusted is told as such', async () => {
    const port = await net.secure({ cert: fixture('expired.pem') }, tunnels());
    const { failure } = await callOf(requestTo('https://good.test/'), through(port, '', 'https'));
    assert.deepEqual([failure?.code, failure?.phase], ['PROXY_UNREACHABLE', 'proxy']);
    assert.match(failure?.message ?? '', /is spoken to over TLS, and that failed\. .*has expired/);
  });

  it('a proxy that says nothing is given up [slow]', async () => {
    const port = await net.plain(() => undefined);
    // Long enough to come to the proxy on a busy machine.
    const request = requestTo('https://good.test/', { options: { connectTimeout: 1000 } });
    const { failure } = await callOf(request, through(port));
    assert.deepEqual([failure?.code, failure?.phase], ['CONNECT_TIMEOUT', 'proxy']);
    assert.match(failure?.message ?? '', /before the proxy had made the connection/);
  });

  it('plain HTTP goes with the whole address, and the password is in no report', async () => {
    const heads: string[] = [];
    const port = await net.plain((peer) =>
      peer.onHead((head) => {
        heads.push(head);
        peer.write(ok('from the proxy'));
      }),
    );
    const exchange = await exchangeOf(requestTo('http://good.test/a?b'), through(port, 'user:pass word@'));
    assert.match(heads[0] ?? '', /^GET http:\/\/good\.test\/a\?b HTTP\/1\.1\r\n/);
    assert.match(heads[0] ?? '', /\r\nProxy-Authorization: Basic dXNlcjpwYXNzIHdvcmQ=\r\n/);
    const call = exchange.calls.at(-1);
    assert.deepEqual([call?.response?.status, call?.connection?.proxy?.isTunnel], [200, false]);
    const report = JSON.stringify(await exchangeReport(exchange, examine(exchange, Date.now()), Date.now()));
    assert.ok(report.includes('Proxy-Authorization') && report.includes('"id":"proxied"'));
    assert.ok(!report.includes('dXNlcjpwYXNzIHdvcmQ') && !report.includes('pass word'));
  });

  it('a request may go directly all the same', async () => {
    const server = await serving();
    const request = requestTo(`https://localhost:${server}/`, { options: { proxy: 'none' } });
    const { failure, connection } = await callOf(request, through(await closedPort()));
    assert.deepEqual([failure, connection?.proxy], [null, null]);
  });

  it('a request may name one of its own, and servers that are asked without it', async () => {
    const server = await serving();
    const url = `https://localhost:${server}/`;
    const readThrough = async (except: readonly string[]): Promise<unknown> => {
      const proxy = readProxyUrl(`http://127.0.0.1:${await net.plain(tunnels())}`, '@proxy');
      assert.ok(!('why' in proxy));
      const own = { http: proxy, https: proxy, except, includesLoopback: true };
      const { failure, connection } = await callOf(
        requestTo(url, { options: { proxy: own } }),
        through(await closedPort()),
      );
      return failure ?? connection?.proxy?.source ?? null;
    };
    assert.deepEqual([await readThrough([]), await readThrough(['localhost'])], ['@proxy', null]);
  });

  it('connections are kept apart from those without one', async () => {
    const server = await serving();
    const connections = through(await net.plain(tunnels()));
    const url = `https://localhost:${server}/`;
    const first = await callOf(requestTo(url), connections);
    const direct = await callOf(requestTo(url, { options: { proxy: 'none' } }), connections);
    const again = await callOf(requestTo(url), connections);
    assert.notEqual(first.connection?.id, direct.connection?.id);
    assert.deepEqual([again.connection?.id, again.connection?.reused], [first.connection?.id, true]);
  });

  it('a connection is made elsewhere, and the name stays', async () => {
    const server = await serving();
    const connections = net.connectionsWith({
      connectTo: [{ host: 'good.test', port: 443, toHost: '127.0.0.1', toPort: server }],
    });
    const { failure, connection } = await callOf(requestTo('https://good.test/'), connections);
    assert.deepEqual([failure, connection?.tls?.serverName, connection?.remotePort], [null, 'good.test', server]);
  });
});
