import type { Connections } from '../connections.ts';
import type { Inspection, InspectionTarget } from '../inspect-tls.ts';
import { askRevocation } from './ask-revocation.ts';
import { byEachAddress } from './by-each-address.ts';
import { completeChain } from './complete-chain.ts';
import type { ProbeKind, ProbeResult } from './probe-result.ts';
import { readOldServer } from './read-old-server.ts';
import { tryOtherPort } from './try-other-port.ts';
import { withoutServerName } from './without-server-name.ts';

/**
 * One probe after an inspection of the same target. Never carries a request; `null`: the probe needs certificates, and the inspection has none.
 * `now` in milliseconds since 1970-01-01 UTC.
 */
export async function runProbe(
  kind: ProbeKind,
  target: InspectionTarget,
  inspection: Inspection,
  connections: Connections,
  signal: AbortSignal | null,
  now: number,
): Promise<ProbeResult | null> {
  const session = inspection.connection?.tls ?? null;
  switch (kind) {
    case 'old-server':
      return readOldServer(target, connections, signal);
    case 'issuer':
      return session === null || session.chain.length === 0 ? null : completeChain(session, connections, signal);
    case 'revocation':
      return session === null || session.path.length === 0 ? null : askRevocation(session, connections, signal, now);
    case 'port':
      return tryOtherPort(target, connections, signal);
    case 'addresses':
      return byEachAddress(target, connections, signal);
    case 'no-sni':
      return withoutServerName(target, connections, signal);
  }
}
