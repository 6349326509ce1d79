import {
  createSecureServer,
  createServer,
  type Http2Server,
  type SecureServerOptions,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { fixture } from './loopback.ts';

/** One request as the server got it. */
export interface Heard {
  readonly stream: ServerHttp2Stream;
  /** Name and value in turn, in the order of the wire. */
  readonly raw: readonly string[];
  readonly path: string;
}

export interface Http2Peer {
  readonly port: number;
  /** Every request that came. */
  readonly heard: readonly Heard[];
  /** Connections that were made. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server of Node's, which speaks HTTP/2 only unless `options` say otherwise; `null`: without TLS. */
export async function openHttp2Server(
  options: SecureServerOptions | null,
  answer: (heard: Heard) => void,
): Promise<Http2Peer> {
  const heard: Heard[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Http2Server =
    options === null
      ? createServer({ strictSingleValueFields: false } as object)
      : createSecureServer({
          key: fixture('leaf.key'),
          cert: fixture('good.pem'),
          strictSingleValueFields: false,
          ...options,
        } as SecureServerOptions);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  // With a listener for it Node answers by itself where `answer` is to.
  if (options?.allowHTTP1)
    server.on('request', (request, response) => {
      if (request.httpVersionMajor === 1) response.end('one');
    });
  server.on('sessionError', () => undefined);
  server.on('stream', (stream: ServerHttp2Stream, headers, _flags, raw) => {
    stream.on('error', () => undefined);
    const one = { stream, raw: raw as unknown as readonly string[], path: headers[':path'] ?? '' };
    heard.push(one);
    answer(one);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
