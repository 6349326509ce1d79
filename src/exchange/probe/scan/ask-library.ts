import { createConnection, type LookupFunction } from 'node:net';
import { connect as connectTls, createSecureContext } from 'node:tls';

/** What only a whole handshake of TLS 1.3 tells, where protocol and tickets are encrypted. */
export interface LibraryAnswer {
  readonly alpn: string | null;
  readonly ticket: boolean;
}

/** Milliseconds. */
const patience = 6000;
/** Tickets come after the handshake, with its last flight or soon after. */
const ticketPatience = 300;

/** One handshake by the TLS library, whoever answers, and nothing written over it. `null`: it failed, or was stopped. */
export function askLibrary(
  address: string,
  port: number,
  serverName: string | null,
  alpn: readonly string[],
  lookup: LookupFunction,
  signal: AbortSignal | null,
): Promise<LibraryAnswer | null> {
  return new Promise((settle) => {
    const raw = createConnection({ host: address, port, lookup });
    const socket = connectTls({
      socket: raw,
      ...(serverName === null ? {} : { servername: serverName }),
      // A context of its own without authorities: nobody is trusted here, so none need be read.
      secureContext: createSecureContext({ ca: [] }),
      ALPNProtocols: [...alpn],
      minVersion: 'TLSv1.3',
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    let ticketTimer: NodeJS.Timeout | null = null;
    let isSettled = false;
    const finish = (answer: LibraryAnswer | null): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      if (ticketTimer !== null) clearTimeout(ticketTimer);
      signal?.removeEventListener('abort', stop);
      socket.destroy();
      raw.destroy();
      settle(answer);
    };
    const stop = (): void => finish(null);
    const timer = setTimeout(stop, patience);
    const answer = (ticket: boolean): LibraryAnswer => ({ alpn: socket.alpnProtocol || null, ticket });
    raw.on('error', stop);
    socket.on('error', stop);
    socket.on('close', stop);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    socket.once('secureConnect', () => {
      ticketTimer = setTimeout(() => finish(answer(false)), ticketPatience);
    });
    socket.once('session', () => finish(answer(true)));
  });
}
