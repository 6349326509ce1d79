import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Milliseconds for the client to read what was sent last. */
const patience = 1000;

/**
 * The same connection, closed in two steps: no more is written, and what comes is read and dropped until the client
 * closes too (RFC 9112 section 9.6). Closed at once, with bytes of the client unread, TCP would send a reset, and that
 * can overtake the last bytes sent: under TLS 1.3 the alert by which a client learns why its certificate is refused.
 */
export function lingering(connection: Socket): Duplex {
  const stream = new Duplex({
    read: () => {
      connection.resume();
    },
    write: (chunk: Buffer, encoding, done) => {
      connection.write(chunk, encoding, done);
    },
    final: (done) => {
      connection.end(done);
    },
    destroy: (error, done) => {
      connection.end();
      connection.resume();
      const timer = setTimeout(() => connection.destroy(), patience);
      connection.once('close', () => clearTimeout(timer));
      done(error);
    },
  });
  connection.on('data', (chunk: Buffer) => {
    if (!stream.destroyed && !stream.push(chunk)) connection.pause();
  });
  connection.once('end', () => {
    if (stream.destroyed) connection.destroy();
    else stream.push(null);
  });
  connection.once('close', () => stream.destroy());
  return stream;
}
