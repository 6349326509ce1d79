/**
 * A TLS server to measure against, in a process of its own: prints its port. Whoever writes `down BYTES` and a line end gets so many
 * octets; `up BYTES`, followed by so many, is answered with one. Ends with its starter.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../test/unit/exchange/fixtures', name), 'utf8');
const chunk = Buffer.alloc(256 * 1024, 'portside ');

const server = createServer({ key: fixture('leaf.key'), cert: fixture('good.pem') }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', (first: Buffer) => {
    const end = first.indexOf('\n');
    const [way, size] = first.toString('latin1', 0, end).split(' ');
    if (way === 'down') give(socket, Number(size));
    else take(socket, Number(size) - (first.length - end - 1));
  });
});

function give(socket: TLSSocket, size: number): void {
  let left = size;
  const write = (): void => {
    while (left > 0) {
      const part = chunk.subarray(0, Math.min(left, chunk.length));
      left -= part.length;
      if (!socket.write(part)) return;
    }
  };
  socket.on('drain', write);
  write();
}

function take(socket: TLSSocket, size: number): void {
  let left = size;
  socket.on('data', (part: Buffer) => {
    left -= part.length;
    if (left <= 0) socket.write('.');
  });
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.on('end', () => process.exit(0)).resume();
