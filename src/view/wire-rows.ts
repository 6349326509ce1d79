import type { HandshakeRecord } from '../exchange/tls/handshake-record.ts';
import type { WireRow } from './certificate-view.ts';
import { durationText } from './duration-text.ts';
import { exactBytes } from './size-text.ts';

/** What went over the wire in the handshake, flight by flight. `offset`: milliseconds from the start of the TCP connection to its standing. */
export function wireRows(record: HandshakeRecord | null, offset: number): readonly WireRow[] {
  return (record?.flights ?? []).map(({ from, at, bytes, messages }) => ({
    from,
    time: durationText(at + offset),
    size: exactBytes(bytes),
    messages: counted(messages).join(', ') || 'nothing that could be read',
  }));
}

/** `NewSessionTicket ×2` in place of the same name twice. */
function counted(messages: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) => (count === 1 ? message : `${message} ×${count}`));
}
