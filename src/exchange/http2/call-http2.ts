import type { ClientHttp2Stream } from 'node:http2';
import { http2Head, unsayableInHttp2 } from '../../request/http2-head.ts';
import type { ResolvedRequest } from '../../request/resolved-request.ts';
import type { HttpOutcome } from '../call-http.ts';
import { codingOverhead, codingsOf, readContent } from '../content.ts';
import type { Course, TimeLimits } from '../course.ts';
import type { Failure, Field, Response } from '../exchange.ts';
import { failure } from '../failure.ts';
import { headText } from '../field-text.ts';
import { tokensOf } from '../head.ts';
import type { Http2Connection } from '../ready-connection.ts';
import { http2Error } from './http2-error.ts';
import { explainHttp2Error, type StreamEnding, speaksNoHttp2 } from './http2-failure.ts';
import type { Http2Session } from './http2-session.ts';
import { requestHeaders } from './request-headers.ts';

/** Milliseconds for which a body waits for `100 Continue` (RFC 9110 section 10.1.1: not forever). */
const patienceForContinue = 1000;

/** Interim responses kept; a server may send without end. */
const mostInterim = 100;

/** One request and its response over a connection that speaks HTTP/2. Returns for every outcome. */
export async function callHttp2(
  request: ResolvedRequest,
  connection: Http2Connection,
  course: Course,
  limits: TimeLimits,
): Promise<HttpOutcome> {
  const unsayable = unsayableInHttp2(http2Head(request));
  if (unsayable !== null) {
    return notSent(failure('LOCAL_FAILURE', 'send', `${unsayable}; nothing was sent.`), false);
  }
  connection.use(true);
  const peer = await connection.session();
  if (request.scheme === 'http' && peer.server.isHttp2() === null) {
    // Nobody has said yet that HTTP/2 is understood: the request waits for that.
    const stop = new AbortController();
    course.connected();
    course.enter('send');
    course.whenStopped(() => stop.abort());
    await peer.greeted(stop.signal);
    course.whenStopped(() => undefined);
    if (peer.server.isHttp2() !== true) {
      void connection.close();
      const stopped = course.stopped() !== null;
      return notSent(speaksNoHttp2(peer, connection, request, course, limits), !stopped && !peer.server.preview());
    }
  }
  const outcome = await exchangeOver(peer, request, connection, course, limits);
  connection.use(false);
  return outcome;
}

function notSent(failed: Failure, closedUnanswered: boolean): HttpOutcome {
  return {
    protocol: 'h2',
    response: null,
    failure: failed,
    head: null,
    bodyWithheld: false,
    answered: false,
    closedUnanswered,
    isUnprocessed: false,
    ended: performance.now(),
  };
}

async function exchangeOver(
  peer: Http2Session,
  request: ResolvedRequest,
  connection: Http2Connection,
  course: Course,
  limits: TimeLimits,
): Promise<HttpOutcome> {
  const { marks } = course;
  const head = http2Head(request).fields;
  const body = request.body === null || request.body.length === 0 ? null : request.body;
  const holdBody = body !== null && tokensOf(request.fields, 'expect').includes('100-continue');
  const chunks: Uint8Array[] = [];
  const informational: Response['informational'][number][] = [];
  let interim = 0;
  let wireSize = 0;
  let mostOctets = request.options.bodyLimit;
  let status: number | null = null;
  let fields: readonly Field[] = [];
  let trailers: readonly Field[] = [];
  let stream = null as ClientHttp2Stream | null;
  let isBodyGiven = false;
  let holdTimer: NodeJS.Timeout | null = null;
  const streamId = (): number => stream?.id ?? 0;

  const ending = await new Promise<StreamEnding>((settle) => {
    let failed: NodeJS.ErrnoException | null = null;
    const breakOff = (ended: StreamEnding): void => {
      settle(ended);
      stream?.close(http2Error.CANCEL);
    };
    course.whenStopped(() => breakOff({ kind: 'error', error: null }));
    if (course.stopped()) return;

    peer.whenSaid(() => {
      const said = peer.client.stream(streamId());
      if (said.heads.length > 0 && marks.sendBegan === null) {
        course.connected();
        course.enter('send');
        marks.sendBegan = performance.now();
      }
      if (said.ended && marks.sendEnded === null) {
        marks.sendEnded = performance.now();
        if (marks.firstByte === null) course.enter('wait');
      }
    });
    const giveBody = (): void => {
      if (isBodyGiven || stream === null || stream.closed) return;
      isBodyGiven = true;
      stream.end(body);
    };
    try {
      stream = peer.session.request(requestHeaders(head, process.versions.node), { endStream: body === null });
    } catch (error) {
      settle({ kind: 'error', error: error as NodeJS.ErrnoException });
      return;
    }
    if (body !== null && !holdBody) giveBody();
    if (holdBody) holdTimer = setTimeout(giveBody, patienceForContinue);

    stream.on('headers', (_headers, _flags, raw: readonly string[]) => {
      const { code, others } = statusAndFields(raw);
      interim += 1;
      if (informational.length < mostInterim) informational.push({ status: code, statusText: '', fields: others });
      if (code === 100) giveBody();
    });
    stream.once('response', (_headers, _flags, raw: readonly string[]) => {
      marks.firstByte = performance.now();
      course.enter('receive');
      ({ code: status, others: fields } = statusAndFields(raw));
      if (codingsOf(fields).length > 0) mostOctets += codingOverhead;
      // What follows is the tunnel's (RFC 9113 section 8.5), and no HTTP of ours.
      if (request.method === 'CONNECT' && status >= 200 && status < 300) breakOff({ kind: 'complete' });
      // Only now: what is read sooner may be told before the head it came with.
      stream?.on('data', (chunk: Buffer) => {
        wireSize += chunk.length;
        chunks.push(chunk);
        if (wireSize > mostOctets) breakOff({ kind: 'limit' });
      });
    });
    stream.once('trailers', (_headers, _flags, raw: readonly string[]) => {
      trailers = statusAndFields(raw).others;
    });
    stream.on('error', (error) => {
      failed ??= error;
    });
    stream.once('end', () => {
      // A reset without an error ends it for Node as well.
      if (peer.server.stream(streamId()).ended) settle({ kind: 'complete' });
    });
    stream.once('close', () => settle({ kind: 'error', error: failed }));
  });

  const ended = performance.now();
  if (holdTimer !== null) clearTimeout(holdTimer);
  course.whenStopped(() => undefined);
  peer.whenSaid(() => undefined);
  if (marks.firstByte !== null) marks.received = ended;
  const said = peer.client.stream(streamId());
  const told = peer.server.stream(streamId());
  const written = said.heads.length > 0;
  if (!said.ended) stream?.close(http2Error.CANCEL);
  if (ending.kind !== 'complete' || request.method === 'CONNECT') void connection.close();

  const progress = { status, fields: status === null ? null : fields, wireSize, stream: streamId() };
  const failed =
    ending.kind === 'error'
      ? explainHttp2Error(ending.error, progress, peer, request, connection, course, limits)
      : null;
  const read =
    status === null
      ? null
      : await readContent({ chunks, fields, ending: ending.kind, bodyLimit: request.options.bodyLimit });
  const response: Response | null =
    status === null || read === null
      ? null
      : {
          status,
          statusText: '',
          httpVersion: '2',
          fields,
          trailers,
          informational,
          body: read.body,
          wireSize,
          headSize: told.heads[interim] ?? told.heads.at(-1) ?? 0,
          decoded: read.decoded,
        };
  const goAway = peer.server.goAway();
  const answered = told.heads.length > 0;
  return {
    protocol: 'h2',
    response,
    failure: failed ?? read?.failure ?? null,
    head: written ? head.map(({ name, value }) => `${name}: ${value}\r\n`).join('') : null,
    bodyWithheld: holdBody && !isBodyGiven,
    answered,
    closedUnanswered: ending.kind === 'error' && course.stopped() === null && !answered && told.reset === null,
    // RFC 9113 section 8.7.
    isUnprocessed:
      ending.kind === 'error' &&
      (told.reset === http2Error.REFUSED_STREAM || (goAway !== null && goAway.lastStream < streamId())),
    ended,
  };
}

/** Of name and value in turn; `code` is 0 where there is none, as in trailers. */
function statusAndFields(raw: readonly string[]): { readonly code: number; readonly others: readonly Field[] } {
  let code = 0;
  const others: Field[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const value = raw[index + 1] ?? '';
    if (name === ':status') code = Number(value);
    else if (!name.startsWith(':')) others.push({ name, value: headText(Buffer.from(value, 'latin1')) });
  }
  return { code, others };
}
