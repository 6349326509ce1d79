import assert from 'node:assert/strict';
import { createServer, type LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../../src/exchange/exchange.ts';
import {
  answering,
  bodyText,
  callOf,
  closedPort,
  exchangeOf,
  fullPort,
  type Loopback,
  ok,
  openLoopback,
  type Peer,
  requestTo,
} from './loopback.ts';

const lookupOf =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, done) =>
    setImmediate(() =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );

/** The port of a server at this loopback address, free at all others: programs beside the tests have servers, too. */
async function plainAlone(net: Loopback, host: string): Promise<number> {
  for (;;) {
    const port = await net.plain(answering(ok('hi')), host);
    const others = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '::1'].filter((other) => other !== host);
    if ((await Promise.all(others.map((other) => isFree(other, port)))).every(Boolean)) return port;
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(false));
    server.listen(port, host, () => server.close(() => settle(true)));
  });
}

describe('connections', () => {
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback();
  });
  afterEach(() => net.close());

  describe('to several addresses', () => {
    for (const [name, addresses, host, tried] of [
      ['the first that answers', ['127.0.0.1', '::1'], '127.0.0.1', ['127.0.0.1 null']],
      ['IPv4 after IPv6 refused', ['::1', '127.0.0.1'], '127.0.0.1', ['::1 ECONNREFUSED', '127.0.0.1 null']],
      ['IPv6 after IPv4 refused', ['127.0.0.1', '::1'], '::1', ['127.0.0.1 ECONNREFUSED', '::1 null']],
      ['the families in turns', ['127.0.0.2', '127.0.0.3', '::1'], '::1', ['127.0.0.2 ECONNREFUSED', '::1 null']],
    ] as const) {
      it(`takes ${name}`, async () => {
        const port = await plainAlone(net, host);
        const call = await callOf(
          requestTo(`http://name.test:${port}/`),
          net.connectionsWith({ lookup: lookupOf(...addresses) }),
        );
        assert.equal(call.failure, null);
        assert.deepEqual(
          call.connection?.attempts.map(({ address, error }) => `${address} ${error}`),
          tried,
        );
        assert.equal(call.connection?.remoteAddress, host);
      });
    }

    for (const host of ['127.0.0.1', '::1']) {
      for (const known of [['127.0.0.1'], ['::1'], ['::1', '127.0.0.1'], []]) {
        it(`localhost at ${host} is found where the resolver knows ${known.join(' and ') || 'nothing'}`, async () => {
          const port = await plainAlone(net, host);
          const call = await callOf(
            requestTo(`http://localhost:${port}/`),
            net.connectionsWith({ lookup: lookupOf(...known) }),
          );
          assert.deepEqual([call.failure, call.connection?.remoteAddress], [null, host]);
        });
      }
    }

    it('does not wait for one that keeps silent', async () => {
      const full = await fullPort();
      try {
        await net.plain(answering(ok('hi')), '::1', full.port);
        const connections = net.connectionsWith({ lookup: lookupOf('127.0.0.1', '::1') });
        const call = await callOf(requestTo(`http://name.test:${full.port}/`), connections);
        assert.deepEqual(
          call.connection?.attempts.map(({ address, error }) => `${address} ${error}`),
          ['127.0.0.1 ABANDONED', '::1 null'],
        );
      } finally {
        await full.close();
      }
    });

    it('tells of every one where none answers', async () => {
      const call = await callOf(requestTo(`http://localhost:${await closedPort()}/`), net.connections);
      assert.equal(call.failure?.code, 'CONNECTION_REFUSED');
    });
  });

  describe('are kept', () => {
    it('for the next request to the same place', async () => {
      const port = await net.plain(answering(ok('hi')));
      const first = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      const second = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      assert.deepEqual([first.connection?.reused, second.connection?.reused], [false, true]);
      assert.equal(first.connection?.id, second.connection?.id);
      const { dns, connect, tls, send, wait, receive } = second.timings;
      assert.deepEqual([dns, connect, tls], [null, null, null]);
      assert.ok(send !== null && wait !== null && receive !== null);
    });

    it('over TLS with the session of the handshake', async () => {
      const port = await net.secure({}, answering(ok('hi')));
      const calls = [
        await callOf(requestTo(`https://127.0.0.1:${port}/`), net.connections),
        await callOf(requestTo(`https://127.0.0.1:${port}/`), net.connections),
      ];
      assert.deepEqual(
        calls.map(({ connection }) => connection?.reused),
        [false, true],
      );
      assert.deepEqual(calls[1]?.connection?.tls, calls[0]?.connection?.tls);
      assert.equal(calls[1]?.timings.tls, null);
    });

    it('after HEAD', async () => {
      const port = await net.plain(answering('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'));
      await callOf(requestTo(`http://127.0.0.1:${port}/`, { method: 'HEAD' }), net.connections);
      assert.equal(
        (await callOf(requestTo(`http://127.0.0.1:${port}/`, { method: 'HEAD' }), net.connections)).connection?.reused,
        true,
      );
    });

    for (const [name, response, fields] of [
      ['the response says close', ok('x', 'Connection: close\r\n'), []],
      ['the request says close', ok('x'), [['Connection', 'close']]],
      ['octets follow the response', `${ok('x')}HTTP/1.1 200 OK\r\n`, []],
      ['the server speaks HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', []],
    ] as const) {
      it(`not when ${name}`, async () => {
        const port = await net.plain(answering(response));
        const url = `http://127.0.0.1:${port}/`;
        assert.equal((await callOf(requestTo(url, { fields }), net.connections)).failure, null);
        assert.equal((await callOf(requestTo(url, { fields }), net.connections)).connection?.reused, false);
      });
    }

    it('not beyond the end of everything', async () => {
      let ended: () => void = () => undefined;
      const sawEnd = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const port = await net.plain((peer) => {
        peer.onHead(() => peer.write(ok()));
        peer.socket.on('end', ended).on('close', ended);
      });
      const connections = net.connectionsWith({});
      await callOf(requestTo(`http://127.0.0.1:${port}/`), connections);
      await connections.close();
      await sawEnd;
    });

    it('not over TLS either', async () => {
      let ended: () => void = () => undefined;
      const sawEnd = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const port = await net.secure({}, (peer) => {
        peer.onHead(() => peer.write(ok()));
        peer.socket.on('close', ended);
      });
      const connections = net.connectionsWith({});
      await callOf(requestTo(`https://127.0.0.1:${port}/`), connections);
      await connections.close();
      await sawEnd;
    });

    it('of one place for no other', async () => {
      const ports = [await net.plain(answering(ok('a'))), await net.plain(answering(ok('b')))];
      for (const port of ports) await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      const again = await Promise.all(
        ports.map((port) => callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections)),
      );
      assert.deepEqual(again.map(bodyText), ['a', 'b']);
      assert.deepEqual(
        again.map(({ connection }) => connection?.reused),
        [true, true],
      );
    });
  });

  it('serve requests side by side, each with its own answer', async () => {
    const port = await net.plain((peer) =>
      peer.onHead((head) => setTimeout(() => peer.write(ok(head.split(' ')[1])), 5)),
    );
    const run = (index: number): Promise<Call> =>
      callOf(requestTo(`http://127.0.0.1:${port}/${index}`), net.connections);
    const calls = await Promise.all(Array.from({ length: 40 }, (_, index) => run(index)));
    assert.deepEqual(
      calls.map(bodyText),
      Array.from({ length: 40 }, (_, index) => `/${index}`),
    );
    const later = await Promise.all(Array.from({ length: 40 }, (_, index) => run(index)));
    assert.ok(later.every(({ connection }) => connection?.reused));
    assert.equal(new Set(later.map(({ connection }) => connection?.id)).size, 40);
  });

  describe('that closed meanwhile', () => {
    /** Answers the first request of each connection; what comes second meets `end`. */
    const once = (end: (peer: Peer) => void) => {
      const seen: string[] = [];
      const onConnection = (peer: Peer): void =>
        peer.onHead((head, index) => {
          seen.push(head.split(' ')[0] ?? '');
          if (index === 0) peer.write(ok());
          else end(peer);
        });
      return { seen, onConnection };
    };

    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      it(`${method} is sent once more over a fresh one`, async () => {
        const { seen, onConnection } = once((peer) => peer.socket.end());
        const port = await net.plain(onConnection);
        await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
        const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/`, { method }), net.connections);
        assert.deepEqual(
          calls.map(({ cause, failure, response }) => [cause, failure?.code, response?.status]),
          [
            ['first', 'CONNECTION_CLOSED', undefined],
            ['retry', undefined, 200],
          ],
        );
        assert.deepEqual(
          calls.map(({ connection }) => connection?.reused),
          [true, false],
        );
        assert.deepEqual(seen, ['GET', method, method]);
      });
    }

    for (const method of ['POST', 'PATCH', 'get', 'FOO']) {
      it(`${method} is not`, async () => {
        const { seen, onConnection } = once((peer) => peer.socket.resetAndDestroy());
        const port = await net.plain(onConnection);
        await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
        const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/`, { method }), net.connections);
        assert.deepEqual(
          calls.map(({ cause, failure }) => [cause, failure?.code]),
          [['first', 'CONNECTION_RESET']],
        );
        assert.deepEqual(seen, ['GET', method]);
      });
    }

    it('a fresh connection that closes is not tried again', async () => {
      let connected = 0;
      const port = await net.plain((peer) => {
        connected += 1;
        peer.onHead(() => peer.socket.end());
      });
      const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      // The second connection is the question whether it is a TLS port.
      assert.deepEqual([calls.length, connected], [1, 2]);
    });

    it('an answer that has begun is not asked for again', async () => {
      const { onConnection } = once((peer) => peer.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'));
      const port = await net.plain(onConnection);
      await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      assert.deepEqual(
        calls.map(({ failure }) => failure?.code),
        ['TRUNCATED_BODY'],
      );
    });

    it('known to be closed is not used, whatever the method', async () => {
      const peers: Peer[] = [];
      const port = await net.plain((peer) => {
        peers.push(peer);
        peer.onHead(() => peer.write(ok()));
      });
      await exchangeOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      await new Promise<void>((closed) => {
        peers[0]?.socket.on('close', () => closed());
        peers[0]?.socket.end();
      });
      const { calls } = await exchangeOf(requestTo(`http://127.0.0.1:${port}/`, { method: 'POST' }), net.connections);
      assert.deepEqual(
        calls.map(({ failure, connection }) => [failure, connection?.reused]),
        [[null, false]],
      );
    });
  });

  describe('are timed', () => {
    const sum = ({ timings: { dns, connect, tls, send, wait, receive } }: Call): number =>
      [dns, connect, tls, send, wait, receive].reduce<number>((total, part) => total + (part ?? 0), 0);

    /** A timer counts from when the loop last looked at the clock, which may be before it is set. */
    const rest = async (milliseconds: number): Promise<void> => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end) await sleep(1);
    };

    it('phase by phase, which make up the whole', async () => {
      const waiting = Promise.withResolvers<void>();
      const answer = async (peer: Peer): Promise<void> => {
        await waiting.promise;
        await rest(40);
        peer.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na');
        await rest(30);
        peer.write('b');
      };
      const port = await net.secure({}, (peer) => peer.onHead(() => void answer(peer)));
      const slow: LookupFunction = (_host, _options, done) =>
        void rest(20).then(() => done(null, [{ address: '127.0.0.1', family: 4 }]));
      const connections = net.connectionsWith({ lookup: slow });
      await connections.prepare('https');
      const exchange = await exchangeOf(requestTo(`https://localhost:${port}/`), connections, {
        onPhase: (phase) => phase === 'wait' && waiting.resolve(),
      });
      const call = exchange.calls[0];
      assert.ok(call?.failure === null, JSON.stringify(call?.failure));
      const { dns, connect, tls, send, wait, receive, total } = call.timings;
      assert.ok((dns ?? 0) >= 20 && (wait ?? 0) >= 40, JSON.stringify(call.timings));
      assert.ok((wait ?? 0) + (receive ?? 0) >= 70, JSON.stringify(call.timings));
      assert.ok(connect !== null && tls !== null && tls > 0 && send !== null);
      assert.ok(sum(call) <= total + 0.01 && total <= exchange.duration + 0.01);
      assert.ok(Math.abs(exchange.startedAt - Date.now()) < 10_000);
    });

    it('without dns for an address, without tls for plain HTTP', async () => {
      const port = await net.plain(answering(ok('hi')));
      const { timings } = await callOf(requestTo(`http://127.0.0.1:${port}/`), net.connections);
      assert.deepEqual([timings.dns, timings.tls], [null, null]);
      assert.ok(timings.connect !== null);
    });

    it('and the phases are told as they begin', async () => {
      const phases: string[] = [];
      const port = await net.secure({}, answering(ok('hi')));
      await callOf(requestTo(`https://localhost:${port}/`), net.connections, {
        onPhase: (phase) => phases.push(phase),
      });
      assert.deepEqual(phases, ['dns', 'connect', 'tls', 'send', 'wait', 'receive']);
    });
  });
});
