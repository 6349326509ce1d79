import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { portside, type Ran } from './portside.ts';

describe('portside run with secrets and environments', function () {
  this.timeout(60_000);
  let server: Server;
  let base: string;
  let seen: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization ?? ''} ${request.headers['x-key'] ?? ''}`);
      response.setHeader('X-Echo', request.url ?? '');
      response.end(JSON.stringify({ url: request.url, ...request.headers }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    seen = [];
  });
  after(() => server.close());

  /** Runs `a.http` of these files, with these variables of the process. */
  async function run(
    files: Readonly<Record<string, string>>,
    process_: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<Ran> {
    const folder = mkdtempSync(join(tmpdir(), 'portside-secrets-'));
    Object.assign(process.env, process_);
    try {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      return await portside('run', join(folder, 'a.http'), ...args);
    } finally {
      for (const name of Object.keys(process_)) delete process.env[name];
      rmSync(folder, { recursive: true, force: true });
    }
  }

  for (const output of ['json', 'text'])
    it(`sends secrets and never writes them (${output})`, async () => {
      const request = `GET ${base}/{{$secret my-token}}?k={{API_KEY}}\nAuthorization: Basic ada {{password}}\nX-Key: {{$secret other}}\n`;
      const { code, out, err } = await run(
        {
          'a.http': request,
          'http-client.private.env.json': '{"dev": {"password": "p4ssw0rd-z"}}',
          '.env': 'API_KEY="k3y-in-dotenv"',
        },
        { PORTSIDE_SECRET_MY_TOKEN: 't0ken-of-process', other: '0ther-of-process' },
        ...['--env', 'dev', '--output', output, '--show', 'headers,body,timings,tls'],
      );
      assert.equal(code, 0, err);
      const credentials = Buffer.from('ada:p4ssw0rd-z').toString('base64');
      assert.deepEqual(seen, [`/t0ken-of-process?k=k3y-in-dotenv Basic ${credentials} 0ther-of-process`]);
      for (const secret of ['t0ken-of-process', 'k3y-in-dotenv', 'p4ssw0rd-z', '0ther-of-process', credentials])
        assert.ok(!(out + err).includes(secret), `${secret} in ${out}${err}`);
      assert.ok(out.includes('•••'));
    });

  for (const output of ['json', 'text'])
    it(`never writes what another request brings along of them (${output})`, async () => {
      const { code, out, err } = await run(
        {
          'a.http': [
            `# @name one\nPOST ${base}/one\n\n{"k": "{{$secret my-token}}"}\n`,
            `POST ${base}/two\nX-Key: {{one.request.body.$.k}}\n\n{{one.request.body}}\n`,
          ].join('\n###\n'),
        },
        { PORTSIDE_SECRET_MY_TOKEN: 't0ken-of-process' },
        ...['--output', output, '--show', 'headers,body,timings,tls'],
      );
      assert.equal(code, 0, err);
      assert.match(seen[1] ?? '', /t0ken-of-process/);
      assert.ok(!(out + err).includes('t0ken-of-process'), out + err);
    });

  it('writes none in the names of the files that it writes', async () => {
    const { code, err } = await run(
      { 'a.http': `GET ${base}/\n\n>> ./{{$secret my-token}}.json\n>> ./a.http/{{$secret my-token}}.json` },
      { PORTSIDE_SECRET_MY_TOKEN: 't0ken-of-process' },
    );
    assert.equal(code, 74);
    assert.match(err, /wrote .*•••\.json\n.*output-failed: .*•••\.json cannot be written/);
    assert.ok(!err.includes('t0ken-of-process'), err);
  });

  it('never writes them in a problem either', async () => {
    const { code, out, err } = await run(
      { 'a.http': `GET ${base}/\nX-{{$secret name}}: 1\n` },
      { PORTSIDE_SECRET_NAME: 'not a name' },
    );
    assert.equal(code, 3);
    assert.match(err, /invalid-field-name/);
    assert.ok(!(out + err).includes('not a name'), err);
  });

  it('refuses a secret that nobody set', async () => {
    const { code, err } = await run({ 'a.http': `GET ${base}/{{$secret my-token}}` }, {});
    assert.equal(code, 3);
    assert.match(err, /secret-missing.*PORTSIDE_SECRET_MY_TOKEN/);
    assert.deepEqual(seen, []);
  });

  it('takes several environments, the last one the strongest', async () => {
    const files = {
      'a.http': `GET ${base}/{{a}}/{{b}}/{{c}}`,
      'http-client.env.json': '{"one": {"a": "1", "b": "1"}, "two": {"a": "2"}}',
      '.vscode/settings.json': '{"rest-client.environmentVariables": {"$shared": {"c": "shared"}}}',
    };
    await run(files, {}, '--env', 'one', '--env', 'two');
    await run(files, {}, '--env', 'two', '--env', 'one');
    assert.deepEqual(seen, ['/2/1/shared  ', '/1/1/shared  ']);
  });

  it('says why an environment is not known whose file cannot be read', async () => {
    for (const other of [{}, { '.env.one': 'A=1' }]) {
      const files = { 'a.http': `GET ${base}/`, 'http-client.env.json': '{', ...other };
      const { code, err } = await run(files, {}, '--env', 'dev');
      assert.equal(code, 3);
      assert.match(err, /no environment "dev".*http-client\.env\.json is not JSON/);
    }
    assert.deepEqual(seen, []);
  });

  it('refuses the second of two environments when it is not there', async () => {
    const { code, err } = await run(
      { 'a.http': `GET ${base}/`, 'http-client.env.json': '{"one": {}}' },
      {},
      ...['--env', 'one', '--env', 'two'],
    );
    assert.equal(code, 3);
    assert.match(err, /no environment "two".* Known: one\./);
  });
});
