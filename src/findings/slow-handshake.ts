import type { TlsSession } from '../exchange/exchange.ts';
import type { Flight } from '../exchange/tls/handshake-record.ts';
import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';

/** Milliseconds from which on a handshake is slow. */
const slow = 1000;

/** The handshake came to its end, and took long. Says who was slow; this machine's own slowness is not the server's fault. */
export const slowHandshake: OutcomeCheck = ({ session, timings }) => {
  const whole = timings.tls;
  if (session === null || whole === null || whole < slow || !isDone(session)) return [];
  const { theirs, ours } = sharesOf(session.record?.flights ?? [], whole);
  const isOurs = ours > theirs;
  const { connect, dns } = timings;
  const way =
    connect === null
      ? ''
      : ` The TCP connection, which goes one way there and back, took ${timeText(connect)}${
          isOurs ? '' : connect * 4 < theirs ? ': it is the server that was slow, not the way to it' : ''
        }.`;
  const look = dns !== null && dns >= slow ? ` The look-up of the name took ${timeText(dns)} beside that.` : '';
  return [
    {
      id: 'slow-handshake',
      severity: isOurs ? 'notice' : 'warning',
      title: `The TLS handshake took ${timeText(whole)}`,
      detail: `${timeText(theirs)} of it went by waiting for the server, ${timeText(ours)} were this machine's own.${way}${look}`,
      advice: isOurs
        ? ['Try again when this machine is less busy.']
        : [
            'Look at the load of the server at this time, and at what it asks others for in the handshake (keys on another machine, OCSP).',
            'Enable TLS 1.3 and connections that are kept alive: both save round trips.',
          ],
      citations: sources('rfc8446#2', 'rfc9325#3.1.1'),
    },
  ];
};

function isDone({ events }: TlsSession): boolean {
  return events.some(({ kind }) => kind === 'trust-decision');
}

/** Milliseconds: from our octets to the server's last ones that followed are the server's and the way's, the rest is ours. */
function sharesOf(flights: readonly Flight[], whole: number): { readonly theirs: number; readonly ours: number } {
  let theirs = 0;
  for (const [index, flight] of flights.entries()) {
    const before = flights[index - 1];
    if (flight.from === 'server' && before?.from === 'client' && !isAfterwards(flight))
      theirs += flight.until - before.until;
  }
  // Without a record nobody knows; then it is taken for the server's.
  if (flights.length === 0) return { theirs: whole, ours: 0 };
  const share = Math.min(theirs, whole);
  return { theirs: share, ours: whole - share };
}

/** Tickets, and a late alert. */
function isAfterwards({ messages }: Flight): boolean {
  return messages.length > 0 && messages.every((message) => message === 'NewSessionTicket' || message === 'Alert');
}

function timeText(milliseconds: number): string {
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds)} ms`;
}
