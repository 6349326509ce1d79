import { type ClientHttp2Session, connect, type SecureClientSessionOptions } from 'node:http2';
import type { Socket } from 'node:net';
import { type FrameReader, readFrames } from './frame-reader.ts';
import { overheard } from './overheard.ts';

/** HTTP/2 over a connection that stands. */
export interface Http2Session {
  readonly session: ClientHttp2Session;
  /** What the server says. */
  readonly server: FrameReader;
  /** What we have said. */
  readonly client: FrameReader;
  /** Replaces what is called for each frame of ours that belongs to a stream, just before it goes to the connection. */
  whenSaid(action: () => void): void;
  /** Ends when the server has said that it speaks HTTP/2, or something else, or nothing more; and at the signal. */
  greeted(signal: AbortSignal): Promise<void>;
  error(): NodeJS.ErrnoException | null;
}

/** Octets that may come before we say that we have read them: of one response, and of all of a connection. */
const streamWindow = 4 * 1024 * 1024;
const connectionWindow = 8 * 1024 * 1024;
/** Megabytes that a connection may hold of bodies and fields, after which Node refuses streams. */
const mostMemory = 1024;
/** Octets of names and values of a response's fields, and how many of them there may be. */
const longestHead = 256 * 1024;
const mostFields = 4096;

/**
 * Says that we speak HTTP/2 (RFC 9113 section 3.4), and no request yet. Its frames are read along, for Node tells neither
 * which side reset a stream nor what came in place of HTTP/2.
 */
export function startSession(socket: Socket): Http2Session {
  let said: () => void = () => undefined;
  let heard: () => void = () => undefined;
  let firstError: NodeJS.ErrnoException | null = null;
  const server = readFrames('server');
  const client = readFrames('client', () => said());
  const stream = overheard(socket, {
    sent: (chunk) => client.take(chunk),
    received(chunk) {
      server.take(chunk);
      heard();
    },
  });
  socket.once('end', () => heard());
  socket.once('close', () => heard());
  // Written as a variable: the types of Node do not know the newest option.
  const options: SecureClientSessionOptions & { readonly strictSingleValueFields: boolean } = {
    createConnection: () => stream,
    // What is written twice is sent twice.
    strictSingleValueFields: false,
    maxHeaderListPairs: mostFields,
    maxSessionMemory: mostMemory,
    settings: { enablePush: false, initialWindowSize: streamWindow, maxHeaderListSize: longestHead },
  };
  const session = connect('https://portside.invalid', options);
  session.on('error', (error) => {
    firstError ??= error;
  });
  session.once('connect', () => {
    if (!session.destroyed) session.setLocalWindowSize(connectionWindow);
  });
  return {
    session,
    server,
    client,
    whenSaid(action) {
      said = action;
    },
    greeted: (signal) =>
      new Promise((settle) => {
        heard = () => {
          if (server.isHttp2() === null && !socket.destroyed && !socket.readableEnded && !signal.aborted) return;
          heard = () => undefined;
          settle();
        };
        signal.addEventListener('abort', () => heard(), { once: true });
        heard();
      }),
    error: () => firstError,
  };
}
