import type { Connections } from './connections.ts';
import { startCourse, timingsOf, type Watch } from './course.ts';
import type { Connection, Failure, Timings } from './exchange.ts';
import { placeName, unusableIdentity } from './failure.ts';
import { lateFailure } from './late-failure.ts';
import { openConnection } from './open-connection.ts';

/** A handshake without a request. */
export interface Inspection {
  readonly host: string;
  readonly port: number;
  /** Holds the TLS session also where it is not trusted; `null` when no TCP connection was made. */
  readonly connection: Connection | null;
  readonly timings: Timings;
  /** `null` when the handshake was done and the certificate is trusted. */
  readonly failure: Failure | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAt: number;
}

export interface InspectionTarget {
  readonly host: string;
  readonly port: number;
  /** Sent as server name and checked in place of the host; `null`: the host. */
  readonly serverName: string | null;
}

/** Milliseconds for the look-up, the connection and the handshake together, unless a caller says otherwise. */
const usualPatience = 30_000;

/** Who answers at that port: a connection and a handshake, and nothing written over it. Returns for every outcome. */
export async function inspectTls(
  target: InspectionTarget,
  connections: Connections,
  watch: Watch,
  patience = usualPatience,
): Promise<Inspection> {
  await connections.prepare('https');
  const limits = { timeout: patience, connectTimeout: null };
  const course = startCourse(limits, watch);
  const leave = connections.enlist(course);
  const startedAt = Date.now();
  try {
    const { host, port } = target;
    const identity = connections.identityFor(host, port, null);
    if (identity !== null && 'why' in identity) {
      const timings = timingsOf(course.marks, performance.now());
      return { host, port, connection: null, timings, failure: unusableIdentity(identity), startedAt };
    }
    const proxy = connections.proxyFor('https', host, port);
    const destination = {
      ...target,
      scheme: 'https',
      verifyCertificate: true,
      identity,
      // As browsers do: what the server chooses is told, and one that speaks HTTP/2 only is as good as any.
      protocols: ['h2', 'http/1.1'],
      proxy,
    } as const;
    const outcome = await openConnection(destination, connections, course, limits);
    const timings = timingsOf(course.marks, performance.now());
    if (outcome.opened === null) {
      return { host, port, connection: outcome.connection, timings, failure: outcome.failure, startedAt };
    }
    const { opened } = outcome;
    watch.onOpened?.(() => ({ url: `https://${placeName({ host, port })}/`, connection: opened.factsNow(), timings }));
    const word = await opened.lateWord(patienceAfter(opened.facts, timings.tls ?? 0), watch.signal);
    const connection = opened.factsNow();
    await opened.close();
    return { host, port, connection, timings, failure: lateFailure(word, connection, destination), startedAt };
  } finally {
    course.end();
    leave();
  }
}

/**
 * Milliseconds to wait for a refusal that comes after the handshake. It takes a round trip, and about as long as the handshake;
 * one over a client certificate is likely enough to be waited for longer.
 */
function patienceAfter({ tls }: Connection, handshake: number): number {
  const longest = 3000;
  return Math.min(
    longest,
    tls?.clientCertificateRequested === true ? Math.max(300, 3 * handshake) : Math.max(100, 2 * handshake),
  );
}
