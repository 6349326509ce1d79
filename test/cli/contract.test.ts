import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../src/playground/start-playground.ts';
import { schemaProblems } from '../unit/view/schema-problems.ts';
import { type Json, portside, runText } from './portside.ts';
import { answeringRaw } from './raw-server.ts';

function assertFits(value: Json, name: 'exchange.schema.json' | 'tls.schema.json'): void {
  assert.deepEqual(schemaProblems(name, value), []);
}

/** One request against a server that answers with these octets; its report, held to the schema. */
async function report(
  answer: string | Buffer,
  text: (base: string) => string = (base) => `GET ${base}/`,
  ...args: readonly string[]
): Promise<Json> {
  return answeringRaw(
    (socket) => socket.end(answer),
    async ({ base }) => {
      const { exchanges, err } = await runText(text(base), '--timeout', '6s', ...args);
      assert.equal(exchanges.length, 1, err);
      assertFits(exchanges[0], 'exchange.schema.json');
      return exchanges[0];
    },
  );
}

function answerOf(head: string, body: string | Buffer = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}

describe('the JSON of an exchange', function () {
  this.timeout(60_000);
  let playground: Playground;
  const folder = mkdtempSync(join(tmpdir(), 'portside-contract-'));

  before(async () => {
    playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
  });

  after(async () => {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is filled and true for plain HTTP', async () => {
    const { request, response, timings, connection, redirects, tls, tests, findings, failure, ...at } = await report(
      answerOf('200 Très bien\r\nX-A: 1\r\nx-a: 2\r\nContent-Type: text/plain; charset=utf-8', 'Zoë'),
      (base) => `@a=1\n\n### First\nPOST ${base}/?a={{a}}\nX-B: {{a}}\n\nhello`,
    );
    assert.match(at.file, /requests\.http$/);
    assert.equal(at.line, 4);
    assert.equal(at.name, 'First');
    assert.equal(at.index, 0);
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `http://127.0.0.1:${connection.remotePort}/?a=1`);
    assert.equal(request.httpVersion, '1.1');
    assert.deepEqual(
      request.headers.find(([name]: [string]) => name === 'X-B'),
      ['X-B', '1'],
    );
    assert.equal(request.bodySize, 5);
    assert.equal(response.status, 200);
    assert.equal(response.statusText, 'Très bien');
    assert.equal(response.httpVersion, '1.1');
    assert.deepEqual(response.headers, [
      ['X-A', '1'],
      ['x-a', '2'],
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', '4'],
    ]);
    assert.deepEqual(response.trailers, []);
    assert.deepEqual([response.bodySize, response.wireSize], [4, 4]);
    assert.equal(response.bodyText, 'Zoë');
    assert.equal(response.bodyBase64, null);
    assert.equal(response.explanation.title, 'OK');
    assert.notEqual(response.explanation.summary, '');
    assert.match(response.explanation.reference, /9110/);
    assert.deepEqual([timings.dns, timings.tls], [null, null]);
    for (const phase of ['connect', 'send', 'wait', 'receive']) assert.equal(typeof timings[phase], 'number', phase);
    const parts = timings.connect + timings.send + timings.wait + timings.receive;
    assert.ok(parts <= timings.total + 1, `${parts} of ${timings.total}`);
    assert.equal(connection.remoteAddress, '127.0.0.1');
    assert.equal(connection.reused, false);
    assert.equal(connection.alpn, null);
    assert.deepEqual([redirects, tests, findings], [[], [], []]);
    assert.equal(tls, null);
    assert.equal(failure, null);
  });

  it('is filled and true for TLS, on a new connection and on a kept one', async () => {
    const { exchanges } = await runText(
      `GET ${playground.httpsUrl}/get\n\n###\nGET ${playground.httpsUrl}/get`,
      '--cacert',
      playground.caFile,
    );
    for (const exchange of exchanges) assertFits(exchange, 'exchange.schema.json');
    const [first, second] = exchanges;
    assert.deepEqual([first.connection.reused, second.connection.reused], [false, true]);
    for (const phase of ['dns', 'connect', 'tls']) {
      assert.equal(typeof first.timings[phase], 'number', phase);
      assert.equal(second.timings[phase], null, phase);
    }
    for (const { tls } of exchanges) {
      assert.equal(tls.serverName, 'localhost');
      assert.equal(tls.protocol, 'TLSv1.3');
      assert.match(tls.cipher, /^TLS_/);
      assert.notEqual(tls.keyExchange.name, '');
      assert.equal(tls.resumed, false);
      assert.equal(tls.trusted, true);
      assert.equal(tls.trustError, null);
      assert.deepEqual(
        tls.handshake.map(({ step }: { step: string }) => step),
        ['connect', 'hello', 'certificate', 'key-exchange', 'finished', 'trust', 'encrypted'],
      );
      assert.equal(tls.chain.length, 2);
      for (const one of tls.chain) {
        const certificate = new X509Certificate(one.pem);
        assert.equal(one.fingerprint256.toUpperCase(), certificate.fingerprint256);
        assert.equal(
          one.fingerprint256.replaceAll(':', '').toLowerCase(),
          createHash('sha256').update(certificate.raw).digest('hex'),
        );
        assert.equal(BigInt(`0x${one.serialNumber.replaceAll(':', '')}`), BigInt(`0x${certificate.serialNumber}`));
        assert.equal(Date.parse(one.notBefore), Date.parse(certificate.validFrom));
        assert.equal(Date.parse(one.notAfter), Date.parse(certificate.validTo));
        assert.ok(Math.abs(one.daysLeft - (Date.parse(one.notAfter) - Date.now()) / 86_400_000) <= 1.01);
        assert.equal(one.isCa, certificate.ca);
        assert.equal(one.selfSigned, certificate.verify(certificate.publicKey));
        assert.ok(one.subject.includes('CN=') && one.issuer.includes('CN='));
        assert.equal(one.publicKey.type, 'EC');
        assert.match(one.signatureAlgorithm, /ecdsa/i);
      }
      assert.deepEqual(tls.chain[0].subjectAltNames.slice(0, 2), ['localhost', '127.0.0.1']);
      assert.deepEqual(tls.chain[0].extendedKeyUsage, ['serverAuth']);
      assert.equal(tls.chain[0].issuer, tls.chain[1].subject);
    }
  });

  it('has the hops of a chain of redirects, and the last response', async () => {
    const base = playground.httpUrl;
    const { exchanges } = await runText(`GET ${base}/redirect/3`);
    const [exchange] = exchanges;
    assertFits(exchange, 'exchange.schema.json');
    assert.equal(exchange.response.status, 200);
    assert.equal(exchange.redirects.length, 3);
    assert.equal(exchange.redirects[0].from, `${base}/redirect/3`);
    for (const [index, { status, to }] of exchange.redirects.entries()) {
      assert.ok(status >= 300 && status < 400);
      assert.equal(exchange.redirects[index + 1]?.from ?? to, to);
    }
    const none = await runText(`GET ${base}/redirect/3`, '--max-redirects', '0');
    assert.equal(none.code, 0);
    assert.deepEqual(none.exchanges[0].redirects, []);
    assert.ok(none.exchanges[0].response.status >= 300);
    const few = await runText(`GET ${base}/redirect/3`, '--max-redirects', '2');
    assert.equal(few.code, 2);
    assert.equal(few.exchanges[0].failure.code, 'TOO_MANY_REDIRECTS');
    assert.equal(few.exchanges[0].failure.phase, 'redirect');
    assert.equal(few.exchanges[0].redirects.length, 2);
    assertFits(few.exchanges[0], 'exchange.schema.json');
  });

  it('knows both sizes of a compressed body, and trailers', async () => {
    const { exchanges } = await runText(`GET ${playground.httpUrl}/gzip`);
    assertFits(exchanges[0], 'exchange.schema.json');
    const { response } = exchanges[0];
    assert.equal(response.bodySize, Buffer.byteLength(response.bodyText));
    assert.notEqual(response.bodySize, response.wireSize);
    const chunked = await report(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 42\r\n\r\n',
    );
    assert.deepEqual(chunked.response.trailers, [['X-Sum', '42']]);
    assert.equal(chunked.response.wireSize, 5);
  });

  const bodies: readonly [string, string, Buffer, string | null][] = [
    ['bytes that are no text', 'application/octet-stream', Buffer.from([0, 1, 2, 255]), null],
    ['an image', 'image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), null],
    ['UTF-8 that is not whole', 'text/plain; charset=utf-8', Buffer.from([0x61, 0xff, 0x62]), null],
    ['Latin-1 that says so', 'text/plain; charset=iso-8859-1', Buffer.from('caf\u00e9', 'latin1'), 'café'],
    [
      'Latin-1 that does not say so',
      'text/plain',
      Buffer.from('un caf\u00e9 cr\u00e8me, gar\u00e7on', 'latin1'),
      'un café crème, garçon',
    ],
    ['UTF-16 with its mark', 'text/plain', Buffer.from('\ufeffhi', 'utf16le'), 'hi'],
    ['nothing', 'text/plain', Buffer.alloc(0), ''],
  ];
  for (const [what, type, bytes, text] of bodies) {
    it(`holds ${what} whole, as ${text === null ? 'base64' : 'text'}`, async () => {
      const { response } = await report(answerOf(`200 OK\r\nContent-Type: ${type}`, bytes));
      assert.equal(response.bodyText, text);
      assert.equal(response.bodyBase64, text === null ? bytes.toString('base64') : null);
      assert.equal(response.bodySize, bytes.length);
    });
  }

  it('holds a text of many megabytes whole, quotation marks and halves of pairs included', async () => {
    const text = `"😀\\\n${'x'.repeat(99)}`.repeat(200_000);
    const { response } = await report(answerOf('200 OK\r\nContent-Type: text/plain', text));
    assert.ok(response.bodyText === text, 'the text came whole');
  });

  it('keeps what came of a body that broke off, beside the failure', async () => {
    const { response, failure, timings } = await report('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf');
    assert.equal(response.bodyText, 'half');
    assert.equal(failure.code, 'TRUNCATED_BODY');
    assert.equal(failure.phase, 'receive');
    assert.equal(typeof timings.receive, 'number');
  });

  it('tells a failure at each phase, with the times up to there and none after', async () => {
    const failures: readonly [string, string, string, readonly string[]][] = [
      ['GET http://nowhere.invalid/', 'DNS_NOT_FOUND', 'dns', ['dns']],
      ['GET http://127.0.0.1:1/', 'CONNECTION_REFUSED', 'connect', ['connect']],
      [`GET ${urlOf('alert')}/`, 'TLS_ALERT', 'tls', ['dns', 'connect', 'tls']],
      [`GET ${playground.httpUrl}/delay/9`, 'WAIT_TIMEOUT', 'wait', ['dns', 'connect', 'send', 'wait']],
    ];
    const { code, exchanges } = await runText(
      failures.map(([text]) => text).join('\n\n###\n'),
      ...['--timeout', '5s', '--jobs', '4'],
    );
    assert.equal(code, 2);
    for (const [index, [text, failure, phase, taken]] of failures.entries()) {
      const exchange = exchanges.find((one) => one.index === index);
      assertFits(exchange, 'exchange.schema.json');
      assert.equal(exchange.failure.code, failure, text);
      assert.equal(exchange.failure.phase, phase);
      assert.ok(exchange.failure.advice.length > 0);
      assert.equal(exchange.response, null);
      assert.equal(exchange.connection !== null, phase !== 'dns' && phase !== 'connect', text);
      for (const name of ['dns', 'connect', 'tls', 'send', 'wait', 'receive'])
        assert.equal(exchange.timings[name] !== null, taken.includes(name), `${text}: ${name}`);
      assert.ok(exchange.timings.total >= 0);
    }
  });

  const urlOf = (name: string): string => playground.ports.find((port) => port.name === name)?.url ?? '';

  it('is that of docs/cli.md for portside tls, trusted, refused and unreachable', async () => {
    const hosts: readonly [string, number, string | null][] = [
      [playground.httpsUrl, 0, null],
      [urlOf('expired'), 1, 'TLS_UNTRUSTED'],
      [urlOf('alert'), 2, 'TLS_ALERT'],
      ['https://127.0.0.1:1', 2, 'CONNECTION_REFUSED'],
      ['https://nowhere.invalid:443', 2, 'DNS_NOT_FOUND'],
    ];
    for (const [url, expected, failure] of hosts) {
      const { hostname, port } = new URL(url);
      const { code, out } = await portside(
        'tls',
        `${hostname}:${port || 443}`,
        '--json',
        '--cacert',
        playground.caFile,
      );
      const inspection = JSON.parse(out);
      assertFits(inspection, 'tls.schema.json');
      assert.equal(code, expected, url);
      assert.equal(inspection.host, hostname);
      assert.equal(inspection.port, Number(port || 443));
      assert.equal(inspection.failure?.code ?? null, failure);
    }
  });

  it('asks by a server name of any script in A-labels', async () => {
    const { host } = new URL(playground.httpsUrl);
    const { out } = await portside('tls', host, '--json', '--servername', 'Bücher.example');
    assert.equal(JSON.parse(out).tls.serverName, 'xn--bcher-kva.example');
  });
});
