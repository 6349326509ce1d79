import { createConnection } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { type HandshakeLog, logHandshake } from '../../../src/exchange/tls/handshake-log.ts';
import { Tap } from '../../../src/exchange/tls/tap.ts';

/** What a log of a handshake was told, in order, so that it can be told again with changes. */
export type Heard =
  | { readonly kind: 'sent' | 'received' | 'secret'; readonly octets: Buffer }
  | { readonly kind: 'done' };

/** Listens to a handshake with that port of this machine, up to the tickets of TLS 1.3. */
export function overhear(port: number, options: ConnectionOptions = {}): Promise<readonly Heard[]> {
  return new Promise((settle, fail) => {
    const heard: Heard[] = [];
    const raw = createConnection({ host: '127.0.0.1', port });
    const tap = new Tap(raw, {
      sent: (octets) => heard.push({ kind: 'sent', octets: Buffer.from(octets) }),
      ended: () => undefined,
      received: (octets) => heard.push({ kind: 'received', octets: Buffer.from(octets) }),
    });
    const socket = connect({ socket: tap, servername: 'localhost', rejectUnauthorized: false, ...options });
    socket.on('keylog', (line: Buffer) => heard.push({ kind: 'secret', octets: Buffer.from(line) }));
    socket.on('error', fail);
    socket.once('secureConnect', () => heard.push({ kind: 'done' }));
    socket.once('session', () => {
      settle(heard);
      socket.destroy();
    });
  });
}

/** Tells it all to a new log. */
export function retell(heard: readonly Heard[]): HandshakeLog {
  const log = logHandshake(performance.now());
  for (const one of heard) {
    if (one.kind === 'done') log.end('done');
    else log[one.kind](one.octets);
  }
  return log;
}
