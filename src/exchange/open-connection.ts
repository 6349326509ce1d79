import type { Socket } from 'node:net';
import type { ProxyServer } from '../request/proxy-server.ts';
import { connectPlace } from './connect-to.ts';
import type { Connections } from './connections.ts';
import type { Course, TimeLimits } from './course.ts';
import type { Connection, Failure, TlsSession } from './exchange.ts';
import { connectFailure, failure, lookUpFailure, type Place, stopFailure } from './failure.ts';
import { type Attempt, connectTcp } from './happy-eyeballs.ts';
import { didNotChooseHttp2 } from './http2/http2-failure.ts';
import { openTunnel, proxyName } from './proxy/open-tunnel.ts';
import { proxyUse, secureProxy } from './proxy/secure-proxy.ts';
import { type OpenConnection, readyConnection, readyHttp2 } from './ready-connection.ts';
import type { ClientIdentity } from './tls/client-identity.ts';
import { type ApplicationProtocol, openTls } from './tls/open-tls.ts';
import { handshakeFailure, untrustedFailure } from './tls/tls-failure.ts';
import { wishOf } from './tls/wish-of.ts';

export type OpenOutcome =
  | { readonly opened: OpenConnection }
  | { readonly opened: null; readonly failure: Failure; readonly connection: Connection | null };

export interface Destination extends Place {
  readonly verifyCertificate: boolean;
  /** Server name to send and to check in place of the host; `null`: the host. */
  readonly serverName: string | null;
  /** What a server gets that asks for a client certificate; `null`: nothing. */
  readonly identity: ClientIdentity | null;
  /** What to offer to speak inside TLS, the preferred one first. Without TLS the first one is spoken. */
  readonly protocols: readonly ApplicationProtocol[];
  /** Through which the server is asked; `null`: directly. */
  readonly proxy: ProxyServer | null;
}

/** The alert of a server that speaks nothing of what was offered by ALPN (RFC 7301 section 3.2). */
const noApplicationProtocol = 120;

/** Looks up, connects, does the handshake and decides on trust. Returns for every outcome. */
export async function openConnection(
  to: Destination,
  connections: Connections,
  course: Course,
  limits: TimeLimits,
): Promise<OpenOutcome> {
  const { proxy } = to;
  // A proxy that is asked for plain HTTP speaks HTTP/1.1 to us.
  const isTunnel = to.scheme === 'https' || to.protocols[0] === 'h2';
  const place = connectPlace(connections.connectTo, to.host, to.port);
  const tcp = await connectTcp((proxy ?? place).host, (proxy ?? place).port, connections.lookup, course);
  const stopped = course.stopped();
  if (tcp.socket === null || stopped) {
    tcp.socket?.destroy();
    return {
      opened: null,
      connection: null,
      failure: failureToConnect(tcp.socket ? null : tcp.error, tcp.attempts, { ...to, ...place }, course, limits),
    };
  }
  const raw = tcp.socket;
  raw.on('error', () => undefined);
  const id = connections.nextId();
  const factsWith = (tls: TlsSession | null): Connection => ({
    id,
    remoteAddress:
      raw.remoteAddress ?? tcp.attempts.find(({ error }) => error === null)?.address ?? (proxy ?? place).host,
    remotePort: raw.remotePort ?? (proxy ?? place).port,
    localAddress: raw.localAddress ?? null,
    localPort: raw.localPort ?? null,
    reused: false,
    attempts: tcp.attempts,
    alpn: tls?.alpn ?? null,
    proxy: proxy === null ? null : proxyUse(proxy, isTunnel),
    tls,
  });

  const addresses = factsWith(null);
  let stream: Socket = raw;
  if (proxy?.scheme === 'https') {
    const secured = await secureProxy(raw, proxy, connections, course);
    if (!('stream' in secured)) {
      const failed = secured.failure ?? stopFailure(course, course.stopped() ?? 'cancelled', to, limits);
      return { opened: null, connection: addresses, failure: failed };
    }
    stream = secured.stream;
  }
  if (proxy !== null && isTunnel) {
    const refused = await openTunnel(stream, proxy, place, course);
    if (refused !== null) {
      raw.destroy();
      const failed = refused === 'stopped' ? stopFailure(course, course.stopped() ?? 'cancelled', to, limits) : refused;
      return { opened: null, connection: addresses, failure: failed };
    }
  }
  if (to.scheme === 'http') {
    const ready = to.protocols[0] === 'h2' ? readyHttp2 : readyConnection;
    return { opened: ready(stream, addresses) };
  }
  const target = {
    host: to.host,
    serverName: to.serverName,
    verify: to.verifyCertificate,
    identity: to.identity,
    protocols: to.protocols,
    record: connections.recordHandshakes,
  };
  const outcome = await openTls(stream, target, connections.trust, await connections.certificateReader(), course);
  const connection = { ...addresses, alpn: outcome.session.alpn, tls: outcome.session };
  if (outcome.kind === 'secure') {
    const { socket, record } = outcome;
    if (connection.alpn === 'h2') return { opened: readyHttp2(socket, connection, record) };
    if (to.protocols.includes('http/1.1')) return { opened: readyConnection(socket, connection, record) };
    socket.destroy();
    return { opened: null, connection, failure: didNotChooseHttp2(to) };
  }
  if (outcome.kind === 'untrusted') {
    const missing = connections.trust.systemCertificatesMissing;
    return {
      opened: null,
      connection,
      failure: untrustedFailure(outcome.session, outcome.libraryMessage, to, missing),
    };
  }
  const reason = course.stopped();
  if (outcome.error === null) {
    return { opened: null, connection, failure: stopFailure(course, reason ?? 'cancelled', to, limits) };
  }
  const failed = handshakeFailure(outcome.error, outcome.facts, wishOf(outcome.session), to);
  const isRefusal = failed.alert?.number === noApplicationProtocol && !to.protocols.includes('http/1.1');
  return { opened: null, connection, failure: isRefusal ? didNotChooseHttp2(to, failed.alert) : failed };
}

function failureToConnect(
  error: NodeJS.ErrnoException | null,
  attempts: readonly Attempt[],
  to: Destination,
  course: Course,
  limits: TimeLimits,
): Failure {
  const stopped = course.stopped();
  if (stopped) return stopFailure(course, stopped, to, limits);
  if (error === null) return failure('LOCAL_FAILURE', course.phase(), 'The connection could not be made.');
  if (to.proxy === null) return attempts.length === 0 ? lookUpFailure(error, to.host) : connectFailure(error, to);
  const below =
    attempts.length === 0
      ? lookUpFailure(error, to.proxy.host)
      : connectFailure(error, { ...to.proxy, scheme: 'http' });
  const message = `${proxyName(to.proxy)} cannot be reached. ${below.message}`;
  return { ...below, code: 'PROXY_UNREACHABLE', message };
}
