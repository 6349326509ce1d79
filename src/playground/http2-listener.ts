import type { RequestListener } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { Scene } from './endpoint.ts';
import type { Listener } from './listener.ts';
import { serve } from './serve.ts';

/** The table of endpoints over HTTP/2 and nothing else. Those that write octets of HTTP/1.1 themselves fail here. */
export function http2Listener(tls: TlsOptions, scene: Scene, closing: AbortSignal): Listener {
  let requests = 0;
  let bytesOfEnded = 0;
  const sessions = new Set<Socket>();
  const answer = serve({
    scene,
    closing,
    connectionOf: (socket) => socket,
    countRequest: () => {
      requests += 1;
    },
  });
  // Node made its requests and responses of HTTP/2 alike to those of HTTP/1.1, and not so their types.
  const listener = answer as RequestListener & ((request: Http2ServerRequest, response: Http2ServerResponse) => void);
  const server = createSecureServer({ ...tls, allowHTTP1: false }, listener);
  server.on('secureConnection', (session: Socket) => {
    sessions.add(session);
    session.once('close', () => {
      sessions.delete(session);
      bytesOfEnded += session.bytesRead;
    });
  });
  server.on('sessionError', () => undefined);
  server.on('stream', (stream) => stream.on('error', () => undefined));
  return {
    accept: (connection) => {
      connection.on('error', () => connection.destroy());
      server.emit('connection', connection);
    },
    requestsSeen: () => requests,
    bytesSeen: () => [...sessions].reduce((sum, session) => sum + session.bytesRead, bytesOfEnded),
  };
}
