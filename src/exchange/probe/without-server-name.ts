import type { Connections } from '../connections.ts';
import { type Inspection, type InspectionTarget, inspectTls } from '../inspect-tls.ts';

/** Who answers with the name of the server in the hello, and who without. */
export interface WithoutServerName {
  readonly kind: 'no-sni';
  readonly named: Inspection;
  /** Its certificate was checked against the address, for want of a name; what counts is which one it is. */
  readonly nameless: Inspection;
  /** Both showed the same certificate; `null`: one of them showed none. */
  readonly isSame: boolean | null;
}

/** Two handshakes, the second one by the address that answered the first, which needs no name. */
export async function withoutServerName(
  target: InspectionTarget,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<WithoutServerName> {
  const watch = { signal, onPhase: null };
  const named = await inspectTls(target, connections, watch);
  const host = named.connection?.remoteAddress ?? target.host;
  const nameless = await inspectTls({ ...target, host, serverName: null }, connections, watch);
  const [one, other] = [named, nameless].map(({ connection }) => connection?.tls?.chain[0]?.fingerprint256);
  return { kind: 'no-sni', named, nameless, isSame: one && other ? one === other : null };
}
