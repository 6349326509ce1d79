import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { readOctets } from '../../../../../src/exchange/tls/octets.ts';

/** What a ClientHello offers, as a server of old reads it. */
export interface SeenHello {
  readonly version: number;
  readonly suites: readonly number[];
  readonly compressions: readonly number[];
  readonly extensions: ReadonlyMap<number, Buffer>;
}

/** An answer to a hello: octets, `null` for none at all. */
export type Answer = (hello: SeenHello) => Uint8Array | null;

export interface FakeServer {
  readonly port: number;
  /** All that was ever received, hellos included. */
  received(): Buffer;
  connections(): number;
  close(): void;
}

/** A server that speaks no more of TLS than its first answer. */
export async function fakeServer(answer: Answer): Promise<FakeServer> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let own = Buffer.alloc(0);
    let isAnswered = false;
    socket.on('data', (chunk) => {
      received.push(chunk);
      own = Buffer.concat([own, chunk]);
      if (isAnswered || own.length < 5 || own.length < 5 + own.readUInt16BE(3)) return;
      isAnswered = true;
      const octets = answer(readHello(own.subarray(5)));
      if (octets !== null) socket.write(octets);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(received),
    connections: () => sockets.size,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function readHello(message: Buffer): SeenHello {
  const reader = readOctets(message);
  reader.take(4);
  const version = reader.number(2);
  reader.take(32);
  reader.vector(1);
  const suites = numbers(reader.vector(2).rest());
  const compressions = [...reader.vector(1).rest()];
  const extensions = new Map<number, Buffer>();
  if (reader.left() > 0) {
    const all = reader.vector(2);
    while (all.left() > 0) extensions.set(all.number(2), all.vector(2).rest());
  }
  return { version, suites, compressions, extensions };
}

export function numbers(octets: Buffer): number[] {
  return Array.from({ length: octets.length / 2 }, (_, index) => octets.readUInt16BE(index * 2));
}

/** A fatal alert. */
export function alert(number: number): Uint8Array {
  return Uint8Array.of(21, 3, 1, 0, 2, 2, number);
}

/** A record with one ServerHello, and with what follows it in the same flight. */
export function serverHello(
  version: number,
  suite: number,
  extensions: readonly (readonly [type: number, content: readonly number[]])[] = [],
  compression = 0,
  random = Buffer.alloc(32, 7),
): Buffer {
  const list = Buffer.concat(
    extensions.map(([type, content]) => Buffer.from([type >> 8, type & 255, 0, content.length, ...content])),
  );
  const body = Buffer.concat([
    Buffer.from([version >> 8, version & 255]),
    random,
    Buffer.from([0, suite >> 8, suite & 255, compression]),
    ...(list.length === 0 ? [] : [Buffer.from([list.length >> 8, list.length & 255]), list]),
  ]);
  return handshakeRecord(2, body);
}

export function handshakeRecord(type: number, body: Buffer): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(body.length, 0, 3);
  const message = Buffer.concat([Buffer.from([type]), length, body]);
  return Buffer.concat([Buffer.from([22, 3, 3, message.length >> 8, message.length & 255]), message]);
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3). */
export const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');
