import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** A line of the request file, and what a person then reads in the panel and in the certificate view. */
interface Case {
  readonly what: string;
  readonly server: string;
  readonly path: string;
  readonly panel: readonly string[];
  readonly certificate: readonly string[];
  /** Requests that may reach the server. */
  readonly seen: 0 | 1;
}

const cases: readonly Case[] = [
  {
    what: 'a response over plain HTTP',
    server: 'http',
    path: '/get',
    panel: ['200', 'OK', '"method"'],
    certificate: ['Plain HTTP'],
    seen: 1,
  },
  {
    what: 'a response over HTTPS',
    server: 'https',
    path: '/status/404',
    panel: ['404', 'Not Found'],
    certificate: ['Trusted', 'TLS 1.3', 'Handshake'],
    seen: 1,
  },
  ...[
    'expired',
    'self-signed',
    'wrong-host',
    'unknown-issuer',
    'missing-intermediate',
    'weak-key',
    'not-yet-valid',
    'weak-signature',
  ].map(
    (server): Case => ({
      what: `the refusal of the port "${server}"`,
      server,
      path: '/get',
      panel: ['Certificate not trusted', 'Nothing of the request was sent'],
      certificate: ['Not trusted', 'Certificates'],
      seen: 0,
    }),
  ),
  {
    what: 'plain HTTP where TLS was expected',
    server: 'plain-http',
    path: '/get',
    panel: ['Nothing of the request was sent'],
    certificate: ['plain HTTP'],
    seen: 0,
  },
  {
    what: 'a page full of scripts as text',
    server: 'http',
    path: '/hostile/html',
    panel: ['200', '<script'],
    certificate: ['Plain HTTP'],
    seen: 1,
  },
  {
    what: 'a certificate full of scripts as text',
    server: 'hostile-subject',
    path: '/get',
    panel: ['Certificate not trusted'],
    certificate: ['<script'],
    seen: 0,
  },
];

/** Pieces of one line may be coloured apart; the line as a whole counts. */
async function waitForText(frame: Frame, text: string): Promise<void> {
  await frame.getByText(text).first().waitFor({ timeout: 20_000 });
}

describe('sending in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-sending-'));
  let playground: Playground;
  let workbench: Workbench;
  const dialogs: string[] = [];

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    const urlOf = new Map(playground.ports.map(({ name, url }) => [name, url]));
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const file = join(workspace, 'requests.http');
    writeFileSync(file, cases.map(({ server, path }) => `GET ${urlOf.get(server)}${path}\n`).join('\n###\n'));
    workbench = await openWorkbench({
      theme: 'dark',
      folder: workspace,
      file,
      extension: 'vsix',
      settings: { 'portside.certificateAuthorities': [playground.caFile] },
      width: 1500,
      height: 1400,
    });
    workbench.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await workbench.lenses();
    await workbench.command('Portside: Show certificate');
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, { what, server, panel, certificate, seen }] of cases.entries()) {
    it(`shows ${what}, and who answered`, async () => {
      const before = playground.requestsSeen(server);
      await workbench.clickLens('Send Request', index);
      const response = await workbench.webview(panel[0] ?? '', 'Response');
      for (const text of panel) await waitForText(response, text);
      const who = await workbench.webview(certificate[0] ?? '', 'Certificate');
      for (const text of certificate) await waitForText(who, text);
      assert.equal(playground.requestsSeen(server) - before, seen);
    });
  }

  it('leaves the scripts of hostile answers unrun', async () => {
    const frames = workbench.page.frames();
    const titles = await Promise.all(frames.map((frame) => frame.title().catch(() => '')));
    assert.ok(titles.includes('Response'), titles.join(', '));
    assert.ok(!titles.includes('run'), 'a script of the playground has renamed its page');
    assert.deepEqual(dialogs, []);
  });

  it('says in the status bar how the last one went', async () => {
    assert.ok((await workbench.statusBar()).some((text) => text.includes('Certificate not trusted')));
  });

  it('shows an earlier response from the history, and who answered it, and sends nothing', async () => {
    const before = playground.requestsSeen('https');
    await workbench.command('Portside: Show history');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'Certificate not trusted' }).first().waitFor();
    await rows.filter({ hasText: '404 Not Found' }).click();
    await waitForText(await workbench.webview('404', 'Response'), 'Not Found');
    await waitForText(await workbench.webview('Trusted', 'Certificate'), 'TLS 1.3');
    await workbench.command('Portside: Show response');
    const panel = await workbench.webview('Certificate not trusted', 'Response');
    await workbench.until(() => panel.evaluate(() => document.hasFocus()), 'The keyboard to the response');
    assert.equal(playground.requestsSeen('https'), before);
  });

  it('explains what a person asks for, and says what is near what nobody knows', async () => {
    const explain = async (word: string): Promise<void> => {
      await workbench.command('Portside: Explain a status code, method, header or error…');
      const input = workbench.page.locator('.quick-input-widget input').first();
      await input.fill(word);
      await input.press('Enter');
    };
    await explain('CERT_HAS_EXPIRED');
    const page = await workbench.webview('past its last day');
    assert.equal(await page.locator('h1').first().textContent(), 'Certificate expired');
    await explain('CERT_HAS_EXPIRE');
    await workbench.until(
      async () => (await workbench.notifications()).join().includes('Did you mean CERT_HAS_EXPIRED'),
      'The near word',
    );
    await workbench.open('requests.http');
  });

  it('shows its log, in which every run stands', async () => {
    await workbench.command('Portside: Show log');
    const log = workbench.page.locator('.part.panel .view-lines');
    await log.filter({ hasText: 'Certificate not trusted' }).waitFor();
  });
});
