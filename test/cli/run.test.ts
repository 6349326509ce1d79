import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, portside, runText } from './portside.ts';
import { missingPrograms, type Servers, startServers } from './servers.ts';

describe('portside run against servers we did not write', function () {
  this.timeout(60_000);
  let servers: Servers;

  before(async function () {
    const missing = missingPrograms();
    if (missing.length > 0) {
      console.log(
        `skipped: the command against nginx, Caddy, httpbin and openssl, because these are not installed: ${missing.join(', ')}`,
      );
      this.skip();
    }
    servers = await startServers();
  });

  after(() => servers?.stop());

  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    it(`sends ${method} to httpbin, which echoes it`, async () => {
      const body = method === 'GET' ? '' : '\nContent-Type: application/json\n\n{"n": 1}';
      const { code, exchanges, err } = await runText(
        `${method} http://127.0.0.1:${servers.ports.httpbin}/${method.toLowerCase()}?a=1\nX-Test: yes${body}`,
      );
      assert.equal(code, 0, err);
      const [exchange] = exchanges;
      assert.equal(exchange.response.status, 200);
      const echo = JSON.parse(exchange.response.bodyText);
      assert.deepEqual(echo.args, { a: '1' });
      assert.equal(echo.headers['X-Test'], 'yes');
      if (method !== 'GET') assert.deepEqual(echo.json, { n: 1 });
    });
  }

  it('sends OPTIONS and HEAD, and TRACE with what the server says of it', async () => {
    const base = `http://127.0.0.1:${servers.ports.httpbin}`;
    const { exchanges } = await runText(`OPTIONS ${base}/get\n\n###\nHEAD ${base}/get\n\n###\nTRACE ${base}/get\n`);
    const [options, head, trace] = exchanges;
    assert.equal(options.response.status, 200);
    assert.match(new Map<string, string>(options.response.headers).get('Allow') ?? '', /OPTIONS/);
    assert.equal(head.response.status, 200);
    assert.equal(head.response.bodySize, 0);
    assert.equal(trace.request.method, 'TRACE');
    assert.notEqual(trace.response.status, 0);
  });

  for (const server of ['nginxHttps', 'caddy'] as const)
    for (const [how, version, args, expected] of [
      ['where the request line says so', ' HTTP/2', [], '2'],
      ['where it is offered', '', ['--http2'], '2'],
      ['not where the request line says another', ' HTTP/1.1', ['--http2'], '1.1'],
      ['not where nothing is said', '', [], '1.1'],
    ] as const)
      it(`speaks HTTP/2 with ${server}, ${how}`, async () => {
        const url = `https://localhost:${servers.ports[server]}/hello.json`;
        const { code, exchanges, err } = await runText(
          `GET ${url}${version}\nAccept-Encoding: gzip\n\n###\nHEAD ${url}${version}`,
          '--cacert',
          servers.caFile,
          ...args,
        );
        assert.equal(code, 0, err);
        for (const { request, response, connection } of exchanges) {
          assert.deepEqual([request.httpVersion, response.httpVersion, response.status], [expected, expected, 200]);
          assert.equal(connection.alpn, expected === '2' ? 'h2' : 'http/1.1');
        }
        assert.equal(JSON.parse(exchanges[0].response.bodyText).hello, 'world');
        assert.equal(exchanges[0].request.headers[0][0], expected === '2' ? ':method' : 'Host');
      });

  it('says that openssl s_server does not speak HTTP/2, and sends nothing', async () => {
    const { code, exchanges } = await runText(
      `GET https://localhost:${servers.ports.openssl}/ HTTP/2`,
      '--cacert',
      servers.caFile,
    );
    const [{ failure, tls }] = exchanges;
    assert.deepEqual([code, failure.code, tls.trusted], [2, 'HTTP2_NOT_AVAILABLE', true]);
  });

  it('fills every field of the contract, truly, for nginx over TLS', async () => {
    const { code, exchanges, err } = await runText(
      `# @name hello\nGET https://localhost:${servers.ports.nginxHttps}/hello.json\nAccept-Encoding: gzip`,
      '--cacert',
      servers.caFile,
    );
    assert.equal(code, 0, err);
    const [exchange] = exchanges;
    assert.match(exchange.file, /requests\.http$/);
    assert.equal(exchange.line, 2);
    assert.equal(exchange.name, 'hello');
    assert.equal(exchange.index, 0);
    assert.deepEqual(Object.keys(exchange.request), ['method', 'url', 'httpVersion', 'headers', 'leftOut', 'bodySize']);
    assert.equal(exchange.request.bodySize, 0);
    assert.equal(exchange.response.statusText, 'OK');
    assert.equal(exchange.response.httpVersion, '1.1');
    assert.equal(exchange.response.bodyBase64, null);
    assert.equal(JSON.parse(exchange.response.bodyText).hello, 'world');
    assert.equal(exchange.response.bodySize, Buffer.byteLength(exchange.response.bodyText));
    assert.match(exchange.response.explanation.reference, /9110/);
    for (const phase of ['connect', 'tls', 'send', 'wait', 'receive', 'total'])
      assert.equal(typeof exchange.timings[phase], 'number', phase);
    assert.equal(exchange.connection.remotePort, servers.ports.nginxHttps);
    assert.equal(exchange.connection.remoteAddress, '127.0.0.1');
    assert.equal(exchange.connection.reused, false);
    assert.deepEqual(exchange.redirects, []);
    assert.deepEqual(exchange.tests, []);
    assert.equal(exchange.failure, null);
    const { tls } = exchange;
    assert.equal(tls.serverName, 'localhost');
    assert.equal(tls.protocol, 'TLSv1.3');
    assert.match(tls.cipher, /^TLS_/);
    assert.equal(tls.keyExchange.name.toUpperCase(), 'X25519');
    assert.equal(tls.trusted, true);
    assert.equal(tls.trustError, null);
    assert.equal(tls.resumed, false);
    assert.equal(tls.chain.length, 1);
    const [leaf] = tls.chain;
    assert.match(leaf.subject, /CN=localhost/);
    assert.match(leaf.issuer, /CN=Test authority/);
    assert.equal(leaf.daysLeft, 19);
    assert.deepEqual(leaf.publicKey, { type: 'EC', bits: 256, curve: 'P-256', exponent: null, factors: null });
    assert.deepEqual(leaf.extendedKeyUsage, ['serverAuth']);
    assert.equal(leaf.pem, readFileSync(join(servers.folder, 'server.pem'), 'utf8').slice(leaf.pem.length * -1));
    assert.ok(tls.handshake.length >= 5);
  });

  it('decodes what Caddy compresses, and knows both sizes', async () => {
    const { exchanges, err } = await runText(
      `GET https://localhost:${servers.ports.caddy}/hello.json\nAccept-Encoding: zstd`,
      '--cacert',
      servers.caFile,
    );
    const [exchange] = exchanges;
    assert.equal(exchange.response?.status, 200, err);
    assert.equal(new Map<string, string>(exchange.response.headers).get('Content-Encoding'), 'zstd');
    assert.equal(JSON.parse(exchange.response.bodyText).hello, 'world');
    assert.ok(exchange.response.wireSize < exchange.response.bodySize);
  });

  it('reads the page of openssl s_server', async () => {
    const { exchanges, err } = await runText(
      `GET https://localhost:${servers.ports.openssl}/`,
      '--cacert',
      servers.caFile,
    );
    assert.equal(exchanges[0]?.response?.status, 200, err);
    assert.match(exchanges[0].response.bodyText, /s_server/);
  });

  for (const name of ['nginxHttps', 'caddy', 'openssl'] as const) {
    it(`finds out what ${name} takes`, async () => {
      const address = `localhost:${servers.ports[name]}`;
      const { out, code } = await portside('tls', address, '--scan', '--json', '--cacert', servers.caFile);
      const { scan } = JSON.parse(out) as Json;
      const taken = scan.versions.filter((one: Json) => one.supported);
      assert.deepEqual(
        taken.map((one: Json) => one.version),
        ['TLSv1.3', 'TLSv1.2'],
      );
      for (const { suites } of taken) assert.ok(suites.length >= 3, String(suites));
      assert.ok(scan.groups[0].names.includes('X25519'));
      assert.deepEqual([scan.complete, scan.failure, scan.tls13Tickets], [true, null, true]);
      assert.ok(scan.duration < 3000, `${scan.duration} ms`);
      const errors = scan.findings.filter((one: Json) => one.severity === 'error').map((one: Json) => one.id);
      assert.deepEqual([errors, code], [[], 0]);
    });
  }

  it('follows the redirect of nginx and tells the hop', async () => {
    const base = `http://127.0.0.1:${servers.ports.nginxHttp}`;
    const { exchanges } = await runText(`GET ${base}/moved`);
    assert.equal(exchanges[0].response.status, 200);
    assert.deepEqual(exchanges[0].redirects, [{ status: 301, from: `${base}/moved`, to: `${base}/hello.json` }]);
  });

  it('does not send to a server whose authority it does not know, and shows the certificate all the same', async () => {
    const { code, exchanges } = await runText(`GET https://localhost:${servers.ports.nginxHttps}/hello.json`);
    assert.equal(code, 2);
    const [exchange] = exchanges;
    assert.equal(exchange.response, null);
    assert.equal(exchange.failure.code, 'TLS_UNTRUSTED');
    assert.equal(exchange.failure.phase, 'tls');
    assert.equal(exchange.tls.trusted, false);
    assert.equal(exchange.tls.chain.length, 1);
    assert.ok(exchange.findings.some((finding: { severity: string }) => finding.severity === 'error'));
  });

  it('tells with portside tls who answers', async () => {
    const authority = `localhost:${servers.ports.caddy}`;
    const trusted = await portside('tls', authority, '--json', '--cacert', servers.caFile);
    assert.equal(trusted.code, 0, trusted.out + trusted.err);
    const report = JSON.parse(trusted.out);
    assert.equal(report.host, 'localhost');
    assert.equal(report.port, servers.ports.caddy);
    assert.equal(report.tls.trusted, true);
    assert.equal(report.failure, null);
    const untrusted = await portside('tls', authority, '--json');
    assert.equal(untrusted.code, 1);
    assert.equal(JSON.parse(untrusted.out).tls.trusted, false);
    const short = await portside('tls', authority, '--cacert', servers.caFile, '--days', '60');
    assert.equal(short.code, 1);
    assert.match(short.err, /fewer than the 60/);
  });
});

describe('portside run', function () {
  this.timeout(60_000);

  async function answering<T>(answer: RequestListener, use: (base: string) => Promise<T>): Promise<T> {
    const server = createServer(answer);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  /** A server that counts, for requests that must not be sent. */
  function counted<T>(use: (base: string, seen: () => number) => Promise<T>): Promise<T> {
    let count = 0;
    return answering(
      (_request, response) => {
        count += 1;
        response.end('{}');
      },
      (base) => use(base, () => count),
    );
  }

  const unusable: readonly [string, (base: string) => string | Uint8Array, readonly string[], RegExp][] = [
    ['an unknown variable', (base) => `GET ${base}/{{nowhere}}`, [], /nowhere/],
    ['a missing body file', (base) => `POST ${base}/\n\n< ./missing.bin`, [], /missing\.bin/],
    ['a port out of range', () => 'GET http://127.0.0.1:70000/', [], /70000|port/i],
    ['one unusable request among usable ones', (base) => `GET ${base}/\n\n###\nGET ${base}/{{nowhere}}`, [], /nowhere/],
    ['an unknown name', (base) => `GET ${base}/`, ['--name', 'nope'], /no request named "nope"/],
    ['a line beyond the file', (base) => `GET ${base}/`, ['--line', '99'], /line 99/],
    ['an unknown environment', (base) => `GET ${base}/`, ['--env', 'nope'], /no environment "nope"/],
    ['an unknown option', (base) => `GET ${base}/`, ['--nope'], /nope/],
    ['two versions at once', (base) => `GET ${base}/`, ['--http2', '--http1.1'], /not both/],
    ['HTTP/3 written in the file', (base) => `GET ${base}/ HTTP/3`, [], /HTTP\/3/],
    ['a report that is not built', (base) => `GET ${base}/`, ['--output', 'junit'], /not available/],
    ['a profile that nobody knows', (base) => `GET ${base}/`, ['--profile', 'postman'], /no profile "postman"/],
    ['a malformed time', (base) => `GET ${base}/`, ['--timeout', 'soon'], /duration/],
    ['a missing file of authorities', (base) => `GET ${base}/`, ['--cacert', '/nowhere.pem'], /nowhere\.pem/],
  ];
  for (const [what, text, args, complaint] of unusable) {
    it(`refuses ${what} with exit code 3 and sends nothing`, () =>
      counted(async (base, seen) => {
        const { code, out, err } = await runText(text(base), ...args);
        assert.equal(code, 3, `${out}\n${err}`);
        assert.match(err, complaint);
        assert.equal(out, '');
        assert.equal(seen(), 0);
      }));
  }

  const failures: readonly [string, string, string][] = [
    ['a refused connection', 'GET http://127.0.0.1:1/', 'CONNECTION_REFUSED'],
    ['a name that does not exist', 'GET http://does-not-exist.invalid/', 'DNS_'],
  ];
  for (const [what, text, failure] of failures) {
    it(`answers ${what} with exit code 2 and ${failure}`, async () => {
      const { code, exchanges } = await runText(text);
      assert.equal(code, 2);
      assert.equal(exchanges[0].response, null);
      assert.ok(exchanges[0].failure.code.startsWith(failure), exchanges[0].failure.code);
      assert.ok(exchanges[0].failure.advice.length > 0);
    });
  }

  it('chooses by name and by line', () =>
    counted(async (base) => {
      const text = `### first\nGET ${base}/1\n\n### second\nGET ${base}/2\n`;
      const byName = await runText(text, '--name', 'second');
      assert.deepEqual(
        byName.exchanges.map((one) => one.request.url),
        [`${base}/2`],
      );
      const byLine = await runText(text, '--line', '2');
      assert.deepEqual(
        byLine.exchanges.map((one) => one.request.url),
        [`${base}/1`],
      );
    }));

  it('takes variables from --var, repeats and runs in parallel', () =>
    counted(async (base, seen) => {
      const { code, exchanges } = await runText(
        'GET {{base}}/{{x}}\n\n###\nGET {{base}}/b',
        '--var',
        `base=${base}`,
        '--var',
        'x=a',
        '--repeat',
        '3',
        '--jobs',
        '2',
      );
      assert.equal(code, 0);
      assert.equal(exchanges.length, 6);
      assert.equal(seen(), 6);
    }));

  it('stops at the first failure with --bail, and goes on without', () =>
    counted(async (base, seen) => {
      const text = `GET http://127.0.0.1:1/\n\n###\nGET ${base}/`;
      assert.equal((await runText(text, '--bail')).exchanges.length, 1);
      assert.equal(seen(), 0);
      assert.equal((await runText(text)).exchanges.length, 2);
      assert.equal(seen(), 1);
    }));

  it('reuses the connection for the next request and says so', () =>
    counted(async (base) => {
      const { exchanges } = await runText(`GET ${base}/1\n\n###\nGET ${base}/2`);
      assert.deepEqual(
        exchanges.map((one) => one.connection.reused),
        [false, true],
      );
      assert.equal(exchanges[1].timings.connect, null);
      assert.equal(exchanges[1].timings.dns, null);
    }));

  it('gives bytes that are no text in base64, whole', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    await answering(
      (_request, response) => response.end(bytes),
      async (base) => {
        const { exchanges } = await runText(`GET ${base}/`);
        assert.equal(exchanges[0].response.bodyText, null);
        assert.deepEqual(Buffer.from(exchanges[0].response.bodyBase64, 'base64'), Buffer.from(bytes));
      },
    );
  });

  it('shows a response as text, with control characters made harmless', () =>
    answering(
      (_request, response) => response.setHeader('Content-Type', 'text/plain').end('\u001b[31mred\u001b]0;title\u0007'),
      async (base) => {
        const folder = mkdtempSync(join(tmpdir(), 'portside-cli-'));
        try {
          const file = join(folder, 'control.http');
          writeFileSync(file, `GET ${base}/`);
          const { code, out } = await portside('run', file);
          assert.equal(code, 0);
          assert.match(out, /200 OK/);
          assert.match(out, /\\u001b\[31mred/);
          assert.ok(!out.includes('\u001b'));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    ));
});

describe('portside', function () {
  this.timeout(60_000);

  it('says its version, which is the package’s', async () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(await portside('--version'), { code: 0, out: `${manifest.version}\n`, err: '' });
  });

  for (const [word, heading] of [
    ['404', '404 Not Found'],
    ['443', 'Port 443: HTTPS'],
    ['etag', 'ETag: '],
    ['trace', 'TRACE: '],
    ['ECONNREFUSED', 'ECONNREFUSED: Connection refused'],
    ['CERT_HAS_EXPIRED', 'CERT_HAS_EXPIRED: '],
    ['TLS_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256: '],
    ['handshake_failure', 'handshake_failure: '],
    ['TLS 1.3', 'TLSv1.3: '],
    ['keyless ssl', 'Keyless SSL'],
  ] as const) {
    it(`begins the explanation of ${word} with its name`, async () => {
      const { code, out } = await portside('explain', word);
      assert.equal(code, 0);
      assert.ok(out.startsWith(heading), out.slice(0, 100));
      assert.match(out, /https:\/\//);
    });
  }

  it('explains a word, and refuses one it does not know with what is near', async () => {
    const known = await portside('explain', '404');
    assert.equal(known.code, 0);
    assert.match(known.out, /Not Found/);
    const unknown = await portside('explain', 'ECONREFUSED');
    assert.equal(unknown.code, 3);
    assert.match(unknown.err, /Did you mean .*ECONNREFUSED/);
  });

  for (const args of [
    [],
    ['nope'],
    ['run'],
    ['tls'],
    ['tls', 'a b'],
    ['tls', 'localhost:99999'],
    ['explain'],
    ['convert', '--from', 'curl'],
  ]) {
    it(`refuses "portside ${args.join(' ')}" with exit code 3`, async () => {
      const { code, out, err } = await portside(...args);
      assert.equal(code, 3);
      assert.equal(out, '');
      assert.notEqual(err, '');
    });
  }
});
