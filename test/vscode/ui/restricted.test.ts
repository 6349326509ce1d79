import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** The requests in the order of their lenses. */
const requests = ['plain', 'secure', 'inside', 'outside'] as const;

/** The folder's settings name the playground's authority, which only a trusted folder may do. */
describe('Restricted Mode, in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-restricted-'));
  const workspace = join(folder, 'workspace');
  let playground: Playground;
  let workbench: Workbench;

  /** Sends it, and waits until `answered` requests say beside their lenses how they went: until then lenses are drawn anew. */
  const send = async (request: (typeof requests)[number], answered: number): Promise<void> => {
    await workbench.clickLens('Send Request', requests.indexOf(request));
    await workbench.until(
      async () =>
        (await workbench.lenses()).filter((text) => /^200 OK|^Certificate not/.test(text)).length === answered,
      `The answer to “${request}” beside its lens`,
    );
  };

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    const urlOf = new Map(playground.ports.map(({ name, url }) => [name, url]));
    mkdirSync(join(workspace, '.vscode'), { recursive: true });
    writeFileSync(
      join(workspace, '.vscode', 'settings.json'),
      JSON.stringify({
        'portside.certificateAuthorities': [playground.caFile],
        'portside.useSystemCertificates': false,
      }),
    );
    const file = join(workspace, 'requests.http');
    writeFileSync(
      file,
      [
        `### First of all\nGET ${urlOf.get('http')}/anything/plain\n`,
        `###\nGET ${urlOf.get('https')}/anything/secure\n`,
        `###\nGET ${urlOf.get('http')}/anything/inside\n\n>> ./inside.json\n`,
        `###\nGET ${urlOf.get('http')}/anything/outside\n\n>> ../outside.json\n`,
      ].join('\n'),
    );
    workbench = await openWorkbench({
      theme: 'light',
      folder: workspace,
      file,
      extension: 'vsix',
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
      width: 1500,
      height: 1200,
    });
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves a request file its language, its breadcrumbs and Send Request above every request', async () => {
    assert.deepEqual(
      (await workbench.lenses()).filter((text) => text === 'Send Request'),
      requests.map(() => 'Send Request'),
    );
    const status = await workbench.statusBar();
    assert.ok(status.includes('HTTP'), status.join());
    await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    await workbench.page.locator('.view-lines .view-line', { hasText: 'anything/plain' }).first().click();
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'First of all' }).waitFor();
  });

  it('shows methods, fields and targets in colours of their own', async () => {
    const line = workbench.page.locator('.view-lines .view-line', { hasText: 'anything/plain' }).first();
    const coloursOf = (): Promise<readonly string[]> =>
      line.evaluate((element) =>
        [...element.querySelectorAll('span span')].map((piece) => getComputedStyle(piece).color),
      );
    await workbench.until(async () => new Set(await coloursOf()).size > 1, 'A second colour');
    const first = await line.locator('span span').first().textContent();
    assert.equal(first, 'GET');
  });

  it('greets nobody with a notification', async () => {
    assert.deepEqual(await workbench.notifications(), []);
  });

  it('sends what a person sends', async () => {
    await send('plain', 1);
    await workbench.webview('/anything/plain', 'Response');
    assert.equal(playground.requestsSeen('http'), 1);
  });

  it('trusts no authority because the folder says so', async () => {
    await send('secure', 2);
    await workbench.webview('Certificate not trusted', 'Response');
    assert.equal(playground.requestsSeen('https'), 0);
  });

  it('writes a response into the folder, and nowhere else', async () => {
    await send('inside', 3);
    await workbench.webview('/anything/inside', 'Response');
    await workbench.until(() => existsSync(join(workspace, 'inside.json')), 'The response in the folder');
    await send('outside', 4);
    await workbench.until(
      async () => (await workbench.notifications()).join().includes('this workspace is not trusted'),
      'The notification',
    );
    assert.equal(existsSync(join(folder, 'outside.json')), false);
  });

  it('ends when the folder is trusted: then its authority counts', async () => {
    await workbench.command('Workspaces: Manage Workspace Trust');
    await workbench.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await workbench.page
      .locator('.part.statusbar .statusbar-item', { hasText: 'Restricted Mode' })
      .first()
      .waitFor({ state: 'hidden' });
    await workbench.open('requests.http');
    await send('secure', 4);
    await workbench.webview('/anything/secure', 'Response');
    assert.equal(playground.requestsSeen('https'), 1);
  });
});
