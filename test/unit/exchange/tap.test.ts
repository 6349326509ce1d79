import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as net from 'node:net';
import { PassThrough } from 'node:stream';
import * as tls from 'node:tls';
import { logHandshake } from '../../../src/exchange/tls/handshake-log.ts';
import { Tap } from '../../../src/exchange/tls/tap.ts';
import { callOf, fixture, openLoopback, requestTo } from './loopback.ts';

const certificate = { key: fixture('leaf.key'), cert: fixture('good.pem') };
const large = Buffer.alloc(8_000_000);
for (let at = 0; at < large.length; at += 4) large.writeUInt32LE((at * 2654435761) >>> 0, at);
/** More than may wait anywhere on the way within this process. */
const some = large.subarray(0, 3_000_000);

describe('a tapped connection', () => {
  let server: tls.Server;
  let react: (socket: tls.TLSSocket) => void = () => undefined;
  let port = 0;
  const open: net.Socket[] = [];

  before(async () => {
    server = tls.createServer({ ...certificate, allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      react(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as net.AddressInfo).port;
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });
  after(() => server.close());

  async function connect(maxVersion: tls.SecureVersion): Promise<{ socket: tls.TLSSocket; raw: net.Socket; tap: Tap }> {
    const raw = net.createConnection({ port, host: '127.0.0.1' });
    open.push(raw);
    const log = logHandshake(performance.now(), () => tap.release());
    const tap = new Tap(raw, log);
    const socket = tls.connect({ socket: tap, rejectUnauthorized: false, maxVersion });
    socket.on('keylog', (line: Buffer) => log.secret(line));
    socket.on('error', () => undefined);
    await once(socket, 'secureConnect');
    log.end('done');
    return { socket, raw, tap };
  }
  async function all(socket: tls.TLSSocket): Promise<Buffer> {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'end');
    return Buffer.concat(chunks);
  }

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    describe(`over ${version}`, () => {
      it('carries megabytes in both directions at once, unchanged', async () => {
        react = (socket) => socket.pipe(socket);
        const { socket } = await connect(version);
        socket.end(some);
        assert.ok((await all(socket)).equals(some));
      });

      it('waits for a reader that is slow', async () => {
        react = (socket) => socket.end(some);
        const { socket, raw } = await connect(version);
        const chunks: Buffer[] = [];
        for await (const chunk of socket) {
          chunks.push(chunk as Buffer);
          await new Promise((later) => setImmediate(later));
          // What nobody has read yet stays in the system, but for some chunks.
          assert.ok(raw.readableLength < 1_000_000);
        }
        assert.ok(Buffer.concat(chunks).equals(some));
      });

      it('waits for a server that is slow', async () => {
        const accepted = new Promise<tls.TLSSocket>((met) => {
          react = (socket) => met(socket.pause());
        });
        const { socket, raw } = await connect(version);
        socket.on('data', () => undefined);
        const theirs = await accepted;
        assert.equal(socket.write(large), false);
        await new Promise((later) => setImmediate(later));
        assert.ok(raw.bytesWritten > 0 && socket.writableNeedDrain);
        theirs.pipe(theirs);
        await once(socket, 'drain');
      });

      it('knows writes of nothing', async () => {
        react = (socket) => socket.pipe(socket);
        const { socket } = await connect(version);
        socket.write(Buffer.alloc(0));
        socket.write('a');
        socket.write('');
        socket.end(Buffer.alloc(0));
        assert.equal((await all(socket)).toString(), 'a');
      });

      it('may be closed on one side only', async () => {
        react = (socket) => {
          let text = '';
          socket.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          socket.on('end', () => socket.end(`got ${text}`));
        };
        const { socket } = await connect(version);
        socket.end('all of it');
        assert.equal((await all(socket)).toString(), 'got all of it');
      });

      it('ends with the server', async () => {
        react = (socket) => socket.end('bye');
        const { socket, raw } = await connect(version);
        assert.equal((await all(socket)).toString(), 'bye');
        socket.destroy();
        await once(raw, 'close');
      });

      it('breaks with the TCP connection', async () => {
        react = () => undefined;
        const { socket, raw } = await connect(version);
        const closed = once(socket, 'close');
        raw.resetAndDestroy();
        await closed;
      });

      it('takes the TCP connection with it', async () => {
        react = () => undefined;
        const { socket, raw } = await connect(version);
        socket.destroy();
        await once(raw, 'close');
      });
    });
  }
});

describe('a tap', () => {
  for (const [name, parts, expected] of [
    ['octets', ['abc'], ['went abc', 'read abc']],
    ['octets that come together', ['a', 'bc'], ['went a', 'went bc', 'read a', 'read bc']],
  ] as const)
    it(`lets ${name} go before it reads them along`, async () => {
      const order: string[] = [];
      const raw = new PassThrough();
      raw.on('data', () => undefined);
      const tap = new Tap(Object.assign(raw, { write: written(raw, order) }) as unknown as net.Socket, {
        sent: (chunk) => order.push(`read ${chunk.toString()}`),
        received: () => undefined,
        ended: () => undefined,
      });
      tap.cork();
      for (const part of parts) tap.write(part);
      tap.uncork();
      tap.end();
      await once(tap, 'finish');
      assert.deepEqual(order, expected);
    });
});

/** The stream's own \`write\`, told of. */
function written(stream: PassThrough, order: string[]): PassThrough['write'] {
  const write = stream.write.bind(stream) as (chunk: Buffer, done?: () => void) => boolean;
  return ((chunk: Buffer, done?: () => void) => {
    order.push(`went ${chunk.toString()}`);
    return write(chunk, done);
  }) as PassThrough['write'];
}

describe('a handshake that is cancelled', () => {
  const loopback = openLoopback();
  after(() => loopback.close());
  /** Octets of the server's flight that are let through before the cancelling. */
  for (const let_ of [0, 5, 60, 200, 900, 100_000]) {
    it(`after ${let_} bytes of the server's answer ends at once, with a record`, async () => {
      const secure = await loopback.secure({}, () => undefined);
      const stop = new AbortController();
      const port = await loopback.plain((peer) => {
        const upstream = net.createConnection({ port: secure, host: '127.0.0.1' });
        upstream.on('error', () => undefined);
        let left = let_;
        peer.socket.on('data', (chunk: Buffer) => upstream.write(chunk));
        upstream.on('data', (chunk: Buffer) => {
          const part = chunk.subarray(0, left);
          left -= part.length;
          peer.socket.write(part);
          setImmediate(() => stop.abort());
        });
        peer.socket.on('close', () => upstream.destroy());
      });
      const { failure, connection } = await callOf(requestTo(`https://localhost:${port}/`), loopback.connections, {
        signal: stop.signal,
      });
      assert.equal(failure?.code, 'CANCELLED');
      const record = connection?.tls?.record;
      assert.deepEqual(record?.flights[0]?.messages, ['ClientHello']);
    });
  }
});
