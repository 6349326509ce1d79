import type { TlsSession } from '../exchange/exchange.ts';

/** How far a handshake had come: nothing went out, nothing came back, in the middle, or both sides had finished. */
export type HandshakeStage = 'before-hello' | 'unanswered' | 'under-way' | 'finished';

export function handshakeStage(session: TlsSession | null): HandshakeStage {
  if (session === null) return 'before-hello';
  const isFinished = session.events.some(({ kind }) => kind === 'trust-decision');
  if (isFinished) return 'finished';
  if (session.bytesReceived > 0) return 'under-way';
  return session.bytesSent > 0 ? 'unanswered' : 'before-hello';
}

/** The last thing the server said, for the middle of a sentence; `null` when it is not known. */
export function lastWord(session: TlsSession | null): string | null {
  const words = session?.record?.flights.findLast(({ from }) => from === 'server')?.messages ?? [];
  return words.at(-1) ?? null;
}

/**
 * A hello with a post-quantum key share does not fit into one packet (about 1400 bytes), and some old devices between
 * drop those. `null` for a smaller one.
 */
export function largeHelloNote(session: TlsSession | null): string | null {
  const bytes = session?.record?.clientHello?.bytes ?? session?.bytesSent ?? 0;
  if (bytes < 1400) return null;
  return `The hello has ${bytes} bytes, since it brings a post-quantum key share, and takes two packets; some old firewalls and load balancers drop such hellos.`;
}
