import { type Connections, openConnections, type TrustSettings } from '../exchange/connections.ts';

/** What outlives one run: connections kept alive. Made and closed by whoever owns the runs. */
export interface Session {
  readonly connections: Connections;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Ends every kept connection. Runs under way fail as cancelled. */
  readonly close: () => Promise<void>;
}

export function openSession(trust: TrustSettings, now: () => number): Session {
  const connections = openConnections(trust);
  return { connections, now, close: () => connections.close() };
}
