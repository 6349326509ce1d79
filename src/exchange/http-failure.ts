import type { Course, TimeLimits } from './course.ts';
import type { Failure, Field, Phase } from './exchange.ts';
import { codeOfErrno, failure, type Place, placeName, stopFailure } from './failure.ts';
import { valuesOf } from './head.ts';
import type { OpenConnection } from './ready-connection.ts';
import { alertNumberOf, isTlsError, tlsErrorText } from './tls/tls-error.ts';
import { alertFailure } from './tls/tls-failure.ts';
import { wishOf } from './tls/wish-of.ts';

/** How far a request over an open connection had come. */
export interface HttpProgress {
  readonly answered: boolean;
  /** The first octets that came, as Latin-1. */
  readonly preview: string;
  /** `null` until the final head was complete. */
  readonly fields: readonly Field[] | null;
  /** Octets of the body that came. */
  readonly wireSize: number;
}

/** undici's and llhttp's codes for a connection that ended too early. */
const endings = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_INFO',
]);

/** Codes for a connection that was closed in order. */
const closings = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO', 'ERR_HTTP2_STREAM_CANCEL']);

export function explainHttpError(
  error: NodeJS.ErrnoException,
  progress: HttpProgress,
  place: Place,
  connection: OpenConnection,
  course: Course,
  limits: TimeLimits,
): Failure {
  const stopped = course.stopped();
  if (stopped) return stopFailure(course, stopped, place, limits);
  const name = placeName(place);
  // undici says "other side closed" where the socket had told a TLS alert just before.
  const complaint = connection.socketError();
  const code = error.code ?? '';
  if (progress.fields !== null) {
    if (endings.has(code)) return truncated(complaint && isTlsError(complaint) ? complaint : error, progress, name);
    return failure('PROTOCOL_ERROR', 'receive', `What ${name} sent after the head of its response is not HTTP/1.1.`, {
      error,
    });
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return failure(
      'RESPONSE_HEAD_TOO_LARGE',
      'receive',
      `The head of the response from ${name} is larger than 256 KiB.`,
      {
        error,
        received: progress.preview,
      },
    );
  }
  return progress.answered
    ? notHttp(error, progress.preview, place)
    : unanswered(complaint ?? error, connection, course.phase(), place);
}

export function truncated(
  error: NodeJS.ErrnoException,
  { fields, wireSize }: Pick<HttpProgress, 'fields' | 'wireSize'>,
  name: string,
): Failure {
  const announced = valuesOf(fields ?? [], 'content-length')[0];
  const message =
    announced === undefined
      ? `${name} closed the connection before the end of the body; ${wireSize} bytes of it came.`
      : `${name} announced a body of ${announced} bytes and closed the connection after ${wireSize}.`;
  const alert = isTlsError(error) ? alertNumberOf(error) : null;
  return failure('TRUNCATED_BODY', 'receive', message, {
    error,
    causeText: tlsErrorText(error),
    alert: alert === null ? null : { number: alert, from: 'server' },
  });
}

/** Octets came that are no head of a response. */
function notHttp(error: NodeJS.ErrnoException, preview: string, place: Place): Failure {
  const name = placeName(place);
  if (place.scheme === 'http' && /^\x15\x03/.test(preview)) {
    const number = preview.length >= 7 ? preview.charCodeAt(6) : null;
    return {
      ...tlsOnPlainPort(name, 'receive', error),
      received: preview,
      alert: number === null ? null : { number, from: 'server' },
    };
  }
  const closed = error.code === 'UND_ERR_SOCKET' && /^(other side )?closed$/.test(error.message);
  if (closed || error.code === 'ECONNRESET') {
    const reset = error.code === 'ECONNRESET';
    const message = `${name} ${reset ? 'broke the connection off' : 'closed the connection'} in the middle of the head of its response.`;
    return failure(reset ? 'CONNECTION_RESET' : 'CONNECTION_CLOSED', 'receive', message, { error, received: preview });
  }
  const message = /^HTTP\/\d/.test(preview)
    ? `The head of the response from ${name} breaks the rules of HTTP/1.1: ${parserWords(error, preview)}.`
    : `${name} did not answer with HTTP/1.1.`;
  return failure('PROTOCOL_ERROR', 'receive', message, {
    error,
    causeText: parserWords(error, preview),
    received: preview,
  });
}

/** What the parser said; where it names no reason, what can be seen in the head. */
function parserWords(error: NodeJS.ErrnoException, preview: string): string {
  if (error.code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
    return /^transfer-encoding[\t ]*:/im.test(preview)
      ? 'it gives both Content-Length and Transfer-Encoding'
      : 'it gives Content-Length more than once, or not as a number';
  }
  if (/bad upgrade/.test(error.message)) return 'it switches protocols though no upgrade was asked for';
  return /\((.*)\)$/s.exec(error.message)?.[1] ?? error.message;
}

/** A reset may overtake the alert before it on its way to the library, which then knows of the reset only. */
function recordedAlert(connection: OpenConnection): number | null {
  const alerts = connection.facts.reused ? [] : (connection.factsNow().tls?.record?.alerts ?? []);
  return alerts.find(({ from, level }) => from === 'server' && level === 'fatal')?.number ?? null;
}

/** Nothing came back. */
export function unanswered(
  error: NodeJS.ErrnoException,
  connection: OpenConnection,
  phase: Phase,
  place: Place,
): Failure {
  const name = placeName(place);
  const wish = wishOf(connection.factsNow().tls);
  const alert = isTlsError(error) ? alertNumberOf(error) : recordedAlert(connection);
  if (alert !== null) return alertFailure(error, alert, wish, place);
  if (wish.sent !== null && !connection.facts.reused && !isTlsError(error)) {
    // Node.js and others look at it only now, and say nothing.
    const message = `${name} asked for a client certificate, got “${wish.sent}”, and closed the connection without an answer.`;
    return failure('TLS_CLIENT_CERTIFICATE_REFUSED', 'tls', message, { error });
  }
  if (wish.asked === true && !connection.facts.reused) {
    const message = `${name} asked for a client certificate, got none, and closed the connection without an answer.`;
    return failure('TLS_CLIENT_CERTIFICATE_REQUIRED', 'tls', message, { error, causeText: tlsErrorText(error) });
  }
  if (isTlsError(error)) {
    return failure('TLS_HANDSHAKE_FAILED', 'tls', `TLS with ${name} failed: ${tlsErrorText(error)}.`, {
      error,
      causeText: tlsErrorText(error),
    });
  }
  const doing = phase === 'send' ? 'while the request was being sent' : 'without an answer';
  if (closings.has(error.code ?? '')) {
    return failure('CONNECTION_CLOSED', phase, `${name} closed the connection ${doing}.`, { error });
  }
  const code = codeOfErrno(error);
  if (code === 'CONNECTION_RESET') return failure(code, phase, `${name} broke the connection off ${doing}.`, { error });
  if (code === 'CONNECT_TIMEOUT') {
    return failure(phase === 'send' ? 'SEND_TIMEOUT' : 'WAIT_TIMEOUT', phase, `${name} stopped answering.`, { error });
  }
  return failure(code, phase, `The connection to ${name} failed ${doing}.`, { error });
}

export function tlsOnPlainPort(name: string, phase: Phase, error: NodeJS.ErrnoException | null): Failure {
  const message = `${name} speaks TLS and does not understand plain HTTP; try https.`;
  return failure('TLS_ON_PLAIN_PORT', phase, message, { error });
}
