import type { Socket } from 'node:net';
import Client from 'undici/lib/dispatcher/client.js';
import type { Connections } from './connections.ts';
import type { Course, TimeLimits } from './course.ts';
import { type ExactSocket, makeExact } from './exact-socket.ts';
import type { Connection, Failure, TlsSession } from './exchange.ts';
import { connectFailure, failure, lookUpFailure, type Place, stopFailure } from './failure.ts';
import { type Attempt, connectTcp } from './happy-eyeballs.ts';
import { openTls } from './tls/open-tls.ts';
import { handshakeFailure, untrustedFailure } from './tls/tls-failure.ts';

/** A connection that requests can be sent over, one after another. */
export interface OpenConnection {
  readonly client: Client;
  readonly exact: ExactSocket;
  readonly facts: Connection;
  isOpen(): boolean;
  /** What the socket itself complained of: undici puts an error of its own in the place of a late TLS alert. */
  socketError(): NodeJS.ErrnoException | null;
  /** Replaces what is done when it closes. */
  whenClosed(action: () => void): void;
  close(): Promise<void>;
}

export type OpenOutcome =
  | { readonly opened: OpenConnection }
  | { readonly opened: null; readonly failure: Failure; readonly connection: Connection | null };

export interface Destination extends Place {
  readonly verifyCertificate: boolean;
  /** Server name to send and to check in place of the host; `null`: the host. */
  readonly serverName: string | null;
}

/** Octets of names and values of a response's fields (undici counts no separators). */
const longestHead = 256 * 1024;
/** Milliseconds for which an idle connection is kept; servers commonly close theirs after five seconds. */
const keepAlive = 4000;

/** Looks up, connects, does the handshake and decides on trust. Returns for every outcome. */
export async function openConnection(
  to: Destination,
  connections: Connections,
  course: Course,
  limits: TimeLimits,
): Promise<OpenOutcome> {
  const tcp = await connectTcp(to.host, to.port, connections.lookup, course);
  const stopped = course.stopped();
  if (tcp.socket === null || stopped) {
    tcp.socket?.destroy();
    return {
      opened: null,
      connection: null,
      failure: failureToConnect(tcp.socket ? null : tcp.error, tcp.attempts, to, course, limits),
    };
  }
  const raw = tcp.socket;
  raw.on('error', () => undefined);
  const id = connections.nextId();
  const factsWith = (tls: TlsSession | null): Connection => ({
    id,
    remoteAddress: raw.remoteAddress ?? tcp.attempts.find(({ error }) => error === null)?.address ?? to.host,
    remotePort: raw.remotePort ?? to.port,
    localAddress: raw.localAddress ?? null,
    localPort: raw.localPort ?? null,
    reused: false,
    attempts: tcp.attempts,
    alpn: tls?.alpn ?? null,
    tls,
  });

  if (to.scheme === 'http') {
    course.connected();
    return { opened: ready(raw, factsWith(null)) };
  }
  const addresses = factsWith(null);
  const target = { host: to.host, serverName: to.serverName, verify: to.verifyCertificate };
  const outcome = await openTls(raw, target, connections.trust, await connections.certificateReader(), course);
  const connection = { ...addresses, alpn: outcome.session.alpn, tls: outcome.session };
  if (outcome.kind === 'secure') {
    course.connected();
    return { opened: ready(outcome.socket, connection) };
  }
  if (outcome.kind === 'untrusted') {
    const missing = connections.trust.systemCertificatesMissing;
    return {
      opened: null,
      connection,
      failure: untrustedFailure(outcome.session, outcome.libraryMessage, to, missing),
    };
  }
  const reason = course.stopped();
  if (outcome.error === null) {
    return { opened: null, connection, failure: stopFailure(course, reason ?? 'cancelled', to, limits) };
  }
  return { opened: null, connection, failure: handshakeFailure(outcome.error, outcome.facts, to) };
}

function failureToConnect(
  error: NodeJS.ErrnoException | null,
  attempts: readonly Attempt[],
  to: Destination,
  course: Course,
  limits: TimeLimits,
): Failure {
  const stopped = course.stopped();
  if (stopped) return stopFailure(course, stopped, to, limits);
  if (error === null) return failure('LOCAL_FAILURE', course.phase(), 'The connection could not be made.');
  return attempts.length === 0 ? lookUpFailure(error, to.host) : connectFailure(error, to);
}

/** Hands the socket to a client of its own; undici asks for it once, and a second time only when it is gone. */
function ready(socket: Socket, facts: Connection): OpenConnection {
  const exact = makeExact(socket);
  let given = false;
  let complaint: NodeJS.ErrnoException | null = null;
  socket.on('error', (error: NodeJS.ErrnoException) => {
    complaint ??= error;
  });
  let closed: () => void = () => undefined;
  socket.once('close', () => closed());
  const client = new Client('http://portside.invalid', {
    connect(_options, done) {
      const gone = given || socket.destroyed;
      given = true;
      // Not in this very call: undici would not begin to write.
      queueMicrotask(() => {
        if (gone) done(Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' }), null);
        else done(null, socket);
      });
    },
    allowH2: false,
    maxHeaderSize: longestHead,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: keepAlive,
    pipelining: 1,
  });
  return {
    client,
    exact,
    facts,
    isOpen: () => !socket.destroyed && socket.readable && socket.writable,
    socketError: () => complaint,
    whenClosed(action) {
      closed = action;
    },
    async close() {
      await client.destroy();
      socket.destroy();
    },
  };
}
