import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { command, node, portside, type Ran, runFile, runText } from './portside.ts';
import { answeringRaw } from './raw-server.ts';

const million = 1_000_000;
const get = 'GET http://127.0.0.1:1/';

/** A folder for one test. */
async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-bad-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs every case before the tests of the suite, a few at a time; the tests look at what came of theirs. */
function allAtOnce<C extends readonly [what: string, ...unknown[]], R>(
  cases: readonly C[],
  run: (one: C) => Promise<R>,
): (what: string) => R {
  const results = new Map<string, R>();
  before(async () => {
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) results.set(one[0], await run(one));
    };
    await Promise.all(Array.from({ length: 4 }, work));
  });
  return (what) => {
    const result = results.get(what);
    assert.ok(result !== undefined, `${what} was run`);
    return result;
  };
}

function assertNoBug({ code, err }: Ran): void {
  assert.ok(code !== 70 && code !== 1 && code !== null, `exit code ${code}: ${err.slice(0, 2000)}`);
  assert.doesNotMatch(err, /\n {4}at |node:internal|bug of Portside/);
}

describe('a request file that is', function () {
  this.timeout(60_000);

  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
  const noise = Buffer.from(Array.from({ length: 20_000 }, (_, n) => (n * n * 31 + n * 7919) & 255));
  const unusable: readonly [what: string, text: string | Buffer, complaint: RegExp][] = [
    ['empty', '', /error no-request: There is no request in /],
    ['white space', '\n \n\t\n', /error no-request/],
    ['comments only', '# one\n// two\n### three\n', /error no-request/],
    ['a picture', png, /error binary-content/],
    ['noise', noise, /error binary-content/],
    ['prose', 'Dear reader, this is a letter.\n', /error not-a-request-line/],
    ['a request with a NUL in its target', 'GET http://127.0.0.1:1/a\0b\n', /error (nul-byte|binary-content)/],
    ['a request with a NUL in a field', `${get}\nX: a\0b\n`, /error (nul-byte|binary-content)/],
    ['a method that is none', 'G@T http://127.0.0.1:1/\n', /error not-a-request-line/],
    ['a method without a target', 'GET\n', /error missing-target/],
    [
      'a sound request and an unreadable one',
      `${get}\n\n###\nG@T http://127.0.0.1:1/\n`,
      /:4:1: error not-a-request-line/,
    ],
    ['a missing body file', 'POST http://127.0.0.1:1/\n\n< ./gone.bin', /:3:3: error body-file-missing: .*gone\.bin/],
    ['a folder as body file', 'POST http://127.0.0.1:1/\n\n< ./', /error body-file-missing/],
    ['a missing variable', `${get}{{gone}}`, /:1:24: error undefined-variable: .*gone/],
    ['a variable that is itself', '@a={{a}}\nGET http://127.0.0.1:1/{{a}}', /error variable-cycle/],
    ['variables in a circle', '@a={{b}}\n@b={{c}}\n@c={{a}}\nGET http://127.0.0.1:1/{{a}}', /error variable-cycle/],
    [
      'variables that grow tenfold each',
      `@a0=lollollol\n${Array.from({ length: 12 }, (_, n) => `@a${n + 1}=${`{{a${n}}}`.repeat(10)}\n`).join('')}GET http://127.0.0.1:1/{{a12}}`,
      /error value-too-long/,
    ],
    [
      'a chain of 20,000 variables',
      `@a0=x\n${Array.from({ length: 20_000 }, (_, n) => `@a${n + 1}={{a${n}}}\n`).join('')}GET http://127.0.0.1:1/{{a20000}}`,
      /error variable-cycle/,
    ],
    ['20,000 requests without their variable', `${get}{{gone}}\n\n###\n`.repeat(20_000), /19900 more problems/],
    ['port 65536', 'GET http://127.0.0.1:65536/', /error port-out-of-range/],
    ['port 0', 'GET http://127.0.0.1:0/', /error port-out-of-range/],
    ['port -1', 'GET http://127.0.0.1:-1/', /error malformed-port/],
    ['port 99999999999999999999', 'GET http://127.0.0.1:99999999999999999999/', /error port-out-of-range/],
    ['a port that a variable spoils', '@p=70000\nGET http://127.0.0.1:{{p}}/', /error port-out-of-range/],
    ['an IPv6 address without its end', 'GET http://[::1/', /error malformed-host/],
    ['an IPv6 address that is none', 'GET http://[::zz]/', /error malformed-host/],
    ['an IPv4 address that is none', 'GET http://256.256.256.256/', /error malformed-host/],
    ['a host with a space', 'GET http://exam ple.org/', /error malformed-host/],
    ['a host with an encoded space', 'GET http://exam%20ple.org/', /error malformed-host/],
    ['no host', 'GET http:///path', /error missing-host/],
    ['a path without a Host field', 'GET /path', /error missing-host-field/],
    ['another scheme', 'GET ftp://127.0.0.1/', /error unsupported-scheme/],
    ['a version that is none', `${get} HTTP/9.9`, /error malformed-version/],
    ['a version that is not built', `${get} HTTP/3`, /error version-not-built/],
    ['a field name with a space', `${get}\nBad Field: 1`, /error invalid-field-name/],
    ['a field without a name', `${get}\n: 1`, /error field-without-colon/],
    ['a script without an end', `POST http://127.0.0.1:1/\n\n${'> {%\n'.repeat(10_000)}`, /error unclosed-script/],
  ];
  const refused = allAtOnce(unusable, ([, text]) => runFile(text));
  for (const [what, , complaint] of unusable) {
    it(`${what}: is refused with a code and exit code 3, and nothing goes out`, () => {
      const ran = refused(what);
      assertNoBug(ran);
      assert.equal(ran.code, 3, ran.err);
      assert.match(ran.err, complaint);
      assert.match(ran.err, /portside: error [a-z-]+: /);
      assert.equal(ran.out, '');
    });
  }

  const usable: readonly [what: string, text: string | Buffer][] = [
    ['an unknown method', 'FOO! http://127.0.0.1:1/'],
    ['a byte order mark first', '\ufeffGET http://127.0.0.1:1/'],
    ['UTF-16', Buffer.from('\ufeffGET http://127.0.0.1:1/', 'utf16le')],
    ['lines that end in a carriage return', 'GET http://127.0.0.1:1/\rX: y\r'],
    ['a URL of 5 MB', `${get}${'a'.repeat(5 * million)}`],
    ['a field of 5 MB', `${get}\nX: ${'a'.repeat(5 * million)}`],
    ['a body line of 5 MB', `POST http://127.0.0.1:1/\n\n${'a'.repeat(5 * million)}`],
    ['a comment of 5 MB', `# ${'a'.repeat(5 * million)}\n${get}`],
    ['a title of 5 MB', `### ${'a'.repeat(5 * million)}\n${get}`],
    ['a variable of 5 MB', `@a=${'a'.repeat(5 * million)}\n${get}{{a}}`],
    ['a million number signs', `${'#'.repeat(million)}\n${get}`],
    ['100,000 opening braces in a body', `POST http://127.0.0.1:1/\n\n${'{{'.repeat(100_000)}`],
    ['100,000 lines of opening braces', `POST http://127.0.0.1:1/\n\n${'{{\n'.repeat(100_000)}`],
    ['a body of 50 MB', `POST http://127.0.0.1:1/\n\n${`${'x'.repeat(99)}\n`.repeat(500_000)}`],
    ['a host that does not exist', 'GET http://does-not-exist.invalid/'],
    ['a host of 300 letters', `GET http://${'a'.repeat(300)}.invalid/`],
    ['a million separators before its request', `${'###\n'.repeat(million)}${get}`],
  ];
  const read = allAtOnce(usable, ([, text]) => runFile(text));
  for (const [what] of usable) {
    it(`${what}: is read, and reported as not answered, with bounded output`, () => {
      const ran = read(what);
      assertNoBug(ran);
      assert.equal(ran.code, 2, ran.err.slice(0, 2000));
      assert.match(ran.out, /CONNECTION_REFUSED|DNS_NOT_FOUND/);
      assert.ok(ran.out.length < 20_000, `${ran.out.length} characters`);
    });
  }

  it('50 MB of requests: is read whole, so that the last one of them can be chosen', async () => {
    const count = 300_000;
    const text = Array.from(
      { length: count },
      (_, n) =>
        `### r${n}\nPUT http://127.0.0.1:1/${n}\nContent-Type: application/json\n\n{"number": ${n}, "text": "${'y'.repeat(80)}"}\n\n`,
    ).join('');
    assert.ok(text.length > 45 * million);
    await inFolder(async (folder) => {
      const file = join(folder, 'many.http');
      writeFileSync(file, text);
      const chosen = await portside('run', file, '--name', `r${count - 1}`);
      assert.equal(chosen.code, 2, chosen.err);
      assert.match(chosen.out, /CONNECTION_REFUSED/);
    });
  });

  it('switched off by @disabled: is left out, and the others are sent', async () => {
    const { code, exchanges } = await runText(`# @disabled\n${get}\n\n###\n${get}b`);
    assert.equal(code, 2);
    assert.deepEqual(
      exchanges.map(({ index }) => index),
      [1],
    );
    const none = await runText(`# @disabled\n${get}`);
    assert.equal(none.code, 3);
    assert.match(none.err, /error no-request: .*@disabled/);
  });

  it('of very many problems: tells the first hundred and the number of the others', async () => {
    const { code, err } = await runFile(Array.from({ length: 250 }, () => 'GET http://{{gone}}/\n').join('\n###\n'));
    assert.equal(code, 3);
    assert.equal(err.match(/error undefined-variable/g)?.length, 100);
    assert.match(err, /150 more problems/);
  });
});

describe('a command line with', function () {
  this.timeout(60_000);

  it('a file that cannot be read, is missing, or is none, says so with a code', () =>
    inFolder(async (folder) => {
      symlinkSync('loop', join(folder, 'loop'));
      symlinkSync('gone', join(folder, 'dangling'));
      mkdirSync(join(folder, 'sub'));
      writeFileSync(join(folder, 'ok.http'), get);
      const cases: readonly [path: string, complaint: RegExp][] = [
        [join(folder, 'loop'), /error file-unreadable: .*ELOOP/],
        [join(folder, 'dangling'), /error file-missing/],
        [join(folder, 'sub'), /error file-unreadable: .* is a folder/],
        [join(folder, 'ok.http', 'x'), /error file-missing/],
        [join(folder, 'x'.repeat(5000)), /error file-unreadable: .*ENAMETOOLONG/],
        [join(folder, 'no*.http'), /error file-missing: No file matches/],
        ['', /error file-missing/],
        ['/dev/zero', /error file-unreadable/],
      ];
      for (const [path, complaint] of cases) {
        for (const verb of ['run', 'parse']) {
          const ran = await portside(verb, path);
          assertNoBug(ran);
          assert.equal(ran.code, 3, `${verb} ${path}`);
          assert.match(ran.err, complaint);
          assert.equal(ran.out, '');
        }
      }
    }));

  it('an --out that cannot be written sends nothing, and one that fills up says so', async () => {
    await answeringRaw(
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
      async ({ base, received }) => {
        for (const path of ['/nowhere/results', tmpdir(), '']) {
          const ran = await runFile(`GET ${base}/`, '--out', path);
          assertNoBug(ran);
          assert.equal(ran.code, 3, path);
          assert.match(ran.err, /error out-unwritable/);
        }
        assert.deepEqual(received, []);
        if (!existsSync('/dev/full')) return;
        const ran = await runFile(`GET ${base}/`, '--out', '/dev/full');
        assertNoBug(ran);
        assert.equal(ran.code, 74);
        assert.match(ran.err, /error output-failed: .*ENOSPC/);
      },
    );
  });

  it('an --out is written only when all can be sent, and without colour', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'results.txt');
      writeFileSync(out, 'the last results');
      assert.equal((await runFile('GET http://{{gone}}/', '--out', out)).code, 3);
      assert.equal(readFileSync(out, 'utf8'), 'the last results');
      const ran = await runFile(get, '--out', out);
      assert.equal(ran.code, 2);
      assert.equal(ran.out, '');
      assert.match(readFileSync(out, 'utf8'), /^GET http:\/\/127\.0\.0\.1:1\/\n {2}Connection refused/);
    }));

  it('a --cacert that holds no certificate, or none that can be read, is refused', () =>
    inFolder(async (folder) => {
      const bad = join(folder, 'bad.pem');
      writeFileSync(bad, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
      const text = join(folder, 'text.pem');
      writeFileSync(text, 'hello');
      for (const path of [bad, text, folder, join(folder, 'gone.pem')]) {
        for (const ran of [
          await runFile(get, '--cacert', path),
          await portside('tls', 'localhost:1', '--cacert', path),
        ]) {
          assertNoBug(ran);
          assert.equal(ran.code, 3, ran.out);
          assert.match(ran.err, /error authority-unusable/);
        }
      }
    }));
});

describe('a server that', function () {
  this.timeout(60_000);

  type Answer = (socket: Socket) => void;
  const says =
    (text: string): Answer =>
    (socket) =>
      socket.end(Buffer.from(text, 'latin1'));
  const endlessly =
    (head: string, piece: string): Answer =>
    (socket) => {
      const flow = (): void => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', flow);
      socket.write(head);
      flow();
    };
  const long = 'y'.repeat(1000);

  /** What the server does, the failure, and the body that is kept all the same. */
  const servers: readonly [what: string, answer: Answer, failure: RegExp | null, body: string | null][] = [
    ['closes at once', (socket) => socket.end(), /^CONNECTION_CLOSED$/, null],
    ['resets', (socket) => socket.resetAndDestroy(), /^CONNECTION_RESET$/, null],
    ['closes in its head', says('HTTP/1.1 200 OK\r\nX'), /^CONNECTION_CLOSED$/, null],
    ['closes in its body', says('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'), /^TRUNCATED_BODY$/, 'half'],
    [
      'closes between its chunks',
      says('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
      /^TRUNCATED_BODY$/,
      'half',
    ],
    ['sends garbage', says('\u0016\u0003\u0001 garbage \0\u00ff\r\n\r\n'), /^PROTOCOL_ERROR$/, null],
    ['speaks SSH', says('SSH-2.0-OpenSSH_9.9\r\n'), /^PROTOCOL_ERROR$/, null],
    ['sends a page without a head', says('<html>hello</html>'), /^PROTOCOL_ERROR$/, null],
    ['never answers', () => undefined, /^WAIT_TIMEOUT$/, null],
    [
      'stops in its body',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
      /^RECEIVE_TIMEOUT$/,
      'half',
    ],
    ['sends endless fields', endlessly('HTTP/1.1 200 OK\r\n', `X: ${long}\r\n`), /^RESPONSE_HEAD_TOO_LARGE$/, null],
    ['sends an endless reason', endlessly('HTTP/1.1 200 ', long), /^RESPONSE_HEAD_TOO_LARGE$/, null],
    [
      'sends endless interim responses',
      endlessly('', 'HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n'),
      /^(RESPONSE_HEAD_TOO_LARGE|PROTOCOL_ERROR|WAIT_TIMEOUT)$/,
      null,
    ],
    [
      'sends endless trailers',
      endlessly('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', `X: ${long}\r\n`),
      /^(RESPONSE_HEAD_TOO_LARGE|PROTOCOL_ERROR)$/,
      '',
    ],
    ['sends a NUL in a field', says('HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n'), /^PROTOCOL_ERROR$/, null],
    ['ends its lines with LF only', says('HTTP/1.1 200 OK\nContent-Length: 2\n\nhi'), /^PROTOCOL_ERROR$/, null],
    [
      'gives two lengths',
      says('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhi'),
      /^PROTOCOL_ERROR$/,
      null,
    ],
    ['gives a length below nothing', says('HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nhi'), /^PROTOCOL_ERROR$/, null],
    [
      'sends a chunk that is none',
      says('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
      /^PROTOCOL_ERROR$/,
      '',
    ],
    [
      'says gzip and sends text',
      says('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello'),
      /^DECOMPRESSION_FAILED$/,
      'hello',
    ],
    [
      'redirects to a script',
      says('HTTP/1.1 302 F\r\nLocation: javascript:x\r\nContent-Length: 0\r\n\r\n'),
      /^REDIRECT_UNUSABLE$/,
      '',
    ],
    [
      'redirects to itself',
      says('HTTP/1.1 302 F\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
      /^TOO_MANY_REDIRECTS$/,
      '',
    ],
    ['sends status 999', says('HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n'), null, ''],
    ['sends no reason', says('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi'), null, 'hi'],
    ['speaks HTTP/1.0', says('HTTP/1.0 200 OK\r\n\r\nhi'), null, 'hi'],
    [
      'says an unknown coding',
      says('HTTP/1.1 200 OK\r\nContent-Encoding: pigeon\r\nContent-Length: 2\r\n\r\nhi'),
      null,
      'hi',
    ],
  ];
  const performed = allAtOnce(servers, ([, answer]) =>
    answeringRaw(answer, ({ base }) => runText(`GET ${base}/`, '--timeout', '6s')),
  );
  for (const [what, , failure, body] of servers) {
    it(`${what}: ${failure === null ? 'is answered for' : 'is a failure with its code'}`, () => {
      const { code, exchanges, err } = performed(what);
      assert.equal(code, failure === null ? 0 : 2, err);
      const [{ response, failure: told, timings }] = exchanges;
      if (failure === null) assert.equal(told, null);
      else {
        assert.match(told.code, failure);
        assert.match(told.message, /\S/);
      }
      assert.equal(response?.bodyText ?? null, body);
      assert.ok(timings.total < 10_000);
    });
  }

  it('sends a gigabyte in a megabyte of gzip: is read up to the limit, in bounded memory', async () => {
    // Members of a gzip file follow one another: 1,024 times the same megabyte.
    const member = gzipSync(Buffer.alloc(million, 97));
    const bomb = Buffer.concat(Array.from({ length: 1024 }, () => member));
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    await answeringRaw(
      (socket) => socket.end(Buffer.concat([Buffer.from(head), bomb])),
      ({ base }) =>
        inFolder(async (folder) => {
          const out = join(folder, 'out.json');
          const ran = await runFile(`GET ${base}/`, '--output', 'json', '--out', out, '--timeout', '20s');
          assertNoBug(ran);
          assert.equal(ran.code, 2, ran.err);
          const text = readFileSync(out, 'latin1');
          assert.match(text.slice(-3000), /"code":"BODY_LIMIT_REACHED"/);
          assert.ok(text.length > 256 * 1024 * 1024 && text.length < 257 * 1024 * 1024, String(text.length));
        }),
    );
  });
});

describe('portside that is stopped', function () {
  this.timeout(60_000);

  /** Runs until `isReady`, then sends the signal. */
  async function stopped(signal: 'SIGINT' | 'SIGTERM', ...output: string[]): Promise<Ran> {
    return inFolder((folder) => {
      let started = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        started = resolve;
      });
      return answeringRaw(
        () => started(),
        async ({ base }) => {
          const file = join(folder, 'slow.http');
          writeFileSync(file, `GET ${base}/1\n\n###\nGET ${base}/2\n`);
          const child = spawn(node, [command, 'run', file, ...output], {
            stdio: ['ignore', 'pipe', 'pipe'],
          });
          const ran = { out: '', err: '' };
          child.stdout.on('data', (chunk) => {
            ran.out += chunk;
          });
          child.stderr.on('data', (chunk) => {
            ran.err += chunk;
          });
          const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
          await asked;
          child.kill(signal);
          return { ...ran, code: await closed, out: ran.out, err: ran.err };
        },
      );
    });
  }

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    it(`by ${signal}: reports what was under way as cancelled, says what was not sent, and ends with ${code}`, async () => {
      const ran = await stopped(signal, '--output', 'json');
      assert.equal(ran.code, code, ran.err);
      const [exchange] = ran.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(exchange.failure.code, 'CANCELLED');
      assert.equal(exchange.failure.phase, 'wait');
      assert.match(ran.err, /1 more request was not sent/);
    });
  }

  for (const [what, args] of [
    ['parse', (file: string) => ['parse', file]],
    ['run', (file: string) => ['run', file]],
  ] as const) {
    it(`by a reader of ${what} that goes away: ends quietly, as others do`, () =>
      inFolder(async (folder) => {
        const file = join(folder, 'many.http');
        writeFileSync(file, `${get}\n\n###\n`.repeat(5_000));
        const child = spawn(node, [command, ...args(file)], { stdio: ['ignore', 'pipe', 'pipe'] });
        let err = '';
        child.stderr.on('data', (chunk) => {
          err += chunk;
        });
        const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
        child.stdout.once('data', () => child.stdout.destroy());
        const code = await closed;
        assert.ok(code === 141 || code === 0 || code === 2, `exit code ${code}`);
        assert.equal(err, '');
      }));
  }
});

describe('portside parse on the files of others', function () {
  this.timeout(120_000);
  const corpus = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'files');

  it('reads them all, with exit code 0 or 3, and JSON for each', async function () {
    if (!existsSync(corpus)) {
      console.log('skipped: the files of others, because they are not here');
      this.skip();
    }
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const { code, out, err } = await portside('parse', '--json', ...files);
    assertNoBug({ code, out, err });
    assert.ok(code === 0 || code === 3);
    const lines = out.trim().split('\n');
    assert.equal(lines.length, files.length);
    for (const line of lines) {
      const { file, requests, variables, problems } = JSON.parse(line);
      assert.ok(files.includes(file));
      assert.ok(Array.isArray(requests) && Array.isArray(variables));
      for (const { line: at, column, endLine, endColumn, code: name, message } of problems) {
        assert.ok(
          at >= 1 && column >= 1 && (endLine > at || (endLine === at && endColumn >= column)),
          `${file}: ${name}`,
        );
        assert.match(name, /^[a-z0-9-]+$/);
        assert.notEqual(message, '');
      }
      for (const request of requests) assert.ok(request.endLine >= request.line && request.line >= 1, file);
    }
  });
});
