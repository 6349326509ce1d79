import type { Socket } from 'node:net';

/** What came right after a handshake, while nothing was sent. */
export type LateWord =
  /** Nothing that would say no: silence, or the first octets of the application. */
  | { readonly kind: 'none' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'error'; readonly error: NodeJS.ErrnoException };

/**
 * Waits `patience` milliseconds for the server to have second thoughts. In TLS 1.3 it looks at the client's certificate only after
 * the handshake has ended for the client (RFC 8446 section 4.4.2.4), and some send a ticket before. What comes is read and thrown away.
 */
export function lateWord(socket: Socket, patience: number, signal: AbortSignal | null): Promise<LateWord> {
  return new Promise((settle) => {
    const finish = (word: LateWord): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', nothing);
      settle(word);
    };
    const nothing = (): void => finish({ kind: 'none' });
    // A busy process may be late itself; what has come by then is heard before the patience is at its end.
    const timer = setTimeout(() => setImmediate(() => setImmediate(nothing)), patience);
    signal?.addEventListener('abort', nothing);
    socket.once('error', (error) => finish({ kind: 'error', error }));
    socket.once('end', () => finish({ kind: 'closed' }));
    socket.once('close', () => finish({ kind: 'closed' }));
    socket.once('data', nothing);
    if (socket.destroyed || socket.readableEnded) finish({ kind: 'closed' });
  });
}
