import type { Socket } from 'node:net';
import type { ProxyServer } from '../../request/proxy-server.ts';
import type { Connections } from '../connections.ts';
import type { Course } from '../course.ts';
import type { Failure, ProxyUse } from '../exchange.ts';
import { failure } from '../failure.ts';
import { openTls, type TlsTarget } from '../tls/open-tls.ts';
import { handshakeFailure, untrustedFailure } from '../tls/tls-failure.ts';
import { wishOf } from '../tls/wish-of.ts';
import { proxyName } from './open-tunnel.ts';

/**
 * TLS with the proxy itself, trusted as any server is. `failure` is `null` when the course was stopped. What is timed and told as the
 * handshake is that with the server, which comes after.
 */
export async function secureProxy(
  raw: Socket,
  proxy: ProxyServer,
  connections: Connections,
  course: Course,
): Promise<{ readonly stream: Socket } | { readonly failure: Failure | null }> {
  const began = performance.now();
  const target: TlsTarget = {
    host: proxy.host,
    serverName: null,
    verify: true,
    identity: null,
    protocols: ['http/1.1'],
    record: true,
  };
  const read = await connections.certificateReader();
  const outcome = await openTls(raw, target, connections.trust, read, course);
  course.marks.tlsBegan = null;
  course.marks.tlsEnded = null;
  course.marks.proxyBegan = began;
  if (outcome.kind === 'secure') return { stream: outcome.socket };
  if (outcome.kind === 'failed' && outcome.error === null) return { failure: null };
  const place = { scheme: 'https', host: proxy.host, port: proxy.port } as const;
  const below =
    outcome.kind === 'untrusted'
      ? untrustedFailure(outcome.session, outcome.libraryMessage, place, false)
      : outcome.error === null
        ? failure('TLS_HANDSHAKE_FAILED', 'tls', '')
        : handshakeFailure(outcome.error, outcome.facts, wishOf(outcome.session), place);
  const message = `${proxyName(proxy)} is spoken to over TLS, and that failed. ${below.message}`;
  return { failure: { ...below, code: 'PROXY_UNREACHABLE', phase: 'proxy', message } };
}

export function proxyUse({ host, port, source }: ProxyServer, isTunnel: boolean): ProxyUse {
  return { host, port, source, isTunnel };
}
