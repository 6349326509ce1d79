import { isIP } from 'node:net';
import type { Connections } from '../../connections.ts';
import { type Course, startCourse } from '../../course.ts';
import type { Failure } from '../../exchange.ts';
import { connectFailure, failure, lookUpFailure, type Place, stopFailure } from '../../failure.ts';
import { connectTcp } from '../../happy-eyeballs.ts';
import { type FoundVersion, findVersion, refusesFallback } from './find-version.ts';
import { limited } from './limited.ts';
import { allVersions, tls12, tls13 } from './offers.ts';
import { sayHello } from './say-hello.ts';
import type { Scan, ScanTarget, ScanWatch } from './scan-context.ts';
import { scanHttp } from './scan-http.ts';
import { scanOlder } from './scan-older.ts';
import type { ScanReport } from './scan-report.ts';
import { scanSuites } from './scan-suites.ts';
import { scanTls13 } from './scan-tls13.ts';

/** Connections at a time: enough to be done soon, few enough not to look like an attack. */
const mostAtOnce = 6;

/**
 * What versions, suites and groups a server takes, and in whose order. Every hello is written by us and ends with the server's first answer, so
 * that it counts nothing what the TLS library here could speak, and no handshake is completed but one for TLS 1.3's encrypted part.
 * Sends no request but, for `plainPort`, two of `HEAD /`. Returns for every outcome; an abort gives what was found until then.
 */
export async function scanServer(target: ScanTarget, connections: Connections, watch: ScanWatch): Promise<ScanReport> {
  const began = performance.now();
  const name = (target.serverName ?? target.host).replace(/\.$/, '');
  const serverName = isIP(name) === 0 ? name : null;
  const reached = await reach(target, connections, watch);
  let count = 0;
  const nothing: ScanReport = {
    host: target.host,
    port: target.port,
    serverName,
    address: null,
    versions: [],
    groups: [],
    primeBits: null,
    alpn: [],
    alpnKnown: false,
    older: null,
    tls13Tickets: null,
    fallbackProtection: null,
    http: null,
    connections: 0,
    duration: 0,
    complete: false,
    failure: null,
  };
  if (typeof reached !== 'string') return { ...nothing, duration: performance.now() - began, failure: reached };

  const inTurn = limited(mostAtOnce);
  const doubt = { isThere: false };
  const scan: Scan = {
    target,
    connections,
    watch,
    serverName,
    address: reached,
    doubt,
    ask: (step, offer) =>
      inTurn(async () => {
        if (watch.signal?.aborted) return { kind: 'stopped' };
        count += 1;
        watch.onProgress?.({ step, connections: count });
        return sayHello(reached, target.port, offer, connections.lookup, watch.signal);
      }),
  };

  const found = await Promise.all(allVersions.map((version) => findVersion(scan, version)));
  const supported = found.filter((one) => one.first !== null);
  const highestOlder = supported.find(({ version }) => version !== tls13) ?? null;
  const newest = supported[0] ?? null;
  const [versions, older, tls13Part, http, fallbackProtection] = await Promise.all([
    Promise.all(found.map((one) => scanSuites(scan, one))),
    highestOlder === null ? null : scanOlder(scan, highestOlder),
    newest?.version === tls13 ? scanTls13(scan, newest) : null,
    target.plainPort === null || newest === null
      ? null
      : scanHttp(target.host, target.port, target.plainPort, connections, watch.signal),
    supported.length < 2 ? null : refusesFallback(scan, supported),
  ]);
  return {
    ...nothing,
    address: reached,
    versions,
    groups: [tls13Part?.groups, older?.groups].filter((one) => one !== undefined && one !== null),
    primeBits: older?.primeBits ?? null,
    alpn: older?.alpn ?? tls13Part?.alpn ?? [],
    alpnKnown: older !== null || (tls13Part?.alpn ?? null) !== null,
    older: older?.features ?? null,
    tls13Tickets: tls13Part?.ticket ?? null,
    fallbackProtection,
    http,
    connections: count,
    duration: performance.now() - began,
    complete: !doubt.isThere && !watch.signal?.aborted,
    failure: newest === null ? failureOf(found, target) : null,
  };
}

/** The address that answers; or why none does. */
async function reach(target: ScanTarget, connections: Connections, watch: ScanWatch): Promise<string | Failure> {
  const limits = { timeout: 30_000, connectTimeout: null };
  const place: Place = { scheme: 'https', host: target.host, port: target.port };
  const course: Course = startCourse(limits, { signal: watch.signal, onPhase: null });
  try {
    const tcp = await connectTcp(target.host, target.port, connections.lookup, course);
    tcp.socket?.destroy();
    const stopped = course.stopped();
    if (stopped !== null) return stopFailure(course, stopped, place, limits);
    if (tcp.socket !== null) return tcp.attempts.find(({ error }) => error === null)?.address ?? target.host;
    if (tcp.error === null) return failure('LOCAL_FAILURE', course.phase(), 'The connection could not be made.');
    return tcp.attempts.length === 0 ? lookUpFailure(tcp.error, target.host) : connectFailure(tcp.error, place);
  } finally {
    course.end();
  }
}

/** Why no version was agreed: what the newest one met with, older ones being refused for their age alone. */
function failureOf(found: readonly FoundVersion[], { host, port }: ScanTarget): Failure {
  const place: Place = { scheme: 'https', host, port };
  const refusal = found.find(({ version }) => version === tls12)?.refusal ?? null;
  const name = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  switch (refusal?.kind) {
    case 'not-tls':
      return failure('TLS_NOT_TLS', 'tls', `${name} answered every hello with something that is not TLS.`);
    case 'silent':
      return failure('TLS_TIMEOUT', 'tls', `${name} did not answer any hello in time.`);
    case 'unreachable':
      return connectFailure(Object.assign(new Error(refusal.error), { code: refusal.error }), place);
    case 'stopped':
      return failure('CANCELLED', 'tls', 'Cancelled before any version was found.');
    case 'alert':
      return failure('TLS_ALERT', 'tls', `${name} turned every version down.`, {
        alert: { number: refusal.alert, from: 'server' },
      });
    default:
      return failure('CONNECTION_CLOSED', 'tls', `${name} closed every connection after the hello.`);
  }
}
