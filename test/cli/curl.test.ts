import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curlCommand } from '../../src/convert/curl.ts';
import { resolveText } from '../unit/request/world.ts';
import { portside } from './portside.ts';
import { answeringRaw } from './raw-server.ts';

const curl = '/usr/bin/curl';

/** Octets that are no UTF-8, with NUL, quotes and all that a format of printf or a shell would act upon. */
const blob = Uint8Array.from([...Array(256).keys(), ...Buffer.from(`%s\\n'"$HOME\`!%`)]);
const files = { 'blob.bin': blob, 'text.txt': Buffer.from('one\ntwo\n'), 'long.txt': Buffer.alloc(150_000, 'ab\n') };

/** Whether head and body are there, by Content-Length, or by the last chunk. */
function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (/\r\ntransfer-encoding:[^\r]*chunked/i.test(received) && /^POST/.test(received))
    return received.endsWith('0\r\n\r\n');
  const length = Number(/\r\ncontent-length: ?(\d+)/i.exec(received)?.[1] ?? 0);
  return end >= 0 && received.length >= end + 4 + length;
}

/** What a server receives, as Latin-1; `act` is told its authority. */
async function recorded(act: (host: string) => Promise<void>): Promise<readonly string[]> {
  const requests: string[] = [];
  await answeringRaw(
    (socket, received) => {
      requests.push(received);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    },
    ({ port }) => act(`127.0.0.1:${port}`),
    isWhole,
  );
  return requests;
}

function shell(command: string, env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-s'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: 20_000,
      env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent', ...env },
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    // Not as an argument, which has a limit that what is pasted has not.
    child.stdin.end(`${command}\n`);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command}\n${err}`))));
  });
}

async function byPortside(text: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-curl-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return await recorded(async (host) => {
      const file = join(folder, 'requests.http');
      writeFileSync(file, text.replaceAll('HOST', host));
      const ran = await portside('run', file);
      assert.equal(ran.code, 0, ran.err);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const world = {
  files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`/project/requests/${name}`, bytes])),
};

/** By the real curl, through the shell that is called sh. */
async function byCurl(text: string, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  return recorded(async (host) => {
    const { request, problems } = await resolveText(text.replaceAll('HOST', host), world);
    assert.ok(request, JSON.stringify(problems));
    const hidden = Object.entries(env).map(([variable, value]) => ({ variable, value }));
    const command = curlCommand(request, hidden);
    assert.deepEqual(command.differences, []);
    for (const value of Object.values(env)) assert.ok(!command.text.includes(value), command.text);
    await shell(command.text, env);
  });
}

function sameHost(request: string): string {
  return request.replace(/127\.0\.0\.1:\d+/g, 'HOST').replace(/portside\/(?:test|\d+\.\d+\.\d+)/, 'portside');
}

const requests: readonly [title: string, text: string][] = [
  ['a plain GET', 'GET http://HOST/a?b=c'],
  ['quotes and what a shell would act upon', `GET http://HOST/a\nX-A: it's "so" \`id\` $HOME \\n !! #x *`],
  ['line ends of a body', 'POST http://HOST/\nContent-Type: text/plain\n\none\n\ntwo\t%s\\'],
  ['carriage returns in a body', 'POST http://HOST/\n\n--a\r\n\r\nb\r\n--a--'],
  ['text outside ASCII', 'POST http://HOST/ä?ü=ß\nX-A: Zoë ☂\n\n{"a": "🚢"}'],
  ['octets of a file', 'POST http://HOST/\n\n< blob.bin'],
  ['a file of text', 'PUT http://HOST/\n\n< text.txt'],
  ['a body too long for a word of a command', 'POST http://HOST/\n\n< long.txt'],
  ['a body that looks like a file', 'POST http://HOST/\n\n@/etc/hostname'],
  ['a field without a value', 'GET http://HOST/\nX-A:\nUser-Agent:\nAccept:'],
  ['fields of one name, in their order and case', 'GET http://HOST/\nx-a: 1\nX-A: 2\naccept: text/html\nx-a: 1'],
  ['a Host field that is not in front', 'GET http://HOST/\nX-A: 1\nHost: other.example\nX-B: 2'],
  ['two Host fields', 'GET http://HOST/\nHost: one.example\nX-A: 1\nHost: two.example'],
  ['another Host field', 'GET http://HOST/\nHost: other.example'],
  ['an empty Host field', 'GET http://HOST/\nHost:'],
  ['dot segments', 'GET http://HOST/a/../b/./c/%2e%2e/d/..'],
  ['brackets and braces', 'GET http://HOST/[1-3]?a[]={x,y}'],
  ['signs with a meaning in a URL', 'GET http://HOST//a;b=c@d:e/?f=+%2B&g=%zz&$h=~!'],
  ['HEAD', 'HEAD http://HOST/a'],
  ['another method', 'M-SEARCH http://HOST/a'],
  ['a method with signs', `X*Y'!$a http://HOST/a`],
  ['the target *', 'OPTIONS *\nHost: HOST'],
  ['GET with a body', 'GET http://HOST/a\n\n{"query": {}}'],
  ['POST without a body', 'POST http://HOST/a'],
  ['DELETE without a body', 'DELETE http://HOST/a'],
  ['HTTP/1.0', 'GET http://HOST/a HTTP/1.0'],
  ['POST with HTTP/1.0', 'POST http://HOST/a HTTP/1.0\n\nbody'],
  ['a length in front of other fields', 'POST http://HOST/a\nContent-Length: 4\nX-A: 1\n\nbody'],
  ['a length that is too small', 'POST http://HOST/a\nContent-Length: 2\n\nbody'],
  ['a length of nothing', 'GET http://HOST/a\nContent-Length: 0'],
  ['chunks', 'POST http://HOST/a\nTransfer-Encoding: chunked\n\nbody'],
  ['a form', 'POST http://HOST/a\nContent-Type: application/x-www-form-urlencoded\n\na=b&c=d e'],
  ['credentials in the target', 'GET http://user:pass@HOST/a'],
  ['a tab within a value', 'GET http://HOST/a\nX-A: b\tc'],
];

describe('curl sends what Portside sends, to the octet', function () {
  this.timeout(60_000);
  const own: string[] = [];
  before('send all with one command of Portside', async function () {
    if (!existsSync(curl)) {
      console.log('    skipped: curl is not installed, so that no command for it is tried');
      this.skip();
    }
    const joined = requests.map(([, text]) => `###\n${text}\n\n`).join('');
    own.push(...(await byPortside(joined)));
    assert.equal(own.length, requests.length);
  });

  for (const [index, [title, text]] of requests.entries())
    it(`with ${title}`, async () => {
      assert.deepEqual((await byCurl(text)).map(sameHost), own.slice(index, index + 1).map(sameHost));
    });

  it('with a target that is no URI, as the draft wants it sent', async () => {
    const text = '# @dialect draft-2026\nGET http://HOST/a|b"c';
    assert.deepEqual((await byCurl(text)).map(sameHost), (await byPortside(text)).map(sameHost));
  });

  it('with secrets that only the environment of the shell knows', async () => {
    const env = { TOKEN: `s3cr3t 'it' %s \\n $HOME "so"`, OTHER: 'abcdéfgh' };
    const text = `@token = ${env.TOKEN}\n@other = ${env.OTHER}\nPOST http://HOST/{{other}}\nX-A: a {{token}}{{other}}\n\n{{other}}\r\n{{token}}\ttail`;
    const [sent] = await byPortside(text);
    const known = { ...env, OTHER_2: encodeURIComponent(env.OTHER) };
    assert.deepEqual(
      (await byCurl(text, known)).map(sameHost),
      [sent].map((one) => sameHost(one ?? '')),
    );
  });

  it('from the command that Portside read', async () => {
    const text = `curl -X PUT 'http://HOST/a?b=c' -H 'X-A: b' --json '{"a": "b"}'`;
    assert.deepEqual((await byCurl(text)).map(sameHost), (await byPortside(text)).map(sameHost));
  });
});
