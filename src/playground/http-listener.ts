import { createServer, type IncomingMessage, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';
import { readmit } from './any-method.ts';
import type { Scene } from './endpoint.ts';
import { lingering } from './lingering.ts';
import type { Listener } from './listener.ts';
import { serve } from './serve.ts';

const serverOptions: ServerOptions = {
  maxHeaderSize: 256 * 1024,
  // HTTP/1.0 knows no Host field, and a request without one is something to try out.
  requireHostHeader: false,
  // Slow clients are welcome.
  requestTimeout: 0,
  headersTimeout: 0,
  keepAliveTimeout: 60_000,
};

/** What Node adds to an error of its parser; TLS errors come the same way, without. */
interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** The table of endpoints over HTTP, or with `tls` over HTTPS; `staple`: an OCSP response to send along, in DER. */
export function httpListener(
  tls: TlsOptions | null,
  scene: Scene,
  closing: AbortSignal,
  staple: Uint8Array | null = null,
): Listener {
  const connections = new Set<Socket>();
  const sessions = new Set<Socket>();
  let requests = 0;
  let bytesOfEnded = 0;

  const answer = serve({
    scene,
    closing,
    connectionOf: (socket) => below(socket, connections),
    countRequest: () => {
      requests += 1;
    },
  });
  const server =
    tls === null ? createServer(serverOptions, answer) : createHttpsServer({ ...serverOptions, ...tls }, answer);
  const readEvent = tls === null ? 'connection' : 'secureConnection';

  server.on(readEvent, (session: Socket | Duplex) => {
    if (!('bytesRead' in session)) return;
    sessions.add(session);
    session.once('close', () => {
      sessions.delete(session);
      bytesOfEnded += session.bytesRead;
    });
  });
  if (staple !== null) {
    server.on('OCSPRequest', (_certificate: Buffer, _issuer: Buffer, done: (error: null, response: Buffer) => void) =>
      done(null, Buffer.from(staple)),
    );
  }
  server.on('clientError', (error: ParseError, socket: Duplex) => {
    const { code, rawPacket, bytesParsed } = error;
    const unknownMethod = code === 'HPE_INVALID_METHOD' && rawPacket !== undefined;
    const again = unknownMethod ? readmit(socket, rawPacket, bytesParsed ?? 0) : null;
    if (again !== null) server.emit(readEvent, again);
    else refuseUnreadable(code ?? '', socket);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    requests += 1;
    tunnel(request.url ?? '', socket, head, scene);
  });

  return {
    accept: (connection) => {
      connections.add(connection);
      connection.once('close', () => connections.delete(connection));
      connection.on('error', () => connection.destroy());
      // Node documents this for both servers: a connection made elsewhere may be handed to them.
      server.emit('connection', tls?.requestCert === true ? lingering(connection) : connection);
    },
    requestsSeen: () => requests,
    bytesSeen: () => [...sessions].reduce((sum, session) => sum + session.bytesRead, bytesOfEnded),
  };
}

/** The TCP connection that carries `socket`, which over TLS is another object with the same far end. */
function below(socket: Socket, connections: ReadonlySet<Socket>): Socket {
  const found = [...connections].find(
    (one) => one.remotePort === socket.remotePort && one.remoteAddress === socket.remoteAddress,
  );
  return found ?? socket;
}

function refuseUnreadable(code: string, socket: Duplex): void {
  if (!socket.writable || !code.startsWith('HPE_')) {
    socket.destroy();
    return;
  }
  const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const text = `The request could not be read: ${code}\n`;
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`,
  );
}

/** CONNECT (RFC 9110 section 9.3.6), to the playground's own ports only: nobody reaches further through it. */
function tunnel(target: string, socket: Duplex, head: Buffer, scene: Scene): void {
  socket.on('error', () => socket.destroy());
  const [, host = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(target) ?? [];
  const ours =
    ['localhost', '127.0.0.1', '::1'].includes(host) && scene.ports().some((one) => String(one.port) === port);
  if (!ours) {
    const text = `This proxy goes to the playground's own ports only, not to ${target}.\n`;
    socket.end(
      `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    );
    return;
  }
  const far = connect({ host, port: Number(port) }, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    far.write(head);
    far.pipe(socket);
    socket.pipe(far);
  });
  far.on('error', () => socket.destroy());
  far.on('close', () => socket.destroy());
  socket.on('close', () => far.destroy());
}
