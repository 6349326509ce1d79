import type { ResolvedRequest } from '../request/resolved-request.ts';
import { tokensOf, valuesOf } from './head.ts';

/**
 * The octets after the head. A body whose request says `Transfer-Encoding: …, chunked` goes out in chunks
 * (RFC 9112 section 7.1), unless the author has framed it already or contradicts himself with a Content-Length:
 * then it goes out as written.
 */
export function frameBody(request: Pick<ResolvedRequest, 'body' | 'fields' | 'httpVersion'>): Uint8Array | null {
  const { body } = request;
  const chunked = tokensOf(request.fields, 'transfer-encoding').at(-1) === 'chunked';
  if (!chunked || request.httpVersion === '1.0' || valuesOf(request.fields, 'content-length').length > 0) {
    return body === null || body.length === 0 ? null : body;
  }
  if (body === null) return null;
  if (body.length === 0) return Buffer.from('0\r\n\r\n');
  if (isFramed(body)) return body;
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
}

/** The octets are one complete chunked body, nothing before it and nothing after it. */
function isFramed(body: Uint8Array): boolean {
  const octets = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let at = 0;
  for (;;) {
    const end = octets.indexOf('\r\n', at);
    if (end < 0 || end - at > 256) return false;
    const size = /^([0-9A-Fa-f]{1,8})[\t ]*(?:;.*)?$/.exec(octets.toString('latin1', at, end))?.[1];
    if (size === undefined) return false;
    const length = Number.parseInt(size, 16);
    if (length === 0) return octets.subarray(end).toString('latin1').endsWith('\r\n\r\n');
    at = end + 2 + length + 2;
    if (at > octets.length || octets[at - 2] !== 13 || octets[at - 1] !== 10) return false;
  }
}
