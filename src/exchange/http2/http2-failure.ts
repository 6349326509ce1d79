import type { Course, TimeLimits } from '../course.ts';
import type { Failure, Field, Phase } from '../exchange.ts';
import { failure, type Place, placeName, stopFailure } from '../failure.ts';
import { valuesOf } from '../head.ts';
import { truncated, unanswered } from '../http-failure.ts';
import type { Http2Connection } from '../ready-connection.ts';
import { isTlsError } from '../tls/tls-error.ts';
import { http2Error, http2ErrorName } from './http2-error.ts';
import type { Http2Session } from './http2-session.ts';

/** How the reading of a response ended. `error` is `null` where Node names none. */
export type StreamEnding =
  | { readonly kind: 'complete' }
  | { readonly kind: 'limit' }
  | { readonly kind: 'error'; readonly error: NodeJS.ErrnoException | null };

/** How far a request had come. */
export interface StreamProgress {
  /** `null` until the final head was complete. */
  readonly fields: readonly Field[] | null;
  /** Octets of the body that came. */
  readonly wireSize: number;
  /** 0: it never got a stream. */
  readonly stream: number;
}

/** Octets of a field, for nghttp2. The compression takes three eighths of them away at most. */
const longestField = 64 * 1024;

export function explainHttp2Error(
  told: NodeJS.ErrnoException | null,
  progress: StreamProgress,
  peer: Http2Session,
  place: Place,
  connection: Http2Connection,
  course: Course,
  limits: TimeLimits,
): Failure {
  const stopped = course.stopped();
  if (stopped) return stopFailure(course, stopped, place, limits);
  const name = placeName(place);
  const { server, client } = peer;
  const phase: Phase = progress.fields === null ? course.phase() : 'receive';
  const complaint = connection.socketError();
  const closed = Object.assign(new Error('The connection was closed.'), { code: 'ERR_HTTP2_STREAM_CANCEL' });
  if (complaint !== null && isTlsError(complaint) && progress.fields === null)
    return unanswered(complaint, connection, course.phase(), place);
  if (server.isHttp2() === false) {
    return failure('PROTOCOL_ERROR', 'receive', `${name} had chosen HTTP/2, and what it sent is none.`, {
      received: server.preview(),
    });
  }
  const goAway = server.goAway();
  const ofServer = server.stream(progress.stream);
  if (ofServer.reset !== null) {
    const said = http2ErrorName(ofServer.reset);
    const message =
      progress.fields === null
        ? `${name} took the request back with RST_STREAM, code ${said} (${ofServer.reset}).`
        : `${name} broke its response off with RST_STREAM, code ${said} (${ofServer.reset}), after ${progress.wireSize} bytes of the body.`;
    return { ...failure('HTTP2_STREAM_RESET', phase, message), cause: { code: said, message: '' } };
  }
  if (goAway !== null && (goAway.code !== 0 || goAway.lastStream < progress.stream)) {
    const said = http2ErrorName(goAway.code);
    const unprocessed = goAway.lastStream < progress.stream ? ' It has not processed the request.' : '';
    const message = `${name} ended the connection with GOAWAY, code ${said} (${goAway.code}).${unprocessed}`;
    return { ...failure('HTTP2_GOING_AWAY', phase, message), cause: { code: said, message: goAway.text } };
  }
  const announced = valuesOf(progress.fields ?? [], 'content-length')[0];
  if (ofServer.ended && announced !== undefined && Number(announced) !== progress.wireSize) {
    const message = `${name} announced a body of ${announced} bytes and ended it after ${progress.wireSize}.`;
    return failure('TRUNCATED_BODY', 'receive', message, { error: told });
  }
  const objection = client.stream(progress.stream).reset ?? client.goAway()?.code ?? 0;
  if (progress.fields === null && isTooLarge(objection, ofServer.heads.at(-1) ?? 0)) {
    const message = `The head of the response from ${name} is larger than can be read here: 256 KiB, 64 KiB for one field, 4096 fields.`;
    return failure('RESPONSE_HEAD_TOO_LARGE', 'receive', message);
  }
  if (objection !== 0 && complaint === null) {
    const said = http2ErrorName(objection);
    const message = `What ${name} sent breaks the rules of HTTP/2 (${said}).`;
    return { ...failure('PROTOCOL_ERROR', 'receive', message), cause: { code: said, message: told?.message ?? '' } };
  }
  return progress.fields === null
    ? unanswered(complaint ?? closed, connection, course.phase(), place)
    : truncated(complaint ?? closed, progress, name);
}

/** How nghttp2 objects to a head with too much in it, and to one field that is too long: as if it could not be decompressed. */
function isTooLarge(objection: number, compressedSize: number): boolean {
  return (
    objection === http2Error.ENHANCE_YOUR_CALM ||
    (objection === http2Error.COMPRESSION_ERROR && compressedSize > longestField / 2)
  );
}

/** No sign of HTTP/2 came over a connection without TLS, so that the request was not sent. */
export function speaksNoHttp2(
  { server }: Http2Session,
  connection: Http2Connection,
  place: Place,
  course: Course,
  limits: TimeLimits,
): Failure {
  const stopped = course.stopped();
  if (stopped) return stopFailure(course, stopped, place, limits);
  const name = placeName(place);
  const received = server.preview();
  const did =
    received === ''
      ? 'closed the connection'
      : /^HTTP\/1/.test(received)
        ? 'answered with HTTP/1.1'
        : 'answered with something else';
  return failure(
    'HTTP2_NOT_AVAILABLE',
    course.phase(),
    `The request asks for HTTP/2, and ${name} ${did} when it was spoken to in HTTP/2. Nothing of the request was sent.`,
    { error: connection.socketError(), received },
  );
}

/** The server was offered HTTP/2 in the handshake, and did not choose it. */
export function didNotChooseHttp2(place: Place, alert: Failure['alert'] = null): Failure {
  const did =
    alert === null ? 'did not choose it (ALPN)' : 'refused the connection for want of another protocol (ALPN)';
  return failure(
    'HTTP2_NOT_AVAILABLE',
    'tls',
    `The request asks for HTTP/2, and ${placeName(place)} ${did}. Nothing of the request was sent.`,
    { alert },
  );
}
