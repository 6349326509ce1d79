import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../src/playground/start-playground.ts';
import { schemaProblems } from '../unit/view/schema-problems.ts';
import { portside } from './portside.ts';

describe('portside tls --workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-workspace-'));
  const project = join(folder, 'project');
  let playground: Playground;
  const authority = (name: string): string =>
    (playground.ports.find((port) => port.name === name)?.url ?? '').replace('https://', '');

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    mkdirSync(join(project, 'api', 'node_modules'), { recursive: true });
    const write = (name: string, text: string): void => writeFileSync(join(project, name), text);
    write(
      'a.http',
      `GET https://{{server}}/get\n\n###\nPOST https://{{server}}/post\n\n{{nowhere}}\n\n###\nGET http://localhost:1/\n`,
    );
    write(
      'http-client.env.json',
      JSON.stringify({ dev: { server: authority('https') }, test: { server: authority('expired') } }),
    );
    write('api/b.rest', `GET https://${authority('expires-soon')}/\n\n###\n# @name x\nGET https://{{missing}}/\n`);
    write('api/node_modules/c.http', 'GET https://never.invalid/');
  });

  after(async () => {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const check = (...args: readonly string[]) =>
    portside('tls', '--workspace', project, '--cacert', playground.caFile, ...args);

  it('lists every https host once, the worst first, and ends with 1 when one has too few days left', async () => {
    const { code, out } = await check('--env', 'dev');
    assert.equal(code, 1);
    const lines = out.split('\n');
    assert.match(lines[1] ?? '', new RegExp(`^${authority('expires-soon')} +soon +4 .*Fewer than 21 days`));
    assert.match(lines[2] ?? '', new RegExp(`^${authority('https')} +ok +89 .* 2 +Trusted, TLS 1\\.3\\.$`));
    assert.match(out, /missing.*\n +\S*b\.rest:5\n/);
    assert.ok(!out.includes('never.invalid'));
  });

  it('ends with 0 when all are good', async () => {
    const { code, out } = await check('--env', 'dev', '--days', '2');
    assert.equal(code, 0, out);
  });

  it('follows the chosen environment, and gives JSON that fits its schema', async () => {
    const { code, out, err } = await check('--env', 'test', '--output', 'json');
    assert.equal(code, 1);
    const report = JSON.parse(out);
    assert.deepEqual(schemaProblems('hosts.schema.json', report), []);
    const expired = report.hosts.find(
      ({ port }: { readonly port: number }) => `localhost:${port}` === authority('expired'),
    );
    assert.equal(expired.state, 'refused');
    assert.equal(expired.worst.id, 'certificate-expired');
    assert.deepEqual(
      expired.requests.map(({ line }: { readonly line: number }) => line),
      [1, 4],
    );
    assert.match(err, /the host is not known/);
  });

  it('ends with 3 and names the environments where no server is known', async () => {
    const unclear = join(folder, 'unclear');
    mkdirSync(unclear);
    writeFileSync(join(unclear, 'a.http'), 'GET https://{{server}}/');
    writeFileSync(join(unclear, 'http-client.env.json'), JSON.stringify({ dev: { server: 'localhost' }, test: {} }));
    const { code, out, err } = await portside('tls', '--workspace', unclear);
    assert.equal(code, 3);
    assert.match(out, /There is no variable named “server”/);
    assert.match(err, /no server is known, so nothing was checked\. Choose an environment with --env: dev, test\./);
  });

  it('writes JUnit to a file', async () => {
    const file = join(folder, 'report.xml');
    const { code, out } = await check('--env', 'test', '--output', 'junit', '--out', file);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(
      readFileSync(file, 'utf8'),
      /<testsuites name="portside" tests="3" failures="2" errors="0" skipped="1">/,
    );
  });

  it('sends no request', () => {
    for (const name of ['https', 'expired', 'expires-soon']) assert.equal(playground.requestsSeen(name), 0);
  });

  for (const [args, message] of [
    [['--env', 'nowhere'], /unknown-environment.*nowhere.*dev, test/],
    [['localhost'], /bad-usage.*not both/],
    [['--output', 'har'], /bad-usage.*text, json, junit/],
  ] as const)
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, err } = await check(...args);
      assert.equal(code, 3);
      assert.match(err, message);
    });

  it('refuses its options without it, and a folder that is none', async () => {
    assert.match((await portside('tls', 'localhost', '--env', 'dev')).err, /--env goes with/);
    assert.match((await portside('tls', '--workspace', join(folder, 'none'))).err, /no folder/);
  });
});
