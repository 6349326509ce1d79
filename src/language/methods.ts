import type { WrittenRequest } from './document.ts';

/** Methods whose case does not matter here: RFC 9110 section 9.3 and PATCH (RFC 5789). They go out in upper case. */
const standardMethods: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
];

/** Words in the place of a method that ask for another protocol or a special body. */
export const protocolWords: readonly string[] = [
  'GRAPHQL',
  'WS',
  'WEBSOCKET',
  'GRPC',
  'SSE',
  'EVENTSOURCE',
  'RSOCKET',
  'MQTT',
  'MQTTS',
  'AMQP',
];

const extensionMethods: readonly string[] = [
  'QUERY',
  'ACL',
  'BASELINE-CONTROL',
  'BIND',
  'CHECKIN',
  'CHECKOUT',
  'COPY',
  'LABEL',
  'LINK',
  'LIST',
  'LOCK',
  'MERGE',
  'MKACTIVITY',
  'MKCALENDAR',
  'MKCOL',
  'MKREDIRECTREF',
  'MKWORKSPACE',
  'MOVE',
  'ORDERPATCH',
  'PROPFIND',
  'PROPPATCH',
  'PURGE',
  'REBIND',
  'REPORT',
  'SEARCH',
  'UNBIND',
  'UNCHECKOUT',
  'UNLINK',
  'UNLOCK',
  'UPDATE',
  'UPDATEREDIRECTREF',
  'VERSION-CONTROL',
];

const standard: ReadonlySet<string> = new Set(standardMethods);
const known: ReadonlySet<string> = new Set([...standardMethods, ...protocolWords, ...extensionMethods]);

/** `word` in upper case when it is a standard method in any case, else as it is. */
export function canonicalMethod(word: string): string {
  if (standard.has(word)) return word;
  const upper = word.toUpperCase();
  return standard.has(upper) ? upper : word;
}

/** A standard method in any case, or another known one in upper case. */
export function isKnownMethod(word: string): boolean {
  return known.has(word) || standard.has(word.toUpperCase());
}

/** The method as it will be read: GET when none is written. */
export function methodOf(request: WrittenRequest): string {
  return request.method ? canonicalMethod(request.method.text) : 'GET';
}
