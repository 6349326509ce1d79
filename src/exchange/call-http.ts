import type Client from 'undici/lib/dispatcher/client.js';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import { codingOverhead, codingsOf, readContent } from './content.ts';
import type { Course, TimeLimits } from './course.ts';
import type { Failure, Field, Response } from './exchange.ts';
import { fieldsOf } from './field-text.ts';
import { frameBody } from './frame-body.ts';
import { tokensOf, valuesOf, writeHead } from './head.ts';
import { explainHttpError, type HttpProgress } from './http-failure.ts';
import type { Http1Connection, OpenConnection } from './ready-connection.ts';
import { readResponseHead } from './response-head-reader.ts';

export interface HttpOutcome {
  readonly protocol: OpenConnection['protocol'];
  readonly response: Response | null;
  readonly failure: Failure | null;
  /** `null` when nothing was written. */
  readonly head: string | null;
  /** The body waited for a `100 Continue` that did not come. */
  readonly bodyWithheld: boolean;
  /** Octets came back. */
  readonly answered: boolean;
  /** The connection closed or broke before an octet came back, and we had no part in it. */
  readonly closedUnanswered: boolean;
  /** The server has said that it did not process the request, which only HTTP/2 can say. */
  readonly isUnprocessed: boolean;
  /** `performance.now()` at the last octet. */
  readonly ended: number;
}

/** Milliseconds for which a body waits for `100 Continue` (RFC 9110 section 10.1.1: not forever). */
const patienceForContinue = 1000;

type Ending =
  | { readonly kind: 'complete' }
  | { readonly kind: 'limit' }
  | { readonly kind: 'error'; readonly error: NodeJS.ErrnoException };

/** Octets of a whole head, separators and status line included, after which we end it where the parser does not. */
const longestWhole = 1024 * 1024;

/** The parser's own error for fields that are too long. */
function headTooLong(): Error {
  return Object.assign(new Error('The head has no end.'), { code: 'UND_ERR_HEADERS_OVERFLOW' });
}

/** One request and its response over a connection that stands. Returns for every outcome. */
export async function callHttp(
  request: ResolvedRequest,
  connection: Http1Connection,
  course: Course,
  limits: TimeLimits,
): Promise<HttpOutcome> {
  const { client, exact } = connection;
  const { marks } = course;
  const head = writeHead(request);
  const body = frameBody(request);
  const holdBody =
    body !== null && request.httpVersion === '1.1' && tokensOf(request.fields, 'expect').includes('100-continue');
  const chunks: Uint8Array[] = [];
  let wireSize = 0;
  let mostOctets = request.options.bodyLimit;
  let status: number | null = null;
  let fields: readonly Field[] = [];
  let trailers: readonly Field[] = [];
  let controller: Client.Controller | null = null;
  let holdTimer: NodeJS.Timeout | null = null;

  const reader = readResponseHead({
    interim(code) {
      if (code === 100) exact.sendBody();
    },
    final() {
      marks.firstByte = performance.now();
      course.enter('receive');
    },
  });

  const ending = await new Promise<Ending>((settle) => {
    const breakOff = (ended: Ending): void => {
      settle(ended);
      if (controller === null) void connection.close();
      else controller.abort(new Error('ended by Portside'));
    };
    course.whenStopped(() => breakOff({ kind: 'error', error: new Error('stopped') }));
    if (course.stopped()) return;

    exact.begin({
      head: Buffer.from(head, 'utf8'),
      body,
      holdBody,
      onWriting() {
        course.connected();
        course.enter('send');
        marks.sendBegan = performance.now();
        if (holdBody) holdTimer = setTimeout(() => exact.sendBody(), patienceForContinue);
      },
      onSent() {
        marks.sendEnded = performance.now();
        if (marks.firstByte === null) course.enter('wait');
      },
      onReceived(chunk) {
        const shown = reader.take(chunk);
        // The parser limits the fields only, not what stands before them.
        if (reader.unfinished() > longestWhole) breakOff({ kind: 'error', error: headTooLong() });
        return shown;
      },
    });
    const isHead = request.method === 'HEAD';
    const upgrade = valuesOf(request.fields, 'upgrade')[0];
    client.dispatch(
      {
        method: isHead ? 'HEAD' : 'GET',
        path: '/',
        reset: tokensOf(request.fields, 'connection').includes('close'),
        ...(upgrade === undefined ? {} : { upgrade: 'x' }),
      },
      {
        onRequestStart(given) {
          controller = given;
        },
        onResponseStart(given, code) {
          status = code;
          fields = fieldsOf(given.rawHeaders);
          if (codingsOf(fields).length > 0) mostOctets += codingOverhead;
          // What follows is the tunnel's (RFC 9110 section 9.3.6), and no HTTP of ours.
          if (request.method === 'CONNECT' && code >= 200 && code < 300) breakOff({ kind: 'complete' });
        },
        onResponseData(_controller, chunk) {
          wireSize += chunk.length;
          chunks.push(chunk);
          if (wireSize > mostOctets) breakOff({ kind: 'limit' });
        },
        onResponseEnd(given) {
          trailers = fieldsOf(given.rawTrailers);
          settle({ kind: 'complete' });
        },
        onResponseError(_controller, error) {
          settle({ kind: 'error', error });
        },
        onRequestUpgrade(given, code, _headers, socket) {
          status = code;
          fields = fieldsOf(given.rawHeaders);
          settle({ kind: 'complete' });
          socket.destroy();
        },
      },
    );
  });

  const ended = performance.now();
  if (holdTimer !== null) clearTimeout(holdTimer);
  course.whenStopped(() => undefined);
  if (marks.firstByte !== null) marks.received = ended;
  const written = marks.sendBegan !== null;
  // The word that the last octet was taken may come just after the answer to it.
  if (body !== null && ending.kind === 'complete' && !exact.isFlushed()) await new Promise(setImmediate);
  const bodyWithheld = exact.isHeld();
  if (!written || (body !== null && !exact.isFlushed())) void connection.close();

  const line = reader.statusLine();
  const progress: HttpProgress = {
    answered: reader.received() > 0,
    preview: reader.preview(),
    fields: status === null ? null : fields,
    wireSize,
  };
  const failed =
    ending.kind === 'error' ? explainHttpError(ending.error, progress, request, connection, course, limits) : null;
  const read =
    status === null
      ? null
      : await readContent({ chunks, fields, ending: ending.kind, bodyLimit: request.options.bodyLimit });
  const response: Response | null =
    status === null || read === null
      ? null
      : {
          status,
          statusText: line?.statusText ?? '',
          httpVersion: line?.httpVersion ?? '1.1',
          fields,
          trailers,
          informational: [...reader.informational],
          body: read.body,
          wireSize,
          headSize: reader.headSize(),
          decoded: read.decoded,
        };
  return {
    protocol: 'http/1.1',
    response,
    failure: failed ?? read?.failure ?? null,
    head: written ? head : null,
    bodyWithheld,
    answered: progress.answered,
    closedUnanswered: ending.kind === 'error' && course.stopped() === null && !progress.answered,
    isUnprocessed: false,
    ended,
  };
}
