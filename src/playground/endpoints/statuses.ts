import { randomInt } from 'node:crypto';
import { type Fields, hasBody, Refusal, reasonOf, sendText, setFields } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

export const statuses: EndpointGroup = {
  title: 'Status codes',
  endpoints: [
    {
      path: '/status/{codes}',
      methods: null,
      says: 'Any status from 100 to 999 with the fields that go with it; one of several when separated by commas. `?reason=` sets the reason phrase.',
      example: '/status/404',
      answer: sendStatus,
    },
  ],
};

async function sendStatus(call: Call): Promise<void> {
  const codes = call.parameter('codes').split(',');
  const status = Number(codes[randomInt(codes.length)]);
  if (!Number.isInteger(status) || status < 100 || status > 999) {
    throw new Refusal('Write codes of three digits, separated by commas: /status/404 or /status/200,503');
  }
  await call.body();
  if (status < 200) return sendInterim(call, status);
  const reason = call.url.searchParams.get('reason') ?? reasonOf(status);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(reason)) {
    throw new Refusal('A reason phrase holds printable characters and no line break (RFC 9112 section 4).');
  }
  const text = `${status} ${reason}\n`;
  setFields(call, fittingFields(call, status));
  if (hasBody(status) && status !== 205) {
    setFields(call, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(text)),
    });
  }
  if (status === 205) setFields(call, { 'Content-Length': '0' });
  call.response.writeHead(status, reason);
  call.response.end(hasBody(status) && status !== 205 ? text : undefined);
}

/** A 1xx is no answer; the final one follows it (RFC 9110 section 15.2). */
function sendInterim(call: Call, status: number): void {
  if (status === 100) call.response.writeContinue();
  else if (status === 102) call.response.writeProcessing();
  else if (status === 103) call.response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
  else throw new Refusal(`${status} cannot be sent on its own; 100, 102 and 103 can, before the final response.`);
  sendText(call, `${status} ${reasonOf(status)} came before this response.\n`);
}

/** The fields a status needs, or is no use without. */
function fittingFields(call: Call, status: number): Fields {
  switch (status) {
    case 201:
    case 202:
      return { Location: '/anything/created' };
    case 206:
      return { 'Content-Range': 'bytes 0-19/200' };
    case 300:
      return { Link: '</json>; rel="alternate"; type="application/json", </html>; rel="alternate"; type="text/html"' };
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return { Location: '/anything/redirected' };
    case 304:
      return { ETag: '"playground"' };
    case 401:
      return { 'WWW-Authenticate': 'Basic realm="Portside playground", charset="UTF-8"' };
    case 405:
      return { Allow: call.method === 'GET' ? 'POST' : 'GET, HEAD' };
    case 407:
      return { 'Proxy-Authenticate': 'Basic realm="Portside playground proxy"' };
    case 408:
      return { Connection: 'close' };
    case 416:
      return { 'Content-Range': 'bytes */200' };
    case 426:
      return { Upgrade: 'HTTP/2.0', Connection: 'Upgrade' };
    case 413:
    case 429:
    case 503:
      return { 'Retry-After': '5' };
    case 451:
      return { Link: '<https://localhost/law>; rel="blocked-by"' };
    default:
      return {};
  }
}
