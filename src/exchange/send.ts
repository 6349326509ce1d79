import { http2Head } from '../request/http2-head.ts';
import type { ProxyServer } from '../request/proxy-server.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import { callHttp, type HttpOutcome } from './call-http.ts';
import type { Connections } from './connections.ts';
import { type Course, startCourse, timingsOf, type Watch } from './course.ts';
import type { Call, Connection, Exchange, Failure, Response, SentRequest } from './exchange.ts';
import { failure, placeName, unusableIdentity } from './failure.ts';
import { unsafeInHead } from './head.ts';
import { tlsOnPlainPort } from './http-failure.ts';
import { openConnection } from './open-connection.ts';
import { chooseProxy } from './proxy/choose-proxy.ts';
import { forProxy, withProxySecrets } from './proxy/for-proxy.ts';
import type { OpenConnection } from './ready-connection.ts';
import { redirectOf } from './redirect.ts';
import { speaksTls } from './speaks-tls.ts';
import type { ApplicationProtocol } from './tls/open-tls.ts';

/** Methods that may be sent a second time when nobody knows what became of the first (RFC 9110 section 9.2.2). */
const idempotentMethods = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'DELETE',
  'QUERY',
  'PROPFIND',
  'SEARCH',
  'REPORT',
]);

/** Sends the request and whatever its redirects ask for. Returns for everything the network can do. */
export async function send(request: ResolvedRequest, connections: Connections, watch: Watch): Promise<Exchange> {
  const began = performance.now();
  const startedAt = Date.now();
  const calls: Call[] = [];
  const finish = (): Exchange => ({
    request: withProxySecrets(withoutKey(request), connections.proxies),
    startedAt,
    duration: performance.now() - began,
    calls,
  });

  let current = request;
  let cause: Call['cause'] = 'first';
  let dropped: SentRequest['dropped'] = [];
  let redirects = 0;
  for (;;) {
    let { call, retryable } = await perform(current, cause, dropped, connections, watch, true);
    if (retryable) {
      calls.push(call);
      ({ call, retryable } = await perform(current, 'retry', dropped, connections, watch, false));
    }
    const redirect =
      call.response === null || call.failure !== null || !request.options.followRedirects
        ? ({ kind: 'none' } as const)
        : redirectOf(current, call.response);
    if (redirect.kind === 'none') {
      calls.push(call);
      return finish();
    }
    if (redirect.kind === 'unusable') {
      const message = `The redirect (${call.response?.status}) cannot be followed: ${redirect.why}.`;
      calls.push({ ...call, failure: failure('REDIRECT_UNUSABLE', 'redirect', message) });
      return finish();
    }
    if (redirects >= request.options.maxRedirects) {
      const message = `More than ${request.options.maxRedirects} redirects; the last one leads to ${redirect.next.url}.`;
      calls.push({ ...call, failure: failure('TOO_MANY_REDIRECTS', 'redirect', message) });
      return finish();
    }
    calls.push(call);
    if (watch.signal?.aborted) {
      calls[calls.length - 1] = {
        ...call,
        failure: failure('CANCELLED', 'redirect', 'Cancelled before the redirect was followed.'),
      };
      return finish();
    }
    watch.onPhase?.('redirect');
    redirects += 1;
    cause = 'redirect';
    current = redirect.next;
    dropped = redirect.dropped;
  }
}

/** No key is in an exchange. */
function withoutKey(request: ResolvedRequest): ResolvedRequest {
  const { clientCertificate, ...options } = request.options;
  return typeof clientCertificate === 'object' ? { ...request, options } : request;
}

/** What the request says of a proxy, else what the session does. */
function proxyOf({ options, scheme, host, port }: ResolvedRequest, connections: Connections): ProxyServer | null {
  if (options.proxy === 'none') return null;
  return options.proxy ? chooseProxy(options.proxy, scheme, host, port) : connections.proxyFor(scheme, host, port);
}

interface Performed {
  readonly call: Call;
  /** A kept connection had closed under the request; it may be sent again on a fresh one (RFC 9112 section 9.3.1). */
  readonly retryable: boolean;
}

async function perform(
  written: ResolvedRequest,
  cause: Call['cause'],
  dropped: SentRequest['dropped'],
  connections: Connections,
  watch: Watch,
  mayReuse: boolean,
): Promise<Performed> {
  const proxy = proxyOf(written, connections);
  const protocols = protocolsFor(written);
  const isForwarded = proxy !== null && written.scheme === 'http' && protocols[0] !== 'h2';
  const request = isForwarded ? forProxy(written, proxy) : written;
  await connections.prepare(request.scheme);
  if (protocols[0] === 'h2') await import('./http2/call-http2.ts');
  const course = startCourse(request.options, watch);
  const leave = connections.enlist(course);
  const done = (
    response: Response | null,
    failed: Failure | null,
    connection: Connection | null,
    http: HttpOutcome | null,
    retryable: boolean,
  ): Performed => ({
    retryable,
    call: {
      cause,
      sent: sentRequest(request, http, dropped),
      response,
      failure: failed,
      timings: timingsOf(course.marks, http?.ended ?? performance.now()),
      connection,
    },
  });

  const tellOpened = (factsNow: () => Connection): void => {
    const timings = timingsOf(course.marks, performance.now());
    watch.onOpened?.(() => ({ url: request.url, connection: factsNow(), timings }));
  };

  try {
    const unsafe = unsafeInHead(request);
    if (unsafe !== null) {
      const message = `${unsafe} holds a character that would break the request's lines; nothing was sent.`;
      return done(null, failure('LOCAL_FAILURE', 'send', message), null, null, false);
    }
    const identity =
      request.scheme === 'http'
        ? null
        : connections.identityFor(request.host, request.port, request.options.clientCertificate ?? null);
    if (identity !== null && 'why' in identity) return done(null, unusableIdentity(identity), null, null, false);
    // Who we are belongs to a connection: nobody else may use it.
    const key = [
      request.scheme,
      request.host,
      request.port,
      request.options.verifyCertificate,
      identity?.id ?? '',
      proxy === null ? '' : `${proxy.scheme} ${placeName(proxy)}`,
      protocols.join(),
    ].join(' ');
    for (let kept = mayReuse ? connections.take(key) : null; kept; kept = connections.take(key)) {
      const connection = { ...kept.factsNow(), reused: true };
      tellOpened(() => connection);
      const http = await callOver({ ...kept, facts: connection }, request, course);
      // It had closed before a byte was written: as if there had been none.
      if (http.head === null && http.closedUnanswered) continue;
      connections.release(key, kept);
      const retryable = http.isUnprocessed || (http.closedUnanswered && idempotentMethods.has(request.method));
      return done(http.response, http.failure, connection, http, retryable);
    }
    const opening = await openConnection(
      { ...request, ...request.options, serverName: null, identity, protocols, proxy },
      connections,
      course,
      request.options,
    );
    if (opening.opened === null) return done(null, opening.failure, opening.connection, null, false);
    const fresh: OpenConnection = opening.opened;
    tellOpened(fresh.factsNow);
    const http = await callOver(fresh, request, course);
    connections.release(key, fresh);
    const failed = await reconsider(http, request, fresh.facts, course, watch);
    return done(http.response, failed, fresh.factsNow(), http, false);
  } finally {
    course.end();
    leave();
  }
}

/** What is offered to speak inside TLS; over plain HTTP the first one is spoken. */
function protocolsFor({ httpVersion, scheme, options }: ResolvedRequest): readonly ApplicationProtocol[] {
  if (httpVersion === '2') return ['h2'];
  return options.offersHttp2 && httpVersion === '1.1' && scheme === 'https' ? ['h2', 'http/1.1'] : ['http/1.1'];
}

async function callOver(connection: OpenConnection, request: ResolvedRequest, course: Course): Promise<HttpOutcome> {
  if (connection.protocol === 'http/1.1') return callHttp(request, connection, course, request.options);
  const { callHttp2 } = await import('./http2/call-http2.ts');
  return callHttp2(request, connection, course, request.options);
}

/** Milliseconds to wait for the answer to a TLS hello; more the farther away it is. */
const leastPatience = 150;
const mostPatience = 1000;

/** A TLS port commonly hangs up on plain HTTP without a word; whether it is one is asked then. */
async function reconsider(
  http: HttpOutcome,
  request: ResolvedRequest,
  connection: Connection,
  course: Course,
  watch: Watch,
): Promise<Failure | null> {
  if (
    request.scheme !== 'http' ||
    connection.proxy !== null ||
    !http.closedUnanswered ||
    http.failure === null ||
    course.stopped()
  )
    return http.failure;
  const { connectBegan, connectEnded } = course.marks;
  const roundTrip = connectBegan === null || connectEnded === null ? 0 : connectEnded - connectBegan;
  const patience = Math.min(mostPatience, leastPatience + 4 * roundTrip);
  const found = await speaksTls(connection.remoteAddress, connection.remotePort, patience, watch.signal);
  if (!found) return http.failure;
  return { ...tlsOnPlainPort(placeName(request), http.failure.phase, null), cause: http.failure.cause };
}

function sentRequest(request: ResolvedRequest, http: HttpOutcome | null, dropped: SentRequest['dropped']): SentRequest {
  const isHttp2 = http === null ? request.httpVersion === '2' : http.protocol === 'h2';
  const said = isHttp2 ? http2Head(request) : { fields: request.fields, dropped: [] };
  return {
    method: request.method,
    url: request.url,
    target: request.target,
    httpVersion: isHttp2 ? '2' : request.httpVersion,
    fields: said.fields.map(({ name, value, origin, reason }) => ({
      name,
      value,
      addedBecause: origin === 'added' ? reason : null,
    })),
    body: http?.bodyWithheld ? null : request.body,
    head: http?.head ?? null,
    dropped: [...dropped, ...said.dropped],
  };
}
