import { createConnection } from 'node:net';
import { connect } from 'node:tls';
import { startsTls } from './tls/record-reader.ts';
import { Tap } from './tls/tap.ts';
import { afterTurns } from './turns.ts';

/**
 * Whether a port that closed a plain connection without a word speaks TLS: says hello there and looks at the first
 * octets that come back. Nothing of a request is sent. `patience` in milliseconds.
 */
export function speaksTls(
  address: string,
  port: number,
  patience: number,
  signal: AbortSignal | null,
): Promise<boolean> {
  return new Promise((settle) => {
    const raw = createConnection({ host: address, port });
    const finish = (answer: boolean): void => {
      callOff();
      signal?.removeEventListener('abort', giveUp);
      raw.destroy();
      settle(answer);
    };
    const giveUp = (): void => finish(false);
    const callOff = afterTurns(patience, giveUp);
    signal?.addEventListener('abort', giveUp);
    raw.on('error', giveUp);
    raw.on('close', giveUp);
    raw.once('connect', () => {
      const tap = new Tap(raw, {
        sent: () => undefined,
        ended: () => undefined,
        received: (chunk) => finish(chunk.length >= 2 && startsTls(chunk)),
      });
      connect({ socket: tap, rejectUnauthorized: false }).on('error', giveUp);
    });
  });
}
