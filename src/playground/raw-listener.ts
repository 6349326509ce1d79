import type { Socket } from 'node:net';
import type { Listener } from './listener.ts';

export type Reaction = (connection: Socket) => void;

/** A port without HTTP or TLS of its own: reads the first bytes and reacts. */
export function rawListener(react: Reaction): Listener {
  let requests = 0;
  let bytes = 0;
  return {
    accept: (connection) => {
      connection.on('error', () => connection.destroy());
      connection.once('data', (first: Buffer) => {
        // A ClientHello begins with 0x16 (RFC 8446 section 5.1); a request line would be one sent in the clear.
        if (/^\S+ \S+ HTTP\/1/.test(first.toString('latin1'))) requests += 1;
        react(connection);
      });
      connection.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
    },
    requestsSeen: () => requests,
    bytesSeen: () => bytes,
  };
}

export function staySilent(): void {}

export function reset(connection: Socket): void {
  connection.resetAndDestroy();
}

export function sendHandshakeFailure(connection: Socket): void {
  connection.end(fatalAlert(40));
}

export function sendUnrecognizedName(connection: Socket): void {
  connection.end(fatalAlert(112));
}

/** One TLS record: alert, level fatal, and its description (RFC 8446 section 6). */
function fatalAlert(description: number): Uint8Array {
  const record = { alert: 21, version: [3, 3], length: [0, 2], fatal: 2 };
  const { alert, version, length, fatal } = record;
  return Uint8Array.of(alert, ...version, ...length, fatal, description);
}
