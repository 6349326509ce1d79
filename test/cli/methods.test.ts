import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground } from '../../src/playground/start-playground.ts';
import { type Json, runText } from './portside.ts';
import { answeringRaw } from './raw-server.ts';
import { missingPrograms, type Servers, startServers } from './servers.ts';

const registered = ['GET', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PUT', 'HEAD', 'QUERY'];
const webdav = [
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'SEARCH',
  'REPORT',
  'MKCALENDAR',
  'ACL',
];
const others = ['PURGE', 'foo!', 'M-SEARCH', 'MixedCase', 'X*Y'];
const methods = [...registered, ...webdav, ...others];

/** Methods whose requests are told to have no content where nothing is written (RFC 9110 section 8.6). */
const announcesNoBody = new Set(['POST', 'PUT', 'PATCH']);

/** The octets of a request as the JSON says it was sent. */
function octetsOf(exchange: Json, target: string, body = ''): string {
  const { method, httpVersion, headers } = exchange.request;
  const fields = headers
    .map(([name, value]: [string, string]) => `${name}:${value === '' ? '' : ' '}${value}\r\n`)
    .join('');
  return Buffer.from(`${method} ${target} HTTP/${httpVersion}\r\n${fields}\r\n${body}`).toString('latin1');
}

/** Whether head and body are there, by Content-Length. */
function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
  return end >= 0 && received.length >= end + 4 + length;
}

const empty = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/** Runs `text` against a server that keeps what it received, one string per request. */
async function sent(
  text: (base: string) => string,
  ...args: readonly string[]
): Promise<{ exchanges: readonly Json[]; requests: readonly string[]; base: string; err: string }> {
  const requests: string[] = [];
  return answeringRaw(
    (socket, received) => {
      requests.push(received);
      socket.write(empty);
    },
    async ({ base }) => {
      const { exchanges, code, err } = await runText(text(base), ...args);
      assert.equal(code, 0, err);
      return { exchanges, requests, base, err };
    },
    isWhole,
  );
}

describe('what goes out on the wire', function () {
  this.timeout(60_000);

  it('is, for every method without a body, what the JSON says to the octet, in one run', async () => {
    const { exchanges, requests } = await sent((base) =>
      methods.map((method) => `### ${method}\n${method} ${base}/a?b=c\nX-First: 1\n`).join('\n'),
    );
    assert.equal(requests.length, methods.length);
    for (const [index, method] of methods.entries()) {
      assert.equal(exchanges[index].request.method, method);
      assert.equal(requests[index], octetsOf(exchanges[index], '/a?b=c'));
      assert.equal(/\r\ncontent-length: 0\r\n/i.test(requests[index] ?? ''), announcesNoBody.has(method), method);
      assert.doesNotMatch(requests[index] ?? '', /transfer-encoding/i);
    }
  });

  it('is the same with a body', async () => {
    const body = '{"ü": "€"}';
    const { exchanges, requests } = await sent((base) =>
      methods
        .map((method) => `### ${method}\n${method} ${base}/a\nContent-Type: application/json\n\n${body}\n`)
        .join('\n'),
    );
    assert.equal(requests.length, methods.length);
    for (const [index, method] of methods.entries()) {
      const written = exchanges[index].request.bodySize === Buffer.byteLength(body) ? body : `${body}\n`;
      assert.equal(exchanges[index].request.bodySize, Buffer.byteLength(written), method);
      assert.equal(requests[index], octetsOf(exchanges[index], '/a', written));
      assert.match(requests[index] ?? '', new RegExp(`\r\nContent-Length: ${Buffer.byteLength(written)}\r\n`));
    }
  });

  it('keeps fields in written order and case, doubled ones too, and adds only what the JSON shows', async () => {
    const fields = [
      'x-lower: 1',
      'X-UPPER: 2',
      'x-lower: 3',
      'accept: text/plain',
      'hOST: example.test',
      'Cookie: a=1',
      'cookie: b=2',
      'X-Empty:',
      'Connection: close',
      'User-Agent: mine',
      'Accept-Encoding: identity',
    ];
    const { exchanges, requests } = await sent((base) => `GET ${base}/\n${fields.join('\n')}\n`);
    assert.equal(requests[0], octetsOf(exchanges[0], '/'));
    const lines = (requests[0] ?? '').split('\r\n').slice(1, -2);
    assert.deepEqual(
      lines.filter((line) => fields.includes(line.trimEnd())).map((line) => line.trimEnd()),
      fields,
    );
    assert.deepEqual(
      lines.filter((line) => !fields.includes(line.trimEnd())),
      [],
      'everything was written, so nothing is added',
    );
  });

  it('is the same with fields sent as UTF-8', async () => {
    const { exchanges, requests } = await sent((base) => `GET ${base}/\nX-Name: Zoë €\n`);
    assert.equal(requests[0], octetsOf(exchanges[0], '/'));
    assert.ok(requests[0]?.includes(Buffer.from('X-Name: Zoë €\r\n').toString('latin1')));
  });

  it('has OPTIONS * with its asterisk, and absolute targets in origin form', async () => {
    const { exchanges, requests, base } = await sent(
      (server) => `OPTIONS *\nHost: ${server.slice('http://'.length)}\n\n###\nGET ${server}\n\n###\nGET ${server}?q\n`,
    );
    assert.equal(requests[0], octetsOf(exchanges[0], '*'));
    assert.match(requests[1] ?? '', /^GET \/ HTTP\/1\.1\r\n/);
    assert.match(requests[2] ?? '', /^GET \/\?q HTTP\/1\.1\r\n/);
    assert.equal(exchanges[1].request.url, `${base}/`);
  });

  it('has CONNECT in authority form', () =>
    answeringRaw(
      (socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n'),
      async ({ port, received }) => {
        const { exchanges, err } = await runText(`CONNECT 127.0.0.1:${port}`, '--timeout', '3s');
        assert.equal(exchanges.length, 1, err);
        assert.equal(exchanges[0].request.method, 'CONNECT');
        assert.equal(received[0], octetsOf(exchanges[0], `127.0.0.1:${port}`));
        assert.equal(exchanges[0].response.status, 405);
      },
    ));

  it('has no octet beyond Content-Length, nor less than the body of a file', async () => {
    const { exchanges, requests } = await sent(
      (base) => `POST ${base}/\nContent-Type: text/plain\n\n<  ${import.meta.filename}`,
    );
    const size = exchanges[0].request.bodySize;
    assert.ok(size > 1000);
    assert.equal(requests[0]?.length, octetsOf(exchanges[0], '/').length + size);
  });

  it('does not hold a line feed that a variable brings in', async () => {
    const { code, out, err } = await runText('GET http://127.0.0.1:1/\nX: {{evil}}', '--var', 'evil=a\r\nX-Evil: 1');
    assert.equal(code, 3);
    assert.equal(out, '');
    assert.match(err, /error control-character/);
  });

  it('is read by our own playground as it was meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portside-methods-'));
    const playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
    try {
      const asked = methods.filter((method) => method !== 'HEAD' && method !== 'TRACE');
      const text = asked
        .map((method) => `${method} ${playground.httpsUrl}/anything\nX-A: b\n\nhello`)
        .join('\n\n###\n');
      const { code, exchanges, err } = await runText(text, '--cacert', playground.caFile);
      assert.equal(code, 0, err);
      for (const [index, method] of asked.entries()) {
        const { response } = exchanges[index];
        assert.equal(response.status, 200, method);
        const echo = JSON.parse(response.bodyText);
        assert.equal(echo.method, method);
      }
    } finally {
      await playground.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('every method at servers we did not write', function () {
  this.timeout(60_000);
  let servers: Servers;

  before(async function () {
    const missing = missingPrograms();
    if (missing.length > 0) {
      console.log(`skipped: methods at nginx, Caddy, httpbin and openssl, not installed: ${missing.join(', ')}`);
      this.skip();
    }
    servers = await startServers();
  });

  after(() => servers?.stop());

  const places: readonly [string, (ports: Servers['ports']) => string][] = [
    ['httpbin', ({ httpbin }) => `http://127.0.0.1:${httpbin}/anything`],
    ['nginx', ({ nginxHttp }) => `http://127.0.0.1:${nginxHttp}/hello.json`],
    ['nginx over TLS', ({ nginxHttps }) => `https://localhost:${nginxHttps}/hello.json`],
    ['Caddy', ({ caddy }) => `https://localhost:${caddy}/hello`],
  ];
  for (const [name, urlOf] of places) {
    it(`gets an answer from ${name}`, async () => {
      const url = urlOf(servers.ports);
      const text = methods.map((method) => `### ${method}\n${method} ${url}\n`).join('\n');
      const { exchanges, err } = await runText(text, '--cacert', servers.caFile, '--timeout', '5s');
      assert.equal(exchanges.length, methods.length, err);
      for (const [index, method] of methods.entries()) {
        const { request, response, failure } = exchanges[index];
        assert.equal(request.method, method);
        assert.equal(failure, null, `${method}: ${failure?.message}`);
        assert.ok(response.status >= 200 && response.status < 600, method);
        if (['GET', 'HEAD'].includes(method)) assert.equal(response.status, 200);
        if (method === 'HEAD') assert.equal(response.bodySize, 0);
      }
    });
  }

  it('gets an answer from openssl s_server, which knows GET only, or is told that none came', async () => {
    const url = `https://localhost:${servers.ports.openssl}/`;
    const text = ['GET', 'DELETE', 'GET'].map((method) => `###\n${method} ${url}\n`).join('\n');
    const { code, exchanges, err } = await runText(text, '--cacert', servers.caFile, '--timeout', '4s');
    assert.equal(code, 2, err);
    assert.deepEqual(
      exchanges.map(({ response, failure }) => response?.status ?? failure.code),
      [200, 'WAIT_TIMEOUT', 200],
    );
  });
});
