import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import { endpointGroups } from '../../../src/playground/endpoint-groups.ts';
import {
  type Answer,
  ask,
  failureOf,
  type OpenedPlayground,
  openPlayground,
  type Question,
} from './open-playground.ts';

describe('The playground’s endpoints', () => {
  let opened: OpenedPlayground;
  before(async () => {
    opened = await openPlayground();
  });
  after(() => opened.end());

  const at = (path: string, question?: Question): Promise<Answer> => ask(opened.playground.httpUrl + path, question);
  const json = (answer: Answer): Record<string, unknown> =>
    JSON.parse(answer.body.toString()) as Record<string, unknown>;

  interface Expected {
    readonly status?: number;
    readonly reason?: string;
    /** Lower-case names; a string is the whole value. */
    readonly fields?: Readonly<Record<string, string | RegExp | null>>;
    readonly body?: string | RegExp;
    readonly json?: Readonly<Record<string, unknown>>;
    readonly interim?: readonly number[];
  }

  async function check(path: string, question: Question, expected: Expected): Promise<void> {
    const answer = await at(path, question);
    equal(answer.status, expected.status ?? 200);
    if (expected.reason !== undefined) equal(answer.reason, expected.reason);
    for (const [name, value] of Object.entries(expected.fields ?? {})) {
      const actual = answer.fields[name];
      if (value === null) equal(actual, undefined, name);
      else if (typeof value === 'string') equal(String(actual), value, name);
      else match(String(actual), value, name);
    }
    if (typeof expected.body === 'string') equal(answer.body.toString(), expected.body);
    else if (expected.body !== undefined) match(answer.body.toString(), expected.body);
    if (expected.json !== undefined) {
      const actual = json(answer);
      for (const [name, value] of Object.entries(expected.json)) deepEqual(actual[name], value, name);
    }
    if (expected.interim !== undefined) deepEqual(answer.interim, expected.interim);
  }

  const form = 'application/x-www-form-urlencoded';
  const cases: readonly (readonly [string, string, Question, Expected])[] = [
    [
      'list themselves at the root',
      '/',
      {},
      { fields: { 'content-type': 'text/html; charset=utf-8' }, body: /\/status\/\{codes\}/ },
    ],
    ['answer 404 elsewhere', '/nowhere', {}, { status: 404, body: /Nothing here answers \/nowhere/ }],
    [
      'echo GET',
      '/get?a=1&b=2&b=3',
      {},
      { json: { method: 'GET', args: { a: '1', b: ['2', '3'] }, body: '', json: null } },
    ],
    [
      'echo POST with JSON',
      '/post',
      { method: 'POST', body: '{"a":[1]}' },
      { json: { json: { a: [1] }, bodySize: 9 } },
    ],
    [
      'echo PUT with a form',
      '/put',
      { method: 'PUT', body: 'a=1&a=2', headers: { 'content-type': form } },
      { json: { form: { a: ['1', '2'] } } },
    ],
    ['echo PATCH', '/patch', { method: 'PATCH', body: 'x' }, { json: { method: 'PATCH', body: 'x' } }],
    ['echo DELETE', '/delete', { method: 'DELETE' }, { json: { method: 'DELETE' } }],
    [
      'echo what is not text as base64',
      '/anything',
      { method: 'POST', body: Buffer.of(0xff, 0) },
      { json: { body: null, bodyBase64: '/wA=' } },
    ],
    [
      'echo at any path below /anything',
      '/anything/a%20b/c',
      { method: 'PROPFIND' },
      { json: { method: 'PROPFIND', target: '/anything/a%20b/c' } },
    ],
    [
      'take an absolute target',
      '/',
      { path: 'http://elsewhere.test/get?x=1' },
      { json: { url: 'http://elsewhere.test/get?x=1' } },
    ],
    ['do not take a path for a host', '/', { path: '//elsewhere.test/get' }, { status: 404 }],
    ['refuse a target that is no URL', '/', { path: 'nonsense' }, { status: 400 }],
    [
      'refuse a method where another is wanted',
      '/get',
      { method: 'POST' },
      { status: 405, fields: { allow: 'GET, HEAD, OPTIONS, TRACE' } },
    ],
    [
      'tell the methods of one path',
      '/get',
      { method: 'OPTIONS' },
      { status: 204, fields: { allow: 'GET, HEAD, OPTIONS, TRACE' } },
    ],
    [
      'tell the methods of the server',
      '/',
      { method: 'OPTIONS', path: '*' },
      { fields: { allow: /GET, .*TRACE/ }, body: '' },
    ],
    [
      'echo OPTIONS where every method is echoed',
      '/anything',
      { method: 'OPTIONS' },
      { fields: { allow: /PATCH/ }, json: { method: 'OPTIONS' } },
    ],
    [
      'answer HEAD with the length alone',
      '/json/1000',
      { method: 'HEAD' },
      { fields: { 'content-length': '1000' }, body: '' },
    ],
    [
      'answer TRACE with the request',
      '/x?y',
      { method: 'TRACE', headers: { Host: 'h', 'X-CaSe': 'v' } },
      {
        fields: { 'content-type': 'message/http' },
        body: 'TRACE /x?y HTTP/1.1\r\nHost: h\r\nX-CaSe: v\r\nConnection: close\r\n\r\n',
      },
    ],
    [
      'do not put secrets into the answer to TRACE',
      '/',
      { method: 'TRACE', headers: { Cookie: 'secret', Authorization: 'secret' } },
      { body: /^(?![\s\S]*secret)TRACE/ },
    ],
    ['tell the client’s name', '/user-agent', { headers: { 'User-Agent': 'me' } }, { json: { 'user-agent': 'me' } }],

    ['give a status', '/status/418', {}, { status: 418, reason: "I'm a Teapot", body: "418 I'm a Teapot\n" }],
    [
      'give a status with a reason of one’s own',
      '/status/299?reason=Just%20so',
      {},
      { status: 299, reason: 'Just so' },
    ],
    ['do not take a line break into a reason', '/status/200?reason=a%0d%0ab', {}, { status: 400 }],
    ['give one of several', '/status/500,500', {}, { status: 500 }],
    ['refuse what is no status', '/status/1000', {}, { status: 400 }],
    ['give 204 without a body', '/status/204', {}, { status: 204, body: '', fields: { 'content-length': null } }],
    ['give 205 with a length of 0', '/status/205', {}, { status: 205, fields: { 'content-length': '0' } }],
    ['give 301 with a Location', '/status/301', {}, { status: 301, fields: { location: '/anything/redirected' } }],
    ['give 401 with a challenge', '/status/401', {}, { status: 401, fields: { 'www-authenticate': /^Basic realm=/ } }],
    ['give 405 with Allow', '/status/405', {}, { status: 405, fields: { allow: 'POST' } }],
    ['give 503 with Retry-After', '/status/503', {}, { status: 503, fields: { 'retry-after': '5' } }],
    ['send 102 before the answer', '/status/102', {}, { interim: [102] }],
    ['send 103 before the answer', '/early-hints', {}, { interim: [103] }],
    ['do not switch protocols', '/status/101', {}, { status: 400 }],

    [
      'redirect and count down',
      '/redirect/3?status=307',
      {},
      { status: 307, fields: { location: '/redirect/2?status=307' } },
    ],
    [
      'end their redirects at the echo',
      '/redirect/1',
      {},
      { status: 302, fields: { location: '/anything/end-of-redirects' } },
    ],
    [
      'redirect with whole URLs',
      '/absolute-redirect/2',
      {},
      { status: 302, fields: { location: /^http:\/\/localhost:\d+\/absolute-redirect\/1$/ } },
    ],
    [
      'redirect to where one says',
      '/redirect-to?status=308&url=/get',
      {},
      { status: 308, fields: { location: '/get' } },
    ],
    ['do not redirect with a line break in the URL', '/redirect-to?url=/a%0d%0aX:y', {}, { status: 400 }],
    ['do not call 200 a redirect', '/redirect-to?status=200&url=/get', {}, { status: 400 }],
    ['redirect in a circle', '/redirect-loop', {}, { status: 302, fields: { location: '/redirect-loop' } }],
    ['redirect to another origin', '/redirect-across', {}, { status: 302, fields: { location: /^https:/ } }],
    ['redirect without a Location', '/redirect-nowhere', {}, { status: 302, fields: { location: null } }],

    ['give JSON', '/json', {}, { fields: { 'content-type': 'application/json' }, json: { nothing: null } }],
    ['give JSON of a size', '/json/5000', {}, { fields: { 'content-length': '5000' }, body: /^\{"ships"/ }],
    ['give XML', '/xml', {}, { fields: { 'content-type': 'application/xml' }, body: /^<\?xml/ }],
    ['give HTML', '/html', {}, { fields: { 'content-type': 'text/html; charset=utf-8' } }],
    ['give a PNG', '/image/png', {}, { fields: { 'content-type': 'image/png' }, body: /^.PNG/ }],
    ['give a WebP', '/image/webp', {}, { fields: { 'content-type': 'image/webp' }, body: /^RIFF....WEBP/s }],
    ['give a GIF', '/image/gif', {}, { fields: { 'content-type': 'image/gif' }, body: /^GIF89a/ }],
    ['give a JPEG', '/image/jpeg', {}, { fields: { 'content-type': 'image/jpeg' }, body: /JFIF/ }],
    ['give an SVG', '/image/svg', {}, { fields: { 'content-type': 'image/svg+xml' }, body: /^<svg/ }],
    ['give a PDF', '/pdf', {}, { fields: { 'content-type': 'application/pdf' }, body: /^%PDF-[\s\S]*%%EOF\n$/ }],
    ['give bytes', '/bytes/3', {}, { body: '\u0000\u0001\u0002' }],

    ['wait', '/delay/0.001', { method: 'POST' }, { json: { method: 'POST', waitedSeconds: 0.001 } }],
    [
      'stream lines',
      '/stream/3?interval=0',
      {},
      { fields: { 'transfer-encoding': 'chunked' }, body: /^(\{"id":\d.*\n){3}$/ },
    ],
    [
      'stream events',
      '/sse?count=2&interval=0',
      {},
      { fields: { 'content-type': 'text/event-stream' }, body: /id: 1\nevent: wave\n/ },
    ],
    ['drip', '/drip?bytes=3&duration=0', {}, { fields: { 'content-length': '3' } }],

    ['tell cookies', '/cookies', { headers: { Cookie: 'a=1; b=2=3' } }, { json: { cookies: { a: '1', b: '2=3' } } }],
    [
      'set cookies',
      '/cookies/set?a=1&b=%20',
      {},
      { status: 302, fields: { 'set-cookie': 'a=1; Path=/,b=%20; Path=/' } },
    ],
    ['delete cookies', '/cookies/delete?a', {}, { status: 302, fields: { 'set-cookie': /^a=; Path=\/; Max-Age=0/ } }],

    ['let the right user in', '/basic-auth/anna/s%20x', { auth: 'anna:s x' }, { json: { user: 'anna' } }],
    [
      'do not let another one in',
      '/basic-auth/anna/s',
      { auth: 'anna:t' },
      { status: 401, fields: { 'www-authenticate': /^Basic/ } },
    ],
    ['take a token', '/bearer', { headers: { Authorization: 'Bearer abc' } }, { json: { token: 'abc' } }],
    [
      'do not take another scheme for a token',
      '/bearer',
      { headers: { Authorization: 'Basic abc' } },
      { status: 401, fields: { 'www-authenticate': /invalid_request/ } },
    ],
    ['offer two digests', '/digest-auth/a/b', {}, { status: 401, fields: { 'www-authenticate': /SHA-256.*MD5/ } }],

    ['give what is new', '/cache', { headers: { 'If-None-Match': '"other"' } }, { fields: { etag: '"playground-1"' } }],
    [
      'do not give again what is known',
      '/cache',
      { headers: { 'If-None-Match': 'W/"playground-1"' } },
      { status: 304, body: '' },
    ],
    [
      'go by the date where there is no tag',
      '/cache',
      { headers: { 'If-Modified-Since': 'Mon, 02 Jun 2025 12:00:00 GMT' } },
      { status: 304 },
    ],
    [
      'refuse to write over what has changed',
      '/etag/v2',
      { method: 'PUT', headers: { 'If-Match': '"v1"' } },
      { status: 412 },
    ],
    [
      'write over what has not',
      '/etag/v2',
      { method: 'PUT', headers: { 'If-Match': '"v1", "v2"' } },
      { json: { etag: '"v2"' } },
    ],
    [
      'give a range',
      '/range/100',
      { headers: { Range: 'bytes=1-2' } },
      { status: 206, body: '\u0001\u0002', fields: { 'content-range': 'bytes 1-2/100' } },
    ],
    ['give the last bytes', '/range/100', { headers: { Range: 'bytes=-1' } }, { status: 206, body: 'c' }],
    [
      'give the whole where the range is for another version',
      '/range/100',
      { headers: { Range: 'bytes=1-2', 'If-Range': '"other"' } },
      { fields: { 'content-length': '100' } },
    ],
    [
      'do not give a range past the end',
      '/range/100',
      { headers: { Range: 'bytes=100-' } },
      { status: 416, fields: { 'content-range': 'bytes */100' } },
    ],

    ['send the fields one asks for', '/response-headers?X-A=1&X-A=2', {}, { fields: { 'x-a': '1, 2' } }],
    ['do not send a field that would break the response', '/response-headers?Content-Length=1', {}, { status: 400 }],
    ['send many fields', '/huge-fields?count=3&size=5', {}, { fields: { 'x-field-3': 'xxxxx', 'x-field-4': null } }],
    ['link pages', '/links?page=1', {}, { fields: { link: /^(?!.*"prev").*rel="next"/ } }],
    ['do not ask for HTTPS over plain HTTP', '/hsts', {}, { fields: { 'strict-transport-security': null } }],

    ['carry scripts in fields', '/hostile/fields', {}, { fields: { 'x-script': /<script>/ } }],
    [
      'carry scripts in the reason',
      '/hostile/reason',
      {},
      {
        reason: 'OK <script>document.title = "run"; alert(1)</script><img src=x onerror="alert(1)">',
      },
    ],
    ['carry scripts in JSON', '/hostile/json', {}, { body: /"__proto__"[\s\S]*<script>/ }],
  ];
  for (const [title, path, question, expected] of cases) {
    it(title, () => check(path, question, expected));
  }

  it('keep the order and case of fields', async () => {
    const answer = await at('/headers', { headers: { 'X-zulu': '1', 'x-Alpha': '2', Host: 'h' } });
    const names = (json(answer)['headers'] as readonly (readonly [string, string])[]).map(([name]) => name);
    deepEqual(names, ['X-zulu', 'x-Alpha', 'Host', 'Connection']);
  });

  it('send trailers', async () => {
    deepEqual({ ...(await at('/trailers')).trailers }, { 'x-checksum': 'abc123', 'x-lines': '2' });
  });

  it('go on after Expect: 100-continue', async () => {
    const answer = await at('/post', { method: 'POST', headers: { Expect: '100-continue' }, body: 'later' });
    deepEqual([answer.interim, json(answer)['body']], [[100], 'later']);
  });

  const codings = [
    ['/gzip', 'gzip', gunzipSync],
    ['/deflate', 'deflate', inflateSync],
    ['/deflate-raw', 'deflate', inflateRawSync],
    ['/brotli', 'br', brotliDecompressSync],
  ] as const;
  for (const [path, coding, decode] of codings) {
    it(`send ${coding} at ${path}`, async () => {
      const answer = await at(path);
      equal(answer.fields['content-encoding'], coding);
      match(decode(answer.body).toString(), /Ship ahoy!/);
    });
  }

  it('damage gzip so that it cannot be decoded', async () => {
    const { body } = await at('/broken-gzip');
    equal(await failureOf(Promise.resolve().then(() => gunzipSync(body))), 'Z_DATA_ERROR');
  });

  const texts = [
    ['/utf8', 'utf-8'],
    ['/latin1', 'iso-8859-1'],
    ['/utf16', 'utf-16'],
    ['/no-charset', 'utf-8'],
  ] as const;
  for (const [path, encoding] of texts) {
    it(`write ${encoding} at ${path}`, async () => {
      const answer = await at(path);
      match(new TextDecoder(encoding, { fatal: true }).decode(answer.body), /^Grüße aus dem Hafen: naïve café, ½ £ ±/);
    });
  }

  it('ask for HTTPS over HTTPS, at one path only', async () => {
    const ca = readFileSync(opened.playground.caFile);
    const { httpsUrl } = opened.playground;
    match(String((await ask(`${httpsUrl}/hsts`, { ca })).fields['strict-transport-security']), /^max-age=/);
    equal((await ask(`${httpsUrl}/get`, { ca })).fields['strict-transport-security'], undefined);
    match(String(json(await ask(`${httpsUrl}/get`, { ca }))['url']), /^https:/);
  });

  it('answer at every example over HTTP, but for those that fail on purpose', async () => {
    const slow = ['/delay/1.5', '/sse?count=3', '/drip?bytes=20&duration=1', '/stream/5'];
    for (const { title, endpoints } of endpointGroups) {
      if (title === 'Failures on purpose') continue;
      for (const { path, example } of endpoints) {
        if (slow.includes(example ?? path)) continue;
        const method = ['/post', '/put', '/patch', '/delete', '/query'].includes(path)
          ? path.slice(1).toUpperCase()
          : 'GET';
        const { status } = await at(example ?? path, { method });
        ok(status < 500, `${path} answers ${status}`);
      }
    }
  });

  /** Everything the server writes before it closes; `end`: whether it closed in order. */
  function converse(text: string): Promise<{ readonly text: string; readonly end: string }> {
    return new Promise((resolve) => {
      const { port } = new URL(opened.playground.httpUrl);
      const socket = connect({ host: '127.0.0.1', port: Number(port) }, () => socket.write(text, 'latin1'));
      let heard = '';
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString('latin1');
      });
      socket.on('error', (error) => resolve({ text: heard, end: 'code' in error ? String(error.code) : '' }));
      socket.on('end', () => resolve({ text: heard, end: 'closed' }));
    });
  }

  const failures = [
    ['/close', '', 'closed'],
    ['/reset', '', 'ECONNRESET'],
    ['/truncated', /Content-Length: 1000\r\n\r\nThe first line\.\n$/, 'closed'],
    ['/truncated-chunks', /The sec$/, 'closed'],
    ['/truncated-head', /text\/pl$/, 'closed'],
    ['/bad-chunk', /ZZ\r\n/, 'closed'],
    ['/garbage', /^\u0000\u0001\u0002 this is not HTTP/, 'closed'],
    ['/ssh', /^SSH-2\.0-/, 'closed'],
    ['/until-close', /Complete when closed\.\n$/, 'closed'],
  ] as const;
  for (const [path, text, end] of failures) {
    it(`fail at ${path} as announced`, async () => {
      const heard = await converse(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      equal(heard.end, end);
      if (typeof text === 'string') equal(heard.text, text);
      else match(heard.text, text);
    });
  }

  it('reset a TLS connection too', async () => {
    const ca = readFileSync(opened.playground.caFile);
    equal(await failureOf(ask(`${opened.playground.httpsUrl}/reset`, { ca })), 'ECONNRESET');
  });

  const methods = ['FROBNICATE', 'x', 'GETS', 'B!#$%&', 'VERSION-CONTROL', 'QUERY'];
  for (const method of methods) {
    it(`answer the method ${method}`, async () => {
      const head = `${method} /anything?q HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nConnection: close\r\n\r\n`;
      const { text } = await converse(`${head}body`);
      match(text, /^HTTP\/1\.1 200 OK\r\n/);
      const told = JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as Record<string, unknown>;
      deepEqual([told['method'], told['body'], told['target']], [method, 'body', '/anything?q']);
    });
  }

  it('answer several methods over one connection, known or not', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<unknown>();
    for (const method of ['FIRST', 'SECOND', 'GET', 'THIRD', 'POST']) {
      const answer = await at('/anything', { method, agent, headers: { 'Content-Length': 1 }, body: 'x' });
      equal(json(answer)['method'], method);
      ports.add(json(answer)['originPort']);
    }
    agent.destroy();
    equal(ports.size, 1);
  });

  it('do not answer an unknown method behind another request in one packet, and do not repeat that one', async () => {
    const before = opened.playground.requestsSeen('http');
    const { text } = await converse('GET /uuid HTTP/1.1\r\nHost: h\r\n\r\nOTHER / HTTP/1.1\r\nHost: h\r\n\r\n');
    match(text, /400 Bad Request/);
    equal(opened.playground.requestsSeen('http'), before + 1);
  });

  for (const line of ['GET', 'not http at all', 'G(T /get HTTP/1.1', 'FOO /get HTTP/3.1']) {
    it(`answer 400 to "${line}"`, async () => {
      const { text, end } = await converse(`${line}\r\nHost: h\r\n\r\n`);
      match(text, /^HTTP\/1\.1 400 Bad Request\r\n/);
      equal(end, 'closed');
    });
  }

  it('pass CONNECT on to the playground’s own ports', async () => {
    const { host } = new URL(opened.playground.httpUrl);
    const inner = `GET /ip HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    const { text } = await converse(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n${inner}`);
    match(text, /^HTTP\/1\.1 200 Connection Established\r\n\r\nHTTP\/1\.1 200 OK\r\n[\s\S]*"origin"/);
  });

  for (const target of ['elsewhere.test:443', 'localhost:1', '127.0.0.1', '169.254.169.254:80']) {
    it(`do not pass CONNECT on to ${target}`, async () => {
      const { text } = await converse(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
      match(text, /^HTTP\/1\.1 403 Forbidden/);
    });
  }
});
