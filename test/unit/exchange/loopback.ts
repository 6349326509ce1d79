import { readFileSync } from 'node:fs';
import * as net from 'node:net';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import type { Connections, TrustSettings } from '../../../src/exchange/connections.ts';
import type { Watch } from '../../../src/exchange/course.ts';
import type { Call, Exchange } from '../../../src/exchange/exchange.ts';
import { send } from '../../../src/exchange/send.ts';
import type { ResolvedRequest } from '../../../src/request/resolved-request.ts';
import { trustingConnections } from './trusting-connections.ts';

/** Servers and connections of one test; `close` ends all of them. */
export interface Loopback {
  readonly connections: Connections;
  /** Ports of raw servers. */
  plain(onConnection: (peer: Peer) => void, host?: string, port?: number): Promise<number>;
  secure(options: tls.TlsOptions, onConnection: (peer: Peer) => void): Promise<number>;
  /** The server at that port. */
  server(port: number): net.Server;
  connectionsWith(settings: Partial<TrustSettings>): Connections;
  close(): Promise<void>;
}

/** One connection as the server sees it. */
export interface Peer {
  readonly socket: net.Socket;
  /** Everything received so far, as Latin-1. */
  text(): string;
  /** Calls for every complete request head, with that head and its 0-based number on this connection. */
  onHead(answer: (head: string, index: number) => void): void;
  write(text: string | Uint8Array): void;
}

export const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

const noWatch: Watch = { signal: null, onPhase: null };

/** `shared`: connections of another one, whose certificates need not be read anew. */
export function openLoopback(shared: Loopback | null = null): Loopback {
  const servers: net.Server[] = [];
  const sockets = new Set<net.Socket>();
  const opened: Connections[] = [];

  const serve = (server: net.Server, event: string, onConnection: (peer: Peer) => void, host: string, port = 0) => {
    servers.push(server);
    server.on('connection', (socket: net.Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    server.on(event, (socket: net.Socket) => {
      socket.on('error', () => undefined);
      onConnection(peerOf(socket));
    });
    return new Promise<number>((listening, failed) => {
      server.once('error', failed);
      server.listen(port, host, () => listening((server.address() as net.AddressInfo).port));
    });
  };
  const connectionsWith = (settings: Partial<TrustSettings>): Connections => {
    const made = trustingConnections({
      useSystemCertificates: false,
      extraCertificates: [{ name: 'test', pem: fixture('ca.pem') }],
      lookup: null,
      ...settings,
    });
    opened.push(made);
    return made;
  };
  return {
    connections: shared?.connections ?? connectionsWith({}),
    connectionsWith,
    async plain(onConnection, host = '127.0.0.1', port = 0) {
      for (;;) {
        const server = net.createServer({ allowHalfOpen: true, noDelay: true });
        const taken = await serve(server, 'connection', onConnection, host, port);
        // Another process of this machine may hold the same port of the other family.
        if (port !== 0 || host === '127.0.0.1' || !(await isOpen(taken, '127.0.0.1'))) return taken;
        server.close();
      }
    },
    secure: (options, onConnection) =>
      serve(
        tls.createServer({ key: fixture('leaf.key'), cert: fixture('good.pem'), ...options }),
        'secureConnection',
        onConnection,
        '127.0.0.1',
      ),
    server(port) {
      const found = servers.find((server) => (server.address() as net.AddressInfo | null)?.port === port);
      if (found === undefined) throw new Error(`No server at ${port}.`);
      return found;
    },
    async close() {
      await Promise.all(opened.map((connections) => connections.close()));
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

function isOpen(port: number, host: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = net.createConnection({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}

function peerOf(socket: net.Socket): Peer {
  let received = Buffer.alloc(0);
  let answer: ((head: string, index: number) => void) | null = null;
  let answered = 0;
  let from = 0;
  const tell = (): void => {
    for (let end = received.indexOf('\r\n\r\n', from); end >= 0 && answer; end = received.indexOf('\r\n\r\n', from)) {
      const head = received.toString('latin1', from, end + 4);
      from = end + 4;
      answer(head, answered);
      answered += 1;
    }
  };
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    tell();
  });
  return {
    socket,
    text: () => received.toString('latin1'),
    onHead(given) {
      answer = given;
      tell();
    },
    write: (text) => void socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text),
  };
}

/** Answers every request of the connection with these octets. */
export const answering =
  (response: string | Uint8Array) =>
  (peer: Peer): void =>
    peer.onHead(() => peer.write(response));

export const ok = (body = '', fields = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n${fields}\r\n${body}`;

type RequestChange = Omit<Partial<ResolvedRequest>, 'fields' | 'options' | 'body'> & {
  readonly fields?: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array | null;
  readonly options?: Partial<ResolvedRequest['options']>;
};

export function requestTo(url: string, change: RequestChange = {}): ResolvedRequest {
  const parsed = new URL(url);
  const scheme = parsed.protocol === 'https:' ? 'https' : 'http';
  const { fields, body, options, ...rest } = change;
  return {
    source: { file: null, line: 0, index: 0, name: null },
    method: 'GET',
    scheme,
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || (scheme === 'https' ? 443 : 80)),
    target: `${parsed.pathname}${parsed.search}`,
    url,
    httpVersion: '1.1',
    fields: (fields ?? [['Host', parsed.host]]).map(([name, value]) => ({
      name,
      value,
      origin: 'written',
      reason: null,
    })),
    body: typeof body === 'string' ? Buffer.from(body) : (body ?? null),
    options: {
      followRedirects: true,
      maxRedirects: 5,
      timeout: 5000,
      connectTimeout: null,
      verifyCertificate: true,
      bodyLimit: 1_000_000,
      ...options,
    },
    assertions: [],
    secrets: [],
    ...rest,
  };
}

export function exchangeOf(
  request: ResolvedRequest,
  connections: Connections,
  watch: Partial<Watch> = {},
): Promise<Exchange> {
  return send(request, connections, { ...noWatch, ...watch });
}

/** The last call of an exchange: its answer. */
export async function callOf(
  request: ResolvedRequest,
  connections: Connections,
  watch: Partial<Watch> = {},
): Promise<Call> {
  const call = (await exchangeOf(request, connections, watch)).calls.at(-1);
  if (call === undefined) throw new Error('An exchange without a call.');
  return call;
}

export const bodyText = (call: Call): string | null =>
  call.response ? Buffer.from(call.response.body).toString('latin1') : null;

/** A port at which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await new Promise<number>((listening) => {
    server.listen(0, '127.0.0.1', () => listening((server.address() as net.AddressInfo).port));
  });
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A port whose listener accepts nobody and whose queue is full: what more comes is left without an answer. */
export async function fullPort(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const code = `
    const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const worker = new Worker(code, { eval: true });
  const port = await new Promise<number>((listening) => worker.once('message', listening));
  const fillers = [1, 2, 3, 4].map(() =>
    net.createConnection({ port, host: '127.0.0.1' }).on('error', () => undefined),
  );
  await Promise.all(fillers.slice(0, 2).map((socket) => new Promise((connected) => socket.once('connect', connected))));
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    },
  };
}
