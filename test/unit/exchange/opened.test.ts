import assert from 'node:assert/strict';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import type { Opened } from '../../../src/exchange/opened.ts';
import { answering, callOf, exchangeOf, fixture, type Loopback, ok, openLoopback, requestTo } from './loopback.ts';

describe('a connection that stands is told of before the answer', () => {
  const shared = openLoopback();
  after(() => shared.close());
  let net: Loopback;
  beforeEach(() => {
    net = openLoopback(shared);
  });
  afterEach(() => net.close());

  /** What was told of each connection, and whether the server had answered by then. */
  const heard = () => {
    const told: string[] = [];
    const note = ({ url, connection, timings }: Opened): void => {
      const { tls, reused } = connection;
      const trusted = tls === null ? 'plain' : tls.trusted ? 'trusted' : 'not trusted';
      told.push(`${new URL(url).pathname} ${trusted}${reused ? ' reused' : ''}${timings.wait === null ? '' : ' late'}`);
    };
    return { told, onOpened: (look: () => Opened) => note(look()) };
  };

  it('with its handshake, over TLS', async () => {
    let answer = (): void => undefined;
    const port = await net.secure({}, (peer) =>
      peer.onHead(() => {
        answer = () => peer.write(ok('late'));
      }),
    );
    const look = await new Promise<() => Opened>((opened) => {
      void callOf(requestTo(`https://localhost:${port}/a`), net.connections, { onOpened: opened });
    });
    const { connection, timings } = look();
    assert.deepEqual([connection.tls?.trusted, connection.tls?.record !== null], [true, true]);
    assert.ok(timings.tls !== null && timings.wait === null);
    answer();
  });

  it('over plain HTTP, and again when it is used again', async () => {
    const port = await net.plain(answering(ok('hi')));
    const { told, onOpened } = heard();
    for (const path of ['a', 'b'])
      await callOf(requestTo(`http://127.0.0.1:${port}/${path}`), net.connections, { onOpened });
    assert.deepEqual(told, ['/a plain', '/b plain reused']);
  });

  it('one after the other where a redirect leads on', async () => {
    const last = await net.secure({}, answering(ok('hi')));
    const to = `HTTP/1.1 302 Found\r\nLocation: https://localhost:${last}/b\r\nContent-Length: 0\r\n\r\n`;
    const first = await net.plain(answering(to));
    const { told, onOpened } = heard();
    await exchangeOf(requestTo(`http://127.0.0.1:${first}/a`), net.connections, { onOpened });
    assert.deepEqual(told, ['/a plain', '/b trusted']);
  });

  it('and not where the certificate is refused, whose story is told whole at once', async () => {
    const port = await net.secure({ cert: fixture('expired.pem') }, () => undefined);
    const { told, onOpened } = heard();
    await callOf(requestTo(`https://localhost:${port}/`), net.connections, { onOpened });
    assert.deepEqual(told, []);
  });

  it('by an inspection too, which then waits for an objection', async () => {
    const port = await net.secure({}, () => undefined);
    const { told, onOpened } = heard();
    const target = { host: 'localhost', port, serverName: null };
    await inspectTls(target, net.connections, { signal: null, onPhase: null, onOpened });
    assert.deepEqual(told, ['/ trusted']);
  });
});
