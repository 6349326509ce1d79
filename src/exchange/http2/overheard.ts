import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Octets that may wait on either side before the other one is slowed down. */
const highWaterMark = 256 * 1024;

export interface Listener {
  sent(chunk: Buffer): void;
  received(chunk: Buffer): void;
}

/**
 * The connection, with someone who reads along. When the server ends its side, this one is destroyed as soon as everything was
 * read, and never ends: HTTP/2 has no use for half a connection, and Node fails an assertion where it goes on to write to a stream
 * of JavaScript's that has ended.
 */
export function overheard(socket: Socket, listener: Listener): Duplex {
  let isOver = false;
  const finishIfRead = (): void => {
    if (isOver && stream.readableLength === 0) stream.destroy();
  };
  const stream = new Duplex({
    autoDestroy: false,
    readableHighWaterMark: highWaterMark,
    writableHighWaterMark: highWaterMark,
    read() {
      socket.resume();
      finishIfRead();
    },
    write(chunk: Buffer, _encoding, done) {
      listener.sent(chunk);
      socket.write(chunk, done);
    },
    writev(chunks, done) {
      const all = Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer));
      listener.sent(all);
      socket.write(all, done);
    },
    final(done) {
      socket.end(() => done());
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  const over = (): void => {
    isOver = true;
    // What came with the end is on its way to the reader.
    setImmediate(finishIfRead);
  };
  stream.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    listener.received(chunk);
    if (!stream.push(chunk)) socket.pause();
  });
  socket.on('end', over);
  socket.on('error', () => stream.destroy());
  socket.on('close', over);
  return stream;
}
