import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** The requests in the order of their lenses; `BASE` stands for the playground. */
const text = `### prompted
# @prompt user Your user name? $value: Bob
# @prompt password
GET BASE/anything/{{user}}
X-Password: {{password}}

### picked
GET BASE/anything/{{$pick Which fruit? $value: apple, pear}}

### once
GET BASE/anything/{{$input-askonce Your city?}}
`;

describe('requests that ask, in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-asking-'));
  let playground: Playground;
  let workbench: Workbench;

  const seen = (): number => playground.requestsSeen('http');

  /** The box that asks this, as soon as it is there. */
  const box = async (question: string): Promise<Locator> => {
    const widget = workbench.page.locator('.quick-input-widget').filter({ hasText: question });
    await widget.waitFor({ timeout: 20_000 });
    return widget.locator('input.input').first();
  };

  const waitForText = async (part: string): Promise<void> =>
    workbench.page.locator('.statusbar-item').filter({ hasText: part }).first().waitFor({ timeout: 20_000 });

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
    workbench = await openWorkbench({
      theme: 'dark',
      folder: workspace,
      file,
      extension: 'vsix',
      width: 1500,
      height: 1200,
    });
    await workbench.lenses();
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sends nothing when a question is dismissed, and says so quietly', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 0);
    await (await box('Your user name?')).press('Escape');
    await waitForText('Cancelled');
    assert.equal(seen(), before);
    assert.deepEqual(await workbench.notifications(), []);
  });

  it('asks in order, offers an answer, and hides a password while it is typed and afterwards', async () => {
    const before = seen();
    await workbench.clickLens('Send Request', 0);
    const user = await box('Your user name?');
    assert.equal(await user.inputValue(), 'Bob');
    await user.fill('Ada');
    await user.press('Enter');
    const password = await box('password');
    assert.equal(await password.getAttribute('type'), 'password');
    await password.fill('hunter2-hunter2');
    await password.press('Enter');
    const frame = await workbench.webview('/anything/Ada');
    assert.equal(seen() - before, 1);
    assert.doesNotMatch((await frame.locator('body').textContent()) ?? '', /hunter2/);
  });

  it('lets choose, by the keys as well', async () => {
    await workbench.clickLens('Send Request', 1);
    const list = await box('pear');
    await list.press('ArrowDown');
    await list.press('Enter');
    await workbench.webview('/anything/pear');
  });

  it('asks once in a session where the request says so', async () => {
    await workbench.clickLens('Send Request', 2);
    const city = await box('Your city?');
    await city.fill('Lund');
    await city.press('Enter');
    await workbench.webview('/anything/Lund');
    const before = seen();
    await workbench.clickLens('Send Request', 1);
    const list = await box('apple');
    await list.press('Enter');
    await workbench.webview('/anything/apple');
    await workbench.clickLens('Send Request', 2);
    await workbench.webview('/anything/Lund');
    assert.equal(seen() - before, 2);
  });
});
