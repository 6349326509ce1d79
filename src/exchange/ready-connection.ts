import type { Socket } from 'node:net';
import Client from 'undici/lib/dispatcher/client.js';
import { type ExactSocket, makeExact } from './exact-socket.ts';
import type { Connection } from './exchange.ts';
import { type LateWord, lateWord } from './late-word.ts';
import type { HandshakeRecord } from './tls/handshake-record.ts';

/** A connection that requests can be sent over, one after another. */
export interface OpenConnection {
  readonly client: Client;
  readonly exact: ExactSocket;
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

/** Octets of names and values of a response's fields (undici counts no separators). */
const longestHead = 256 * 1024;
/** Milliseconds for which an idle connection is kept; servers commonly close theirs after five seconds. */
const keepAlive = 4000;

/** Hands the socket to a client of its own; undici asks for it once, and a second time only when it is gone. */
export function readyConnection(
  socket: Socket,
  facts: Connection,
  record: () => HandshakeRecord | null = () => null,
): OpenConnection {
  const exact = makeExact(socket);
  let given = false;
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
    async close() {
      await client.destroy();
      socket.destroy();
    },
  };
}
