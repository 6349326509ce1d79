import type { Socket } from 'node:net';
import Client from 'undici/lib/dispatcher/client.js';
import { type ExactSocket, makeExact } from './exact-socket.ts';
import type { Connection } from './exchange.ts';
import type { Http2Session } from './http2/http2-session.ts';
import { type LateWord, lateWord } from './late-word.ts';
import type { HandshakeRecord } from './tls/handshake-record.ts';

/** A connection that requests can be sent over, one after another. */
export type OpenConnection = Http1Connection | Http2Connection;

interface AnyConnection {
  readonly facts: Connection;
  /** The facts with what came right after the handshake. */
  factsNow(): Connection;
  isOpen(): boolean;
  /** What the socket itself complained of: undici puts an error of its own in the place of a late TLS alert. */
  socketError(): NodeJS.ErrnoException | null;
  /** What the server says unasked, before the first request. For a connection that is not used after that. */
  lateWord(patience: number, signal: AbortSignal | null): Promise<LateWord>;
  /** Replaces what is done when it closes. */
  whenClosed(action: () => void): void;
  close(): Promise<void>;
}

export interface Http1Connection extends AnyConnection {
  readonly protocol: 'http/1.1';
  readonly client: Client;
  readonly exact: ExactSocket;
}

export interface Http2Connection extends AnyConnection {
  readonly protocol: 'h2';
  /** Begun at the first use, before which nothing is written: an inspection says nothing. */
  session(): Promise<Http2Session>;
  /** A request is under way, or none is: an idle connection is closed after a while and keeps no process. */
  use(isUsed: boolean): void;
}

/** Octets of names and values of a response's fields (undici counts no separators). */
const longestHead = 256 * 1024;
/** Milliseconds for which an idle connection is kept; servers commonly close theirs after five seconds. */
const keepAlive = 4000;

/** Hands the socket to a client of its own; undici asks for it once, and a second time only when it is gone. */
export function readyConnection(
  socket: Socket,
  facts: Connection,
  record: () => HandshakeRecord | null = () => null,
): Http1Connection {
  const exact = makeExact(socket);
  let given = false;
  const base = openSocket(socket, facts, record);
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
    ...base,
    protocol: 'http/1.1',
    client,
    exact,
    async close() {
      await client.destroy();
      socket.destroy();
    },
  };
}

/** For a server that has chosen HTTP/2, or is known to speak it. */
export function readyHttp2(
  socket: Socket,
  facts: Connection,
  record: () => HandshakeRecord | null = () => null,
): Http2Connection {
  const base = openSocket(socket, facts, record);
  let session: Http2Session | null = null;
  let idle: NodeJS.Timeout | null = null;
  const end = (): void => {
    // The session closes the socket itself, after its last frames: a reset of the stream may be among them.
    if (session !== null && !session.session.destroyed && !socket.destroyed && !socket.readableEnded)
      session.session.destroy();
    else socket.destroy();
  };
  return {
    ...base,
    protocol: 'h2',
    isOpen: () => base.isOpen() && (session === null || isUsable(session)),
    socketError: () => base.socketError() ?? session?.error() ?? null,
    async session() {
      const { startSession } = await import('./http2/http2-session.ts');
      session ??= startSession(socket);
      return session;
    },
    use(isUsed) {
      if (idle !== null) clearTimeout(idle);
      idle = null;
      if (isUsed) {
        socket.ref();
        return;
      }
      socket.unref();
      idle = setTimeout(end, keepAlive).unref();
    },
    async close() {
      if (idle !== null) clearTimeout(idle);
      end();
    },
  };
}

function isUsable({ session, server }: Http2Session): boolean {
  return !session.closed && !session.destroyed && server.goAway() === null;
}

function openSocket(
  socket: Socket,
  facts: Connection,
  record: () => HandshakeRecord | null,
): Omit<AnyConnection, 'close'> {
  let complaint: NodeJS.ErrnoException | null = null;
  const complain = (error: NodeJS.ErrnoException): void => {
    complaint ??= error;
  };
  socket.on('error', complain);
  let closed: () => void = () => undefined;
  socket.once('close', () => {
    // A reset right after the handshake is told after the close, and undici, which has let go of its parser by then, throws at it.
    socket.removeAllListeners('error').on('error', complain);
    closed();
  });
  return {
    facts,
    factsNow: () => (facts.tls === null ? facts : { ...facts, tls: { ...facts.tls, record: record() } }),
    isOpen: () => !socket.destroyed && socket.readable && socket.writable,
    socketError: () => complaint,
    lateWord: (patience, signal) =>
      complaint === null
        ? lateWord(socket, patience, signal)
        : Promise.resolve({ kind: 'error', error: complaint } as const),
    whenClosed(action) {
      closed = action;
    },
  };
}
