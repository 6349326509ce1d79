import type { Connections } from '../connections.ts';
import { placeName } from '../failure.ts';
import { type InspectionTarget, inspectTls } from '../inspect-tls.ts';
import { fetchPlainly } from './fetch-plainly.ts';

/** What answers at the default ports of both schemes, and at the port that was asked for. */
export interface OtherPorts {
  readonly kind: 'port';
  readonly answers: readonly PortAnswer[];
}

export interface PortAnswer {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  /** It speaks what the scheme says. */
  readonly speaks: boolean;
  /** Of HTTPS: whether the certificate is trusted; `null` for HTTP and where none came. */
  readonly trusted: boolean | null;
  /** Of HTTP: the status that came; `null` for HTTPS and where none came. */
  readonly status: number | null;
  readonly location: string | null;
  /** Why it does not speak; `null` where it does. */
  readonly failure: string | null;
}

/** A handshake for HTTPS, `HEAD /` with nothing in it for HTTP; nothing of a request of a user. */
export async function tryOtherPort(
  target: InspectionTarget,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<OtherPorts> {
  const securePorts = [...new Set([target.port, 443])];
  const plainPorts = [...new Set([target.port, 80])];
  const answers = await Promise.all([
    ...securePorts.map((port) => trySecure({ ...target, port }, connections, signal)),
    ...plainPorts.map((port) => tryPlain(target.host, port, connections, signal)),
  ]);
  return { kind: 'port', answers };
}

async function trySecure(
  target: InspectionTarget,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<PortAnswer> {
  const { connection, failure } = await inspectTls(target, connections, { signal, onPhase: null }, 10_000);
  const speaks = connection?.tls?.protocol != null && (failure === null || failure.code === 'TLS_UNTRUSTED');
  return {
    scheme: 'https',
    port: target.port,
    speaks,
    trusted: speaks ? (connection.tls?.trusted ?? false) : null,
    status: null,
    location: null,
    failure: speaks ? null : (failure?.message ?? null),
  };
}

async function tryPlain(
  host: string,
  port: number,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<PortAnswer> {
  const url = `http://${placeName({ host, port })}/`;
  const { status, location, failure } = await fetchPlainly(
    { url, method: 'HEAD', contentType: null, body: null, limit: 65_536 },
    connections,
    signal,
  );
  return { scheme: 'http', port, speaks: status !== null, trusted: null, status, location, failure };
}
