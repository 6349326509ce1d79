import type { Course, StopReason } from './course.ts';
import type { Failure, FailureCode, Phase } from './exchange.ts';
import type { IdentityTrouble } from './tls/client-identity.ts';

/** Where a failed call wanted to go. */
export interface Place {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

export interface FailureDetails {
  readonly error?: NodeJS.ErrnoException | null;
  /** Replaces the text of `error`. */
  readonly causeText?: string;
  readonly received?: string | null;
  readonly alert?: Failure['alert'];
}

export function failure(code: FailureCode, phase: Phase, message: string, details: FailureDetails = {}): Failure {
  const { error, causeText } = details;
  const told = causeText ?? error?.message;
  return {
    code,
    phase,
    message,
    cause: told === undefined ? null : { code: error?.code ?? null, message: told },
    received: details.received ? details.received : null,
    alert: details.alert ?? null,
  };
}

/** `example.org:443`, `[::1]:8080`. */
export function placeName({ host, port }: { readonly host: string; readonly port: number }): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

const codesByErrno: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_RESET',
  EPIPE: 'CONNECTION_RESET',
  ECONNABORTED: 'CONNECTION_RESET',
  EHOSTUNREACH: 'HOST_UNREACHABLE',
  EHOSTDOWN: 'HOST_UNREACHABLE',
  ENETUNREACH: 'NETWORK_UNREACHABLE',
  ENETDOWN: 'NETWORK_UNREACHABLE',
  ENONET: 'NETWORK_UNREACHABLE',
  ETIMEDOUT: 'CONNECT_TIMEOUT',
  EADDRNOTAVAIL: 'ADDRESS_INVALID',
  EAFNOSUPPORT: 'ADDRESS_INVALID',
  EINVAL: 'ADDRESS_INVALID',
  ERR_SOCKET_BAD_PORT: 'ADDRESS_INVALID',
  ERR_INVALID_IP_ADDRESS: 'ADDRESS_INVALID',
  ERR_INVALID_ARG_VALUE: 'ADDRESS_INVALID',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
  EMFILE: 'TOO_MANY_OPEN_FILES',
  ENFILE: 'TOO_MANY_OPEN_FILES',
};

export function codeOfErrno(error: NodeJS.ErrnoException): FailureCode {
  return codesByErrno[error.code ?? ''] ?? 'LOCAL_FAILURE';
}

export function lookUpFailure(error: NodeJS.ErrnoException, host: string): Failure {
  const { code } = error;
  // Nothing is ever registered under `invalid` (RFC 6761 section 6.4), whatever keeps a resolver from saying so.
  const none = code === 'ENOTFOUND' || code === 'ENODATA' || /(^|\.)invalid\.?$/.test(host);
  if (none) return failure('DNS_NOT_FOUND', 'dns', `No address is known for the name ${host}.`, { error });
  if (code === 'ETIMEOUT')
    return failure('DNS_TIMEOUT', 'dns', `The look-up of ${host} got no answer in time.`, { error });
  if (code === 'EMFILE' || code === 'ENFILE')
    return failure('TOO_MANY_OPEN_FILES', 'dns', 'The system allows no more open files and connections.', { error });
  return failure('DNS_FAILED', 'dns', `The name ${host} could not be looked up.`, { error });
}

const connectSentences: Partial<Record<FailureCode, (place: string) => string>> = {
  CONNECTION_REFUSED: (place) => `Nothing accepts connections at ${place}.`,
  CONNECTION_RESET: (place) => `${place} broke the connection off while it was being made.`,
  HOST_UNREACHABLE: (place) => `No way leads to the host of ${place}.`,
  NETWORK_UNREACHABLE: (place) => `No way leads to the network of ${place}.`,
  CONNECT_TIMEOUT: (place) => `${place} did not answer; the system gave the attempt up.`,
  ADDRESS_INVALID: (place) => `${place} is no address that a connection can be made to.`,
  PERMISSION_DENIED: (place) => `The system does not permit a connection to ${place}.`,
  TOO_MANY_OPEN_FILES: () => 'The system allows no more open files and connections.',
};

export function connectFailure(error: NodeJS.ErrnoException, place: Place): Failure {
  const code = codeOfErrno(error);
  const name = placeName(place);
  return failure(code, 'connect', connectSentences[code]?.(name) ?? `The connection to ${name} could not be made.`, {
    error,
  });
}

/** A client certificate is meant for the server and cannot be used: no connection was made. */
export function unusableIdentity({ source, why }: IdentityTrouble): Failure {
  const message = `The client certificate (${source}) cannot be used: ${why}. No connection was made.`;
  return failure('CLIENT_CERTIFICATE_UNUSABLE', 'tls', message);
}

const timeoutCodes: Readonly<Record<Phase, FailureCode>> = {
  dns: 'DNS_TIMEOUT',
  connect: 'CONNECT_TIMEOUT',
  proxy: 'CONNECT_TIMEOUT',
  tls: 'TLS_TIMEOUT',
  send: 'SEND_TIMEOUT',
  wait: 'WAIT_TIMEOUT',
  receive: 'RECEIVE_TIMEOUT',
  redirect: 'WAIT_TIMEOUT',
};

const overdue: Readonly<Record<Phase, string>> = {
  dns: 'the name was looked up',
  connect: 'the connection was made',
  proxy: 'the proxy had made the connection',
  tls: 'the TLS handshake was done',
  send: 'the request was sent',
  wait: 'the response began',
  receive: 'the response was complete',
  redirect: 'the redirect was followed',
};

/** The failure of a call that we ended. */
export function stopFailure(
  course: Course,
  reason: StopReason,
  place: Place,
  limits: { readonly timeout: number | null; readonly connectTimeout: number | null },
): Failure {
  const phase = course.phase();
  if (reason === 'cancelled') return failure('CANCELLED', phase, `Cancelled before ${overdue[phase]}.`);
  const limit = reason === 'time-limit' ? limits.timeout : limits.connectTimeout;
  return failure(
    timeoutCodes[phase],
    phase,
    `The time limit of ${limit} ms for ${placeName(place)} passed before ${overdue[phase]}.`,
  );
}
