import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runText } from './portside.ts';
import { answeringRaw } from './raw-server.ts';

/** Targets in the order in which they arrived, and what the command said. */
async function run(
  text: (base: string) => string,
  ...args: readonly string[]
): Promise<{ code: number | null; err: string; targets: readonly string[]; names: readonly (string | null)[] }> {
  const targets: string[] = [];
  return answeringRaw(
    (socket, received) => {
      const target = received.split(' ')[1] ?? '';
      targets.push(target);
      if (target === '/broken') {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n');
        return;
      }
      const body = JSON.stringify({ token: `t${targets.length}` });
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    },
    async ({ base }) => {
      const { code, err, exchanges } = await runText(text(base), ...args);
      return { code, err, targets, names: exchanges.map(({ name }) => name) };
    },
  );
}

const login = (base: string, target = '/login'): string => `# @name login\nGET ${base}${target}\n\n###\n`;
const use = (base: string, directive = ''): string =>
  `# @name use\n${directive}GET ${base}/use/{{login.response.body.$.token}}\n`;

describe('portside run, with requests that build on others', function () {
  this.timeout(60_000);
  it('runs in order and puts values in', async () => {
    const { code, targets } = await run((base) => login(base) + use(base));
    assert.deepEqual([code, ...targets], [0, '/login', '/use/t1']);
  });
  it('runs what a chosen request needs, and reports it', async () => {
    const { targets, names } = await run((base) => login(base) + use(base), '--name', 'use');
    assert.deepEqual(targets, ['/login', '/use/t1']);
    assert.deepEqual(names, ['login', 'use']);
  });
  it('runs what stands further down first, and only once', async () => {
    const { targets } = await run((base) => `${use(base)}\n###\n${login(base)}`);
    assert.deepEqual(targets, ['/login', '/use/t1']);
  });
  it('puts the status of a response in', async () => {
    const { targets } = await run((base) => `${login(base)}GET ${base}/after/{{login.response.status}}\n`);
    assert.deepEqual(targets, ['/login', '/after/200']);
  });
  it('knows what is imported, and runs it first', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portside-import-'));
    const other = join(folder, 'other.http');
    try {
      const { targets } = await run((base) => {
        writeFileSync(other, `@who = anna\n${login(base, '/login-{{who}}')}`);
        return `import ${other}\n${use(base)}\n\n###\nGET ${base}/{{who}}\n`;
      });
      assert.deepEqual(targets, ['/login-anna', '/use/t1', '/anna']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('sends what run lines name, where they stand, each time anew', async () => {
    const { targets } = await run(
      (base) => `@x = 0\n${login(base, '/{{x}}')}run #login (@x=1)\nrun #login (@x={{x}}2)\n\n###\nGET ${base}/last\n`,
    );
    assert.deepEqual(targets, ['/0', '/1', '/02', '/last']);
  });
  it('sends what the chosen block runs, and nothing else', async () => {
    const { targets } = await run(
      (base) => `${login(base)}GET ${base}/a\n\n### scene\nrun #login\n`,
      '--name',
      'scene',
    );
    assert.deepEqual(targets, ['/login']);
  });
  it('sends nothing at all when a run line names nobody', async () => {
    const { code, err, targets } = await run((base) => `${login(base)}run #logon\n`);
    assert.deepEqual([code, ...targets], [3]);
    assert.match(err, /error run-missing: .*Did you mean .*login/);
  });
  it('writes bodies where the file says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portside-output-'));
    try {
      const { code, err } = await run(
        (base) => `GET ${base}/a\n\n>> ${folder}/a.json\n>>! ${folder}/b.json\n`,
        ...['--repeat', '2'],
      );
      assert.equal(code, 0, err);
      assert.deepEqual(
        readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
        [
          ['a-1.json', '{"token":"t2"}'],
          ['a.json', '{"token":"t1"}'],
          ['b.json', '{"token":"t2"}'],
        ],
      );
      assert.match(err, /portside: wrote .*a-1\.json/);
      const refused = await run((base) => `GET ${base}/a\n\n>>! ${folder}\n`);
      assert.equal(refused.code, 74);
      assert.match(refused.err, /cannot be written/);
      const broken = await run((base) => `GET ${base}/broken\n\n>> ${folder}/c.json\n`);
      assert.equal(broken.code, 2);
      assert.equal(readdirSync(folder).includes('c.json'), false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('sends a request so often as its loop says', async () => {
    const list = '@ids = ["a", {"id": 7}, 3]\n';
    const { targets } = await run(
      (base) => `${list}# @loop for 2\nGET ${base}/n\n\n###\n# @loop for one of ids\nGET ${base}/{{%one}}\n`,
    );
    assert.deepEqual(targets, ['/n', '/n', '/a', '/%7B%22id%22%3A7%7D', '/3']);
    for (const loop of ['for one of nothing', 'for 1001']) {
      const refused = await run((base) => `# @loop ${loop}\nGET ${base}/\n`);
      assert.equal(refused.code, 3);
      assert.match(refused.err, /error loop-unusable/);
    }
  });
  it('waits before it sends, for so long as @sleep says', async () => {
    const { code, targets, err } = await run(
      (base) => `# @sleep 300\nGET ${base}/late\n\n###\nGET ${base}/early\n`,
      '--jobs',
      '2',
    );
    assert.equal(code, 0, err);
    assert.deepEqual(targets, ['/early', '/late']);
  });
  it('waits with --jobs', async () => {
    const many = (base: string): string =>
      Array.from({ length: 8 }, () => `###\nGET ${base}/x{{login.response.body.$.token}}\n`).join('\n');
    const { code, targets } = await run((base) => login(base) + many(base), '--jobs', '8');
    assert.equal(code, 0);
    assert.deepEqual(targets, ['/login', ...Array.from({ length: 8 }, () => '/xt1')]);
  });
  it('runs each anew in every round of --repeat', async () => {
    const { targets } = await run((base) => login(base) + use(base), '--repeat', '2');
    assert.deepEqual(targets, ['/login', '/use/t1', '/login', '/use/t3']);
  });
  it('runs @ref first although nothing of it is used, @forceRef each time', async () => {
    const plain = (base: string, directive: string): string =>
      `###\n# @${directive} login\nGET ${base}/a\n\n###\n# @${directive} login\nGET ${base}/b\n`;
    const ref = await run((base) => plain(base, 'ref') + `\n${login(base)}`.replace('\n#', '\n###\n#'));
    assert.deepEqual(ref.targets, ['/login', '/a', '/b']);
    const forced = await run((base) => plain(base, 'forceRef') + `\n${login(base)}`.replace('\n#', '\n###\n#'));
    assert.deepEqual(forced.targets, ['/login', '/a', '/login', '/b', '/login']);
  });
  it('does not send what needs a request that got no complete response', async () => {
    const { code, targets, err } = await run((base) => login(base, '/broken') + use(base));
    assert.deepEqual([code, ...targets], [2, '/broken']);
    assert.match(err, /“use” was not sent: “login”/);
  });
  it('goes on behind a request whose value is not there, and ends with 3', async () => {
    const { code, targets, err } = await run(
      (base) => `${login(base)}GET ${base}/{{login.response.body.$.nothing}}\n\n###\nGET ${base}/last\n`,
    );
    assert.deepEqual([code, ...targets], [3, '/login', '/last']);
    assert.match(err, /request-variable-empty/);
  });
  it('sends nothing when what is needed cannot be sent as written', async () => {
    const { code, targets, err } = await run(
      (base) => `# @name login\nGET ${base}/{{nowhere}}\n\n###\n${use(base)}`,
      '--name',
      'use',
    );
    assert.deepEqual([code, ...targets], [3]);
    assert.match(err, /nowhere/);
  });
  it('sends nothing when requests wait for each other', async () => {
    const { code, targets, err } = await run(
      (base) => `# @name a\nGET ${base}/{{b.response.body}}\n\n###\n# @name b\nGET ${base}/{{a.response.body}}\n`,
    );
    assert.deepEqual([code, ...targets], [3]);
    assert.match(err, /request-cycle.*|“a” needs “b” needs “a”/);
  });
});

describe('portside run, with a request that asks before it is sent', function () {
  this.timeout(60_000);
  const asking = (base: string): string => `GET ${base}/first\n\n###\n# @note Really delete all?\nDELETE ${base}/all\n`;
  it('sends nothing where there is no terminal to ask on', async () => {
    const { code, err, targets } = await run(asking);
    assert.deepEqual([code, ...targets], [3]);
    assert.match(err, /error not-confirmed: .*--yes/);
  });
  it('sends it with --yes', async () => {
    const { code, targets } = await run(asking, '--yes');
    assert.deepEqual([code, ...targets], [0, '/first', '/all']);
  });
  it('sends others of the file without', async () => {
    const { code, targets } = await run(asking, '--line', '1');
    assert.deepEqual([code, ...targets], [0, '/first']);
  });
  it('asks about the one that another needs', async () => {
    const { code, targets } = await run((base) => `# @note Sure?\n${login(base)}${use(base)}`, '--name', 'use');
    assert.deepEqual([code, ...targets], [3]);
  });
  it('sends it by the draft, which has no such directive', async () => {
    const { code, targets } = await run(asking, '--profile', 'draft-2026');
    assert.deepEqual([code, ...targets], [0, '/first', '/all']);
  });
});
