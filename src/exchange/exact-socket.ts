import type { Socket } from 'node:net';

/** What one request writes, and who reads along. */
export interface Turn {
  readonly head: Uint8Array;
  /** `null`: nothing after the head. */
  readonly body: Uint8Array | null;
  /** The body waits for `sendBody` (Expect: 100-continue). */
  readonly holdBody: boolean;
  /** The head goes to the socket now. */
  readonly onWriting: () => void;
  /** The system has taken the last octet. */
  readonly onSent: () => void;
  /** Octets on their way to the parser; what is given back is what it sees. */
  readonly onReceived: (chunk: Buffer) => Buffer;
}

export interface ExactSocket {
  /** The next request that undici writes is replaced by this one's octets. */
  begin(turn: Turn): void;
  /** Lets a held body go; a second time does nothing. */
  sendBody(): void;
  /** The body still waits for `sendBody`. */
  isHeld(): boolean;
  /** Everything of the last turn was taken by the system. */
  isFlushed(): boolean;
}

/**
 * Takes the writing out of undici's hands. undici orders, rewrites and refuses fields; here it sends an empty
 * `GET /`, which it writes as one string, and that string is replaced by the request's own octets.
 * Reading stays undici's: it calls `socket.read()`, and what it gets is read along.
 * Both are internals of undici, held by test/unit/exchange/exact-socket.test.ts.
 */
export function makeExact(socket: Socket): ExactSocket {
  const write = socket.write.bind(socket) as (chunk: Uint8Array | string, ...rest: unknown[]) => boolean;
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  let turn: Turn | null = null;
  let waiting = false;
  let held = false;
  let flushed = true;

  const writeBody = (current: Turn): boolean => {
    held = false;
    const done = (error?: Error | null): void => {
      if (error || turn !== current) return;
      flushed = true;
      current.onSent();
    };
    return write(current.body ?? '', done);
  };

  const replacement = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const current = turn;
    if (!waiting || current === null) return write(chunk, ...rest);
    if (typeof chunk !== 'string' || !/^(GET|HEAD) \/ HTTP\/1\.1\r\n/.test(chunk) || !chunk.endsWith('\r\n\r\n')) {
      throw new Error('undici no longer writes the head of a request as one string.');
    }
    waiting = false;
    flushed = false;
    current.onWriting();
    if (current.body === null) {
      return write(current.head, (error?: Error | null) => {
        if (error || turn !== current) return;
        flushed = true;
        current.onSent();
      });
    }
    if (current.holdBody) {
      held = true;
      return write(current.head);
    }
    socket.cork();
    write(current.head);
    const more = writeBody(current);
    socket.uncork();
    return more;
  };

  const reading = (size?: number): Buffer | null => {
    for (;;) {
      const chunk = read(size);
      if (chunk === null || turn === null) return chunk;
      const shown = turn.onReceived(chunk);
      if (shown.length > 0) return shown;
    }
  };

  Object.assign(socket, { write: replacement, read: reading });
  return {
    begin(next) {
      turn = next;
      waiting = true;
      held = false;
    },
    sendBody() {
      if (held && turn !== null && !socket.destroyed) writeBody(turn);
    },
    isHeld: () => held,
    isFlushed: () => flushed && !held,
  };
}
