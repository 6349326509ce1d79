import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './open-workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-environments-'));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe('the environments of a request file', () => {
  let workbench: Workbench;
  let server: Server;
  let seen: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers['x-key'] ?? ''}`);
      response.end(`Hello ${request.url} ${request.headers['x-key'] ?? ''}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    write('requests.http', `@page = 1\nGET {{host}}/{{stage}}/{{token}}?page={{page}}\nX-Key: {{$secret testKey}}\n`);
    write(
      'http-client.env.json',
      JSON.stringify({ $shared: { host }, dev: { stage: 'd' }, prod: { stage: 'p' } }, null, 1),
    );
    write(
      'http-client.private.env.json',
      '{\n "dev": { "token": "hidden-of-dev" },\n "prod": { "token": "hidden-of-prod" }\n}',
    );
    workbench = await openWorkbench({
      theme: 'dark',
      folder,
      file: join(folder, 'requests.http'),
      extension: 'vsix',
    });
    await workbench.lenses();
    await workbench.command('Portside: Focus on Environments View');
  });

  after(async () => {
    await workbench.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The rows of the view as they read, once one of them reads so. */
  const rowsWith = async (text: string): Promise<readonly string[]> => {
    const rows = workbench.page.locator('.pane-body [role="treeitem"]');
    await rows.filter({ hasText: text }).first().waitFor();
    return (await rows.allTextContents()).map((row) => row.replace(/\s+/g, ' ').trim());
  };
  const row = (text: string) => workbench.page.locator('.pane-body [role="treeitem"]', { hasText: text }).first();
  const pick = async (text: string): Promise<void> => {
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first().click();
  };
  const waitForStatus = async (text: string): Promise<void> => {
    await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: text }).first().waitFor();
  };

  it('stand in the view, with what is shared and what the file defines', async () => {
    const rows = await rowsWith('Defined in this file');
    assert.deepEqual(
      rows.map((text) => text.replace(/http:\S+/, 'HOST').replace(/ ?· .*/, '')),
      ['dev', 'prod', 'Shared by all environmentshttp-client.env.json', 'hostHOST', 'Defined in this file', 'page1'],
    );
  });

  it('are none until one is chosen', async () => waitForStatus('No environment'));

  it('are chosen from the status bar, and marked in the view', async () => {
    await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: 'No environment' }).click();
    await pick('dev');
    await waitForStatus('dev');
    const rows = await rowsWith('devactive');
    assert.ok(
      rows.some((text) => text.startsWith('staged · http-client.env.json')),
      rows.join('\n'),
    );
  });

  it('show no secret', async () => {
    const rows = await rowsWith('token');
    assert.ok(
      rows.some((text) => text.startsWith('token••• · http-client.private.env.json')),
      rows.join('\n'),
    );
    assert.ok(!rows.join('\n').includes('hidden'));
  });

  it('are chosen several at once', async () => {
    await workbench.command('Portside: Choose environment');
    await pick('Several at once');
    const prod = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'prod' });
    await prod.first().click();
    await workbench.page.keyboard.press('Enter');
    await waitForStatus('dev + prod');
    await rowsWith('prodactive');
  });

  it('are chosen in the view', async () => {
    await row('prod').click({ button: 'right' });
    // By key: for its first 100 ms a menu of VS Code lets every click pass.
    await workbench.page.locator('.monaco-menu .action-item', { hasText: 'Use this environment' }).first().hover();
    await workbench.page.keyboard.press('Enter');
    await workbench.page
      .locator('.part.statusbar .statusbar-item')
      .filter({ hasText: /^\s*prod\s*$/ })
      .first()
      .waitFor();
  });

  it('open at the line of a value', async () => {
    await row('devactive').waitFor({ state: 'detached' });
    await row('token').click();
    await workbench.page.locator('.tab.active', { hasText: 'http-client.private.env.json' }).waitFor();
    await waitForStatus('Ln 3');
    await workbench.open('requests.http');
  });

  it('follow a change of their files', async () => {
    write(
      'http-client.env.json',
      readFileSync(join(folder, 'http-client.env.json'), 'utf8').replace('"p"', '"production"'),
    );
    await rowsWith('stageproduction');
  });

  it('give a request its values; a secret is asked for once, sent, and never shown', async () => {
    await workbench.clickLens('Send Request', 0);
    const box = workbench.page.locator('.quick-input-widget input[type="password"]');
    await box.fill('s3cret-of-tests');
    await box.press('Enter');
    const panel = await workbench.webview('Hello');
    assert.deepEqual(seen, ['/production/hidden-of-prod?page=1 s3cret-of-tests']);
    seen = [];
    const text = String(await panel.locator('body').textContent());
    assert.ok(text.includes('•••'), text);
    for (const secret of ['hidden-of-prod', 's3cret-of-tests']) assert.ok(!text.includes(secret), text);
    await workbench.clickLens('Send Request', 0);
    const deadline = performance.now() + 10_000;
    while (seen.length === 0 && performance.now() < deadline) await workbench.page.waitForTimeout(50);
    assert.deepEqual(seen, ['/production/hidden-of-prod?page=1 s3cret-of-tests']);
  });

  it('copy a value from their view', async () => {
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await row('stageproduction').click({ button: 'right' });
    await workbench.page.locator('.monaco-menu .action-item', { hasText: 'Copy value' }).first().hover();
    await workbench.page.keyboard.press('Enter');
    const clipboard = (): Promise<string> => workbench.page.evaluate(() => navigator.clipboard.readText());
    await workbench.until(async () => (await clipboard()) === 'production', 'The value in the clipboard');
  });

  it('copy a secret only when a person agrees', async () => {
    const { page } = workbench;
    const dialog = page.locator('.monaco-dialog-box');
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    const copy = async (): Promise<void> => {
      await row('token•••').click({ button: 'right' });
      await page.locator('.monaco-menu .action-item', { hasText: 'Copy value' }).first().hover();
      await page.keyboard.press('Enter');
      await dialog.getByText('Copy the value of the secret “token”?').waitFor();
    };
    await copy();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await clipboard(), 'production');
    await copy();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await workbench.until(async () => (await clipboard()) === 'hidden-of-prod', 'The secret in the clipboard');
  });

  it('use a secret that was set by its command, and ask again for one that was deleted', async () => {
    const input = workbench.page.locator('.quick-input-widget input');
    seen = [];
    await workbench.command('Portside: Delete secret…');
    await pick('testKey');
    await workbench.clickLens('Send Request', 0);
    const box = workbench.page.locator('.quick-input-widget input[type="password"]');
    await box.press('Escape');
    await box.waitFor({ state: 'hidden' });
    assert.deepEqual(seen, []);

    await workbench.command('Portside: Set secret…');
    await input.first().fill('testKey');
    await input.first().press('Enter');
    await box.fill('another-of-tests');
    await box.press('Enter');
    await box.waitFor({ state: 'hidden' });
    await workbench.clickLens('Send Request', 0);
    await workbench.until(() => seen.length > 0, 'The request');
    assert.deepEqual(seen, ['/production/hidden-of-prod?page=1 another-of-tests']);
  });
});
