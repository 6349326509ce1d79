import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** The requests in the order of their lenses; `BASE` stands for the playground. */
const text = `import ./other.http

### login
POST BASE/anything/login
Content-Type: application/json

{ "token": "from-login" }

### use
GET BASE/anything/use-{{login.response.body.$.json.token}}

### silent
# @ref other
GET BASE/anything/silent-{{other.response.body.$.json.word}}

### gone
# @ref nobody-answers
GET BASE/anything/never

### nobody-answers
GET BASE/close

### several
run #login
run #use
`;

const other = `### other
POST BASE/anything/other
Content-Type: application/json

{ "word": "imported" }
`;

describe('requests that build on others, in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-chained-'));
  let playground: Playground;
  let workbench: Workbench;

  const seen = (): number => playground.requestsSeen('http');

  /** Presses a button of the newest notification. */
  const press = async (button: string): Promise<void> =>
    workbench.page.locator('.notification-toast').getByRole('button', { name: button }).first().click();

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    const base = playground.ports.find(({ name }) => name === 'http')?.url ?? '';
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const file = join(workspace, 'requests.http');
    writeFileSync(file, text.replaceAll('BASE', base));
    writeFileSync(join(workspace, 'other.http'), other.replaceAll('BASE', base));
    workbench = await openWorkbench({
      theme: 'dark',
      folder: workspace,
      file,
      extension: 'vsix',
      width: 1500,
      height: 1400,
    });
    await workbench.lenses();
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sends nothing when a person does not want the other one sent', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 1);
    await press('Cancel');
    assert.equal(seen(), before);
  });

  it('offers to send what a placeholder refers to, and then both are sent', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 1);
    await press('Send “login” first');
    await workbench.webview('/anything/use-from-login');
    assert.equal(seen() - before, 2);
  });

  it('asks no more when it has been sent', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 1);
    await workbench.webview('/anything/use-from-login');
    await workbench.until(() => seen() - before === 1, 'The request');
    assert.deepEqual(await workbench.notifications(), []);
  });

  it('sends what @ref names in an imported file without asking', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 2);
    await workbench.webview('/anything/silent-imported');
    assert.equal(seen() - before, 2);
  });

  it('sends what run lines name, in order', async () => {
    const before = seen();
    await workbench.clickLens('Send Requests', 0);
    await workbench.webview('/anything/use-from-login');
    await workbench.until(() => seen() - before === 2, 'The requests');
  });

  it('does not send what builds on a request that gets no response, and shows why', async () => {
    await workbench.clickLens('Send Request', 3);
    await workbench.webview('Connection closed without a response');
    await workbench.until(
      async () => (await workbench.notifications()).join().includes('“gone” was not sent'),
      'The notification',
    );
  });
});
