import type { GivenList } from '../../certificate/revocation/check-lists.ts';
import type { ListReading } from '../../certificate/revocation/revocation.ts';
import { revocationFaults } from '../../certificate/revocation/revocation-faults.ts';
import type { TlsSession } from '../exchange.ts';
import type { Inspection } from '../inspect-tls.ts';
import { untrustedFailure } from '../tls/tls-failure.ts';

/** The same inspection, with the path looked up in revocation lists; what they revoke is not trusted. `now` in milliseconds since 1970-01-01 UTC. */
export async function judgeByLists(
  inspection: Inspection,
  lists: readonly GivenList[],
  now: number,
): Promise<Inspection> {
  const session = inspection.connection?.tls ?? null;
  if (session === null || lists.length === 0) return inspection;
  const { checkLists } = await import('../../certificate/revocation/check-lists.ts');
  return judgeByReadings(inspection, checkLists(session.path, lists), now);
}

/** The same for what was found out otherwise, by asking the issuers. */
export function judgeByReadings(inspection: Inspection, readings: readonly ListReading[], now: number): Inspection {
  const { connection } = inspection;
  const session = connection?.tls ?? null;
  if (connection === null || session === null || readings.length === 0) return inspection;
  const revocationLists = [...session.revocationLists, ...readings];
  const { path, staple, issuerStaples } = session;
  const faults = revocationFaults(path[0] ?? null, staple, issuerStaples, revocationLists, now);
  const judged = withFaults({ ...session, revocationLists }, faults);
  const place = { scheme: 'https', host: inspection.host, port: inspection.port } as const;
  const isRefusedNow = judged.trustErrors.length > session.trustErrors.length;
  return {
    ...inspection,
    connection: { ...connection, tls: judged },
    failure: isRefusedNow
      ? untrustedFailure(judged, inspection.failure?.cause?.message ?? null, place, false)
      : inspection.failure,
  };
}

/** A session whose handshake had come to a decision, with more reasons against trust. */
function withFaults(session: TlsSession, faults: readonly string[]): TlsSession {
  const events = session.events.map((event) =>
    event.kind === 'trust-decision' && faults.length > 0
      ? { ...event, values: { ...event.values, trusted: 'no', request: 'not sent' } }
      : event,
  );
  const trustErrors = [...new Set([...session.trustErrors, ...faults])];
  return {
    ...session,
    events,
    trustErrors,
    trustError: trustErrors[0] ?? null,
    trusted: session.trusted && trustErrors.length === 0,
  };
}
