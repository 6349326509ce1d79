import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import type { Call, FailureCode, Phase } from '../../../src/exchange/exchange.ts';
import { codeOfErrno } from '../../../src/exchange/failure.ts';
import {
  answering,
  bodyText,
  callOf,
  closedPort,
  fullPort,
  type Loopback,
  ok,
  openLoopback,
  type Peer,
  requestTo,
} from './loopback.ts';

const lookupFailing =
  (code: string): LookupFunction =>
  (_host, _options, done) =>
    setImmediate(() => done(Object.assign(new Error(`getaddrinfo ${code}`), { code }), ''));
const lookupNever: LookupFunction = () => undefined;
const lookupOf =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, done) =>
    setImmediate(() =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );

describe('failures', () => {
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback();
  });
  afterEach(() => net.close());

  function check(call: Call, code: FailureCode, phase: Phase, message: RegExp = /./): void {
    assert.deepEqual([call.failure?.code, call.failure?.phase], [code, phase], JSON.stringify(call.failure));
    assert.match(call.failure?.message ?? '', message);
  }

  async function withServer(
    onConnection: (peer: Peer) => void,
    change: Parameters<typeof requestTo>[1] = {},
    scheme = 'http',
  ): Promise<Call> {
    const port = await net.plain(onConnection);
    return callOf(requestTo(`${scheme}://127.0.0.1:${port}/`, change), net.connections);
  }

  describe('before the connection stands', () => {
    for (const [errno, host, code] of [
      ['ENOTFOUND', 'no.test', 'DNS_NOT_FOUND'],
      ['EAI_AGAIN', 'no.test', 'DNS_FAILED'],
      ['EAI_AGAIN', 'no.invalid', 'DNS_NOT_FOUND'],
      ['ETIMEOUT', 'no.test', 'DNS_TIMEOUT'],
    ] as const) {
      it(`${code} for ${errno} of ${host}`, async () => {
        const call = await callOf(requestTo(`http://${host}/`), net.connectionsWith({ lookup: lookupFailing(errno) }));
        check(call, code, 'dns', new RegExp(host));
        assert.equal(call.failure?.cause?.code, errno);
        assert.deepEqual([call.connection, call.timings.connect, call.sent.head], [null, null, null]);
      });
    }

    it('DNS_NOT_FOUND for a look-up without addresses', async () => {
      check(
        await callOf(requestTo('http://no.test/'), net.connectionsWith({ lookup: lookupOf() })),
        'DNS_NOT_FOUND',
        'dns',
      );
    });

    it('CONNECTION_REFUSED where nothing listens', async () => {
      const call = await callOf(requestTo(`http://127.0.0.1:${await closedPort()}/`), net.connections);
      check(call, 'CONNECTION_REFUSED', 'connect', /127\.0\.0\.1:\d+/);
      assert.equal(call.failure?.cause?.code, 'ECONNREFUSED');
    });

    it('ADDRESS_INVALID for a port that is none', async () => {
      check(
        await callOf({ ...requestTo('http://127.0.0.1/'), port: 70_000 }, net.connections),
        'ADDRESS_INVALID',
        'connect',
      );
    });

    for (const [errno, code] of [
      ['EHOSTUNREACH', 'HOST_UNREACHABLE'],
      ['ENETUNREACH', 'NETWORK_UNREACHABLE'],
      ['EACCES', 'PERMISSION_DENIED'],
      ['EMFILE', 'TOO_MANY_OPEN_FILES'],
      ['ETIMEDOUT', 'CONNECT_TIMEOUT'],
      ['EADDRNOTAVAIL', 'ADDRESS_INVALID'],
      ['EWHATEVER', 'LOCAL_FAILURE'],
    ] as const) {
      it(`${code} for ${errno}`, () => assert.equal(codeOfErrno(Object.assign(new Error(), { code: errno })), code));
    }
  });

  describe('instead of an answer', () => {
    it('CONNECTION_CLOSED when the server hangs up without a word', async () => {
      const call = await withServer((peer) => peer.onHead(() => peer.socket.end()));
      check(call, 'CONNECTION_CLOSED', 'wait');
      assert.equal(call.response, null);
      assert.ok(call.timings.wait !== null && call.timings.receive === null);
    });

    it('CONNECTION_RESET when it breaks the connection off', async () => {
      check(await withServer((peer) => peer.onHead(() => peer.socket.resetAndDestroy())), 'CONNECTION_RESET', 'wait');
    });

    it('CONNECTION_CLOSED in the middle of the head, with what came', async () => {
      const call = await withServer((peer) => peer.onHead(() => peer.socket.end('HTTP/1.1 200 OK\r\nX: ')));
      check(call, 'CONNECTION_CLOSED', 'receive');
      assert.equal(call.failure?.received, 'HTTP/1.1 200 OK\r\nX: ');
    });

    it('CONNECTION_CLOSED in the middle of the first word', async () => {
      const call = await withServer((peer) => peer.onHead(() => peer.socket.end('HTTP/1')));
      check(call, 'CONNECTION_CLOSED', 'receive');
      assert.equal(call.failure?.received, 'HTTP/1');
    });

    for (const [name, octets, message] of [
      [
        'an interim response with lines that end with LF only',
        'HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n\n',
        /breaks the rules/,
      ],
      ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', /did not answer with HTTP/],
      ['binary garbage', '\0\x01\x02\xff\xfe', /did not answer with HTTP/],
      ['lines that end with LF only', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n', /breaks the rules of HTTP/],
      ['a folded field', 'HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n', /breaks the rules/],
      ['a blank before the colon', 'HTTP/1.1 200 OK\r\nX : a\r\nContent-Length: 0\r\n\r\n', /breaks the rules/],
      ['HTTP/2 in clear', 'HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n', /breaks the rules/],
      [
        'both lengths',
        'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        /both Content-Length and/,
      ],
      ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', /more than once/],
      [
        '101 unasked',
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        /no upgrade was asked for/,
      ],
    ] as const) {
      it(`PROTOCOL_ERROR for ${name}, with what came`, async () => {
        const call = await withServer(answering(octets));
        check(call, 'PROTOCOL_ERROR', 'receive', message);
        assert.equal(call.failure?.received, octets);
        assert.equal(call.response, null);
      });
    }

    it('PROTOCOL_ERROR for a server that speaks first', async () => {
      const call = await withServer((peer) => peer.write('220 mail.test ESMTP\r\n'));
      check(call, 'PROTOCOL_ERROR', call.failure?.phase ?? 'receive', /did not answer with HTTP/);
      assert.equal(call.failure?.received, '220 mail.test ESMTP\r\n');
    });

    it('RESPONSE_HEAD_TOO_LARGE beyond 256 KiB', async () => {
      check(await withServer(answering(ok('', `X: ${'x'.repeat(300_000)}\r\n`))), 'RESPONSE_HEAD_TOO_LARGE', 'receive');
    });

    it('RESPONSE_HEAD_TOO_LARGE for an interim response without end', async () => {
      check(
        await withServer(answering(`HTTP/1.1 100 C\r\nX: ${'x'.repeat(300_000)}`)),
        'RESPONSE_HEAD_TOO_LARGE',
        'receive',
      );
    });
  });

  describe('in the body', () => {
    it('TRUNCATED_BODY when the server closes too early, with what came', async () => {
      const call = await withServer((peer) =>
        peer.onHead(() => peer.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')),
      );
      check(call, 'TRUNCATED_BODY', 'receive', /announced a body of 10 bytes .* after 3/);
      assert.equal(bodyText(call), 'abc');
      assert.equal(call.response?.wireSize, 3);
    });

    it('TRUNCATED_BODY when it breaks off, with the cause', async () => {
      const call = await withServer((peer) =>
        peer.onHead(() => {
          peer.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc');
          setTimeout(() => peer.socket.resetAndDestroy(), 20);
        }),
      );
      check(call, 'TRUNCATED_BODY', 'receive');
      assert.deepEqual([call.failure?.cause?.code, bodyText(call)], ['ECONNRESET', 'abc']);
    });

    it('TRUNCATED_BODY when the last chunk is missing', async () => {
      const call = await withServer((peer) =>
        peer.onHead(() => peer.socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n')),
      );
      check(call, 'TRUNCATED_BODY', 'receive', /before the end of the body; 3 bytes/);
      assert.equal(bodyText(call), 'abc');
    });

    it('PROTOCOL_ERROR for a chunk size that is none, with what came before', async () => {
      const call = await withServer(
        answering('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n'),
      );
      check(call, 'PROTOCOL_ERROR', 'receive');
      assert.equal(bodyText(call), 'abc');
    });

    it('BODY_LIMIT_REACHED, with the body up to there', async () => {
      const call = await withServer(answering(ok('x'.repeat(5000))), { options: { bodyLimit: 100 } });
      check(call, 'BODY_LIMIT_REACHED', 'receive', /100 bytes/);
      assert.equal(call.response?.body.length, 100);
    });

    it('no BODY_LIMIT_REACHED for a body of exactly the limit', async () => {
      const call = await withServer(answering(ok('x'.repeat(100))), { options: { bodyLimit: 100 } });
      assert.deepEqual([call.failure, call.response?.body.length], [null, 100]);
    });
  });

  describe('by time limits', () => {
    const soon = { options: { timeout: 60 } };
    /** For what begins only once the connection stands, which takes a busy machine a while. */
    const later = { options: { timeout: 500 } };
    it('DNS_TIMEOUT', async () => {
      check(
        await callOf(requestTo('http://slow.test/', soon), net.connectionsWith({ lookup: lookupNever })),
        'DNS_TIMEOUT',
        'dns',
        /60 ms/,
      );
    });

    it('CONNECT_TIMEOUT', async () => {
      const full = await fullPort();
      try {
        const call = await callOf(requestTo(`http://127.0.0.1:${full.port}/`, soon), net.connections);
        check(call, 'CONNECT_TIMEOUT', 'connect', /60 ms/);
        assert.ok(call.timings.connect !== null);
      } finally {
        await full.close();
      }
    });

    it('TLS_TIMEOUT [slow]', async () => {
      const call = await withServer(() => undefined, later, 'https');
      check(call, 'TLS_TIMEOUT', 'tls');
      assert.deepEqual(
        call.connection?.tls?.events.map(({ kind }) => kind),
        ['client-hello'],
      );
      assert.ok(call.timings.tls !== null);
    });

    it('SEND_TIMEOUT [slow]', async () => {
      const call = await withServer((peer) => peer.socket.pause(), {
        ...later,
        method: 'POST',
        fields: [],
        body: new Uint8Array(30_000_000),
      });
      check(call, 'SEND_TIMEOUT', 'send');
    });

    it('WAIT_TIMEOUT [slow]', async () => {
      const call = await withServer(() => undefined, later);
      check(call, 'WAIT_TIMEOUT', 'wait');
    });

    it('RECEIVE_TIMEOUT, with what came [slow]', async () => {
      const call = await withServer(answering('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'), {
        // Long enough for the response to begin on a busy machine.
        options: { timeout: 1000 },
      });
      check(call, 'RECEIVE_TIMEOUT', 'receive');
      assert.equal(bodyText(call), 'abc');
    });

    it('the limit for connecting strikes before the connection stands [slow]', async () => {
      const call = await withServer(() => undefined, { options: { connectTimeout: 500 } }, 'https');
      check(call, 'TLS_TIMEOUT', 'tls', /500 ms/);
    });

    it('the limit for connecting does not strike a kept connection [slow]', async () => {
      const port = await net.plain((peer) =>
        peer.onHead((_head, index) => setTimeout(() => peer.write(ok()), index * 400)),
      );
      const request = requestTo(`http://127.0.0.1:${port}/`, { options: { connectTimeout: 300 } });
      await callOf(request, net.connections);
      const call = await callOf(request, net.connections);
      assert.deepEqual([call.failure, call.connection?.reused], [null, true]);
    });

    it('the limit for connecting does not strike after that [slow]', async () => {
      const call = await withServer((peer) => peer.onHead(() => setTimeout(() => peer.write(ok()), 400)), {
        options: { connectTimeout: 300 },
      });
      assert.equal(call.failure, null);
    });
  });

  describe('by cancelling', () => {
    async function cancelledIn(
      phase: Phase,
      start: (watch: { signal: AbortSignal; onPhase: (entered: Phase) => void }) => Promise<Call>,
    ): Promise<Call> {
      const controller = new AbortController();
      const call = await start({
        signal: controller.signal,
        onPhase: (entered) => {
          if (entered === phase) setTimeout(() => controller.abort(), 10);
        },
      });
      check(call, 'CANCELLED', phase);
      return call;
    }

    it('in dns', () =>
      cancelledIn('dns', (watch) =>
        callOf(requestTo('http://slow.test/'), net.connectionsWith({ lookup: lookupNever }), watch),
      ));
    it('in connect', async () => {
      const full = await fullPort();
      try {
        await cancelledIn('connect', (watch) =>
          callOf(requestTo(`http://127.0.0.1:${full.port}/`), net.connections, watch),
        );
      } finally {
        await full.close();
      }
    });
    it('in tls', async () => {
      const port = await net.plain(() => undefined);
      await cancelledIn('tls', (watch) => callOf(requestTo(`https://127.0.0.1:${port}/`), net.connections, watch));
    });
    it('in send', async () => {
      const port = await net.plain((peer) => peer.socket.pause());
      const request = requestTo(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        fields: [],
        body: new Uint8Array(30_000_000),
      });
      await cancelledIn('send', (watch) => callOf(request, net.connections, watch));
    });
    it('in wait, and the server sees the connection close', async () => {
      let closed: () => void = () => undefined;
      const sawClose = new Promise<void>((resolve) => {
        closed = resolve;
      });
      const port = await net.plain((peer) => peer.socket.on('end', closed).on('close', closed));
      await cancelledIn('wait', (watch) => callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections, watch));
      await sawClose;
    });
    it('in receive, with what came', async () => {
      const port = await net.plain(answering('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'));
      const call = await cancelledIn('receive', (watch) =>
        callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections, watch),
      );
      assert.equal(bodyText(call), 'abc');
    });
    it('before it began', async () => {
      const call = await callOf(requestTo('http://127.0.0.1:1/'), net.connections, { signal: AbortSignal.abort() });
      assert.equal(call.failure?.code, 'CANCELLED');
    });
    it('by closing all connections', async () => {
      const port = await net.plain(() => undefined);
      const connections = net.connectionsWith({});
      const running = callOf(requestTo(`http://127.0.0.1:${port}/`), connections, {
        onPhase: (phase) => {
          if (phase === 'wait') void connections.close();
        },
      });
      check(await running, 'CANCELLED', 'wait');
    });
    it('not, when it is over', async () => {
      const controller = new AbortController();
      const port = await net.plain(answering(ok('hi')));
      const call = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections, { signal: controller.signal });
      controller.abort();
      assert.equal(call.failure, null);
    });
  });

  describe('by the wrong protocol', () => {
    it('TLS_NOT_TLS for https to plain HTTP, with what came', async () => {
      const call = await withServer(
        (peer) => peer.socket.once('data', () => peer.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
        {},
        'https',
      );
      check(call, 'TLS_NOT_TLS', 'tls', /plain HTTP/);
      assert.equal(call.failure?.received, 'HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    it('TLS_NOT_TLS for https to SSH, which speaks first', async () => {
      check(
        await withServer((peer) => peer.write('SSH-2.0-OpenSSH_9.2\r\n'), {}, 'https'),
        'TLS_NOT_TLS',
        'tls',
        /SSH/,
      );
    });
    it('TLS_ON_PLAIN_PORT for http to TLS that answers with an alert', async () => {
      const port = await net.plain(answering('\x15\x03\x01\x00\x02\x02\x0a'));
      const call = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      assert.equal(call.failure?.code, 'TLS_ON_PLAIN_PORT');
      assert.deepEqual(call.failure.alert, { number: 10, from: 'server' });
    });
    it('TLS_ON_PLAIN_PORT for http to TLS that hangs up', async () => {
      const port = await net.secure({}, () => undefined);
      const call = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      assert.deepEqual([call.failure?.code, call.failure?.phase], ['TLS_ON_PLAIN_PORT', 'wait']);
    });
    it('a 400 about it is an ordinary response', async () => {
      const call = await withServer(answering('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'));
      assert.deepEqual([call.failure, call.response?.status], [null, 400]);
    });
  });
});
