import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import Client from 'undici/lib/dispatcher/client.js';
import { makeExact } from '../../../src/exchange/exact-socket.ts';
import type { Connection } from '../../../src/exchange/exchange.ts';
import { readyConnection } from '../../../src/exchange/ready-connection.ts';

const room = join(import.meta.dirname, '../../../src/exchange');

/** What the room relies on inside undici. When one of these fails after an update, read exact-socket.ts first. */
describe('undici', () => {
  it('touches no global when the room is imported', async () => {
    const script = `
      const before = Reflect.ownKeys(globalThis);
      await import(${JSON.stringify(`${room}/send.ts`)});
      await import(${JSON.stringify(`${room}/inspect-tls.ts`)});
      const set = [1, 2].filter((version) => Symbol.for('undici.globalDispatcher.' + version) in globalThis);
      const more = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
      console.log(JSON.stringify([set, more.map(String)]));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    assert.equal(stdout.trim(), '[[],[]]');
  });

  for (const method of ['GET', 'HEAD']) {
    it(`writes the head of ${method} as one string`, async () => {
      const writes: unknown[] = [];
      await written(method, (socket) => {
        socket.write = (chunk: unknown) => {
          writes.push(chunk);
          return true;
        };
      });
      assert.deepEqual(writes, [`${method} / HTTP/1.1\r\nhost: portside.invalid\r\nconnection: keep-alive\r\n\r\n`]);
    });
  }

  it('is spared an error that is told after the close, at which it would throw', async () => {
    const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as Socket;
    const { client, socketError } = readyConnection(socket, {} as Connection);
    const failed = new Promise<void>((done) => dispatch(client, 'GET', () => done()));
    await new Promise((connected) => setImmediate(connected));
    socket.emit('close');
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    assert.doesNotThrow(() => socket.emit('error', reset));
    assert.equal(socketError(), reset);
    await failed;
    await client.destroy();
  });

  it('would be found out if it wrote otherwise', () => {
    const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as Socket;
    const exact = makeExact(socket);
    exact.begin({
      head: Buffer.from('x'),
      body: null,
      holdBody: false,
      onWriting: () => undefined,
      onSent: () => undefined,
      onReceived: (chunk) => chunk,
    });
    for (const chunk of ['GET / HTTP/1.1\r\n', Buffer.from('GET / HTTP/1.1\r\n\r\n')])
      assert.throws(() => socket.write(chunk), /no longer/);
  });
});

function written(method: string, prepare: (socket: Socket) => void): Promise<void> {
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as Socket;
  prepare(socket);
  const client = new Client('http://portside.invalid', {
    connect: (_options, done) => queueMicrotask(() => done(null, socket)),
    allowH2: false,
    maxHeaderSize: 1024,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 1000,
    pipelining: 1,
  });
  dispatch(client, method);
  return new Promise((done) => setImmediate(() => void client.destroy().then(done)));
}

function dispatch(client: Client, method: string, onResponseError: () => void = () => undefined): void {
  const ignore = (): void => undefined;
  client.dispatch(
    { method, path: '/', reset: false },
    { onRequestStart: ignore, onResponseStart: ignore, onResponseData: ignore, onResponseEnd: ignore, onResponseError },
  );
}
