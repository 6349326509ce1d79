import { boundedNumber, Refusal, sendBytes, sendJson, sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';
import { countingBytes } from './media-types.ts';

const lastModified = 'Sun, 01 Jun 2025 12:00:00 GMT';

export const caching: EndpointGroup = {
  title: 'Caching, conditions and ranges',
  endpoints: [
    {
      path: '/cache',
      methods: ['GET'],
      says: 'An ETag and a Last-Modified; 304 to a request that has them already.',
      example: null,
      answer: (call) => {
        const fields = { ETag: '"playground-1"', 'Last-Modified': lastModified, 'Cache-Control': 'no-cache' };
        if (isNotModified(call, '"playground-1"')) return sendText(call, '', fields, 304);
        sendJson(call, { ask: 'again with If-None-Match: "playground-1"' }, fields);
      },
    },
    {
      path: '/cache/{seconds}',
      methods: ['GET'],
      says: 'An answer that may be kept for that many seconds.',
      example: '/cache/60',
      answer: (call) => {
        const seconds = boundedNumber(call.parameter('seconds'), 0, 31_536_000);
        if (seconds === null) throw new Refusal('Say for how many seconds: /cache/60');
        const fields = { 'Cache-Control': `public, max-age=${Math.floor(seconds)}`, Age: '0' };
        sendJson(call, { keptForSeconds: seconds }, fields);
      },
    },
    {
      path: '/etag/{tag}',
      methods: null,
      says: 'A resource with this entity tag: 304 for If-None-Match, 412 for an If-Match that does not.',
      example: '/etag/v2',
      answer: (call) => {
        const tag = `"${encodeURIComponent(call.parameter('tag'))}"`;
        const { 'if-match': wanted, 'if-none-match': known } = call.request.headers;
        if (wanted !== undefined && !lists(wanted, tag)) {
          return sendText(call, `It is ${tag} now.\n`, { ETag: tag }, 412);
        }
        const reading = ['GET', 'HEAD'].includes(call.method);
        if (known !== undefined && lists(known, tag)) return sendText(call, '', { ETag: tag }, reading ? 304 : 412);
        sendJson(call, { method: call.method, etag: tag }, { ETag: tag });
      },
    },
    {
      path: '/range/{count}',
      methods: ['GET'],
      says: 'That many bytes (up to 1 MB), or the part that Range asks for.',
      example: '/range/1000',
      answer: sendRange,
    },
  ],
};

/** If-None-Match goes before If-Modified-Since (RFC 9110 section 13.1.3). */
function isNotModified(call: Call, tag: string): boolean {
  const { 'if-none-match': known, 'if-modified-since': since } = call.request.headers;
  if (known !== undefined) return lists(known, tag);
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

/** Weak comparison (RFC 9110 section 8.8.3.2). */
function lists(field: string, tag: string): boolean {
  const tags = field.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}

/** One range; a request for several gets the whole, as RFC 9110 section 14.2 allows. */
function sendRange(call: Call): void {
  const count = boundedNumber(call.parameter('count'), 1, 1_000_000);
  if (count === null || !Number.isInteger(count)) throw new Refusal('Say how many bytes: /range/1000');
  const bytes = countingBytes(count);
  const tag = `"range-${count}"`;
  const fields = { 'Accept-Ranges': 'bytes', 'Content-Type': 'application/octet-stream', ETag: tag };
  const condition = call.request.headers['if-range'];
  const range = condition === undefined || condition === tag ? call.request.headers.range : undefined;
  const part = requestedPart(range ?? '', count);
  if (part === null) {
    sendBytes(call, bytes, fields);
  } else if (part.start > part.last) {
    sendText(call, '', { ...fields, 'Content-Range': `bytes */${count}` }, 416);
  } else {
    const contentRange = `bytes ${part.start}-${part.last}/${count}`;
    const content = bytes.subarray(part.start, part.last + 1);
    sendBytes(call, content, { ...fields, 'Content-Range': contentRange }, 206);
  }
}

/** `first-last`, `first-` or `-length` (RFC 9110 section 14.1.2), ends included; `null` for anything else. */
function requestedPart(range: string, count: number): { readonly start: number; readonly last: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first !== '') return { start: Number(first), last: last === '' ? count - 1 : Math.min(count - 1, Number(last)) };
  return last === '' ? null : { start: last === '0' ? count : Math.max(0, count - Number(last)), last: count - 1 };
}
