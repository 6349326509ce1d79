import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** Requests of the file, in order; behind them one whose answer takes a minute, and one over plain HTTP to a port with TLS. */
const ports = ['https', 'plain-http', 'expired', 'self-signed', 'missing-intermediate'] as const;

/** The text as soon as there is one; what is still empty after five seconds. */
async function soon(look: () => string | Promise<string>): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const text = await look();
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return look();
}

describe('the certificate view in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-certificate-'));
  const workspace = join(folder, 'workspace');
  const urls = new Map<string, string>();
  let playground: Playground;
  let workbench: Workbench;

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    for (const { name, url } of playground.ports) urls.set(name, url);
    mkdirSync(workspace);
    const file = join(workspace, 'requests.http');
    const wrongScheme = `${urls.get('https')}/get`.replace('https:', 'http:');
    const targets = [...ports.map((name) => `${urls.get(name)}/get`), `${urls.get('https')}/delay/60`, wrongScheme];
    writeFileSync(file, `${targets.map((target) => `GET ${target}`).join('\n\n###\n\n')}\n`);
    workbench = await openWorkbench({
      theme: 'light',
      folder: workspace,
      file,
      extension: 'vsix',
      settings: { 'portside.certificateAuthorities': [playground.caFile] },
      width: 1500,
      height: 1000,
    });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.lenses();
    await workbench.command('Portside: Show certificate');
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sends the request to this port, and gives the view when its first sentence tells of it. */
  const answerOf = async (port: (typeof ports)[number]): Promise<Frame> => {
    await workbench.clickLens('Send Request', ports.indexOf(port));
    const { host } = new URL(urls.get(port) ?? '');
    const frame = await workbench.webview('Copy the openssl command');
    await frame.locator('.verdict-sentence', { hasText: host }).waitFor();
    return frame;
  };
  const click = (frame: Frame, label: string): Promise<void> => frame.getByRole('button', { name: label }).click();

  const editorWith = async (text: string): Promise<string> => {
    const lines = workbench.page.locator('.editor-instance .view-lines').first();
    await lines.filter({ hasText: text }).waitFor();
    // In the order on the screen, which is not that in the page.
    const shown = await lines.locator('.view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
        .toSorted((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return shown.join('\n').replaceAll('\u00a0', ' ');
  };
  const undo = async (): Promise<void> => {
    await workbench.page.locator('.editor-instance .view-lines').first().click();
    await workbench.page.keyboard.press('Control+Z');
  };

  it('changes the scheme in the request, and sends nothing', async () => {
    const frame = await answerOf('plain-http');
    const before = playground.requestsSeen('plain-http');
    await click(frame, 'Try http:// instead');
    await editorWith(`http://${new URL(urls.get('plain-http') ?? '').host}`);
    assert.equal(playground.requestsSeen('plain-http'), before);
    await undo();
  });

  it('writes the directive that skips the check above the request, and sends nothing', async () => {
    const frame = await answerOf('expired');
    await click(frame, 'Skip the check in this request');
    const text = await editorWith('@no-reject-unauthorized');
    assert.match(text, /# @no-reject-unauthorized\s*GET https:\/\/localhost:\d+\/get/);
    assert.equal(playground.requestsSeen('expired'), 0);
    await undo();
  });

  it('copies the openssl command', async () => {
    await click(await answerOf('expired'), 'Copy the openssl command');
    const copied = await soon(() => workbench.page.evaluate(() => navigator.clipboard.readText()));
    assert.match(copied, /^echo Q \| openssl s_client -connect "localhost:\d+" -servername localhost/);
  });

  it('writes https:// in a request over plain HTTP to a port that speaks TLS, and sends nothing', async () => {
    const { host } = new URL(urls.get('https') ?? '');
    await workbench.clickLens('Send Request', ports.length + 1);
    const frame = await workbench.webview('Try https:// instead', 'Certificate');
    const before = playground.requestsSeen('https');
    const written = (text: string): number => text.split(`https://${host}/get`).length - 1;
    const count = written(await editorWith(host));
    await click(frame, 'Try https:// instead');
    await workbench.until(async () => written(await editorWith(host)) === count + 1, 'The other scheme');
    assert.equal(playground.requestsSeen('https'), before);
    await undo();
  });

  it('copies a certificate, its fingerprint and the whole chain', async () => {
    const frame = await answerOf('expired');
    const copied = async (control: Locator): Promise<string> => {
      await workbench.page.evaluate(() => navigator.clipboard.writeText(''));
      await control.click();
      return soon(() => workbench.page.evaluate(() => navigator.clipboard.readText()));
    };
    const chain = await copied(frame.getByRole('button', { name: 'Copy the whole chain as PEM' }));
    const pems = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
    assert.ok(pems.length >= 2, chain);
    assert.equal(pems.join(''), chain);
    assert.equal(await copied(frame.getByText('Copy PEM', { exact: true }).first()), pems[0]);
    assert.equal(
      await copied(frame.getByText('Copy fingerprint (SHA-256)').first()),
      new X509Certificate(pems[0] ?? '').fingerprint256,
    );
  });

  it('inspects the same server again, and another one that is named, and sends nothing', async () => {
    const frame = await answerOf('expired');
    const before = [playground.requestsSeen('expired'), playground.requestsSeen('self-signed')];
    await click(frame, 'Inspect again');
    const sentence = frame.locator('.verdict-sentence');
    await frame.locator('.who:not([aria-busy]) .verdict-sentence', { hasNotText: 'your request' }).waitFor();
    assert.match((await sentence.textContent()) ?? '', new RegExp(new URL(urls.get('expired') ?? '').host));
    await click(frame, 'Inspect another server…');
    const input = workbench.page.locator('.quick-input-widget input').first();
    const { host } = new URL(urls.get('self-signed') ?? '');
    await input.fill(host);
    await input.press('Enter');
    await frame.locator('.verdict-sentence', { hasText: host }).waitFor();
    assert.deepEqual([playground.requestsSeen('expired'), playground.requestsSeen('self-signed')], before);
  });

  it('opens the report as JSON', async () => {
    const frame = await answerOf('expired');
    await click(frame, 'Export…');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Open report as JSON' }).click();
    await workbench.page.locator('.tab', { hasText: /localhost_\d+\.json/ }).waitFor();
    await workbench.page.locator('.editor-instance .view-lines', { hasText: '"trusted": false' }).waitFor();
    await workbench.open('requests.http');
  });

  it('fetches the missing issuer when it is asked to, and not before', async () => {
    const frame = await answerOf('missing-intermediate');
    await click(frame, 'Show the missing issuer');
    await frame.locator('.probe', { hasText: 'the server only fails to send it' }).waitFor();
    assert.equal(playground.requestsSeen('missing-intermediate'), 0);
  });

  it('trusts the certificate in this workspace when a person agrees, and not before', async () => {
    const frame = await answerOf('self-signed');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await click(frame, 'Trust this certificate here…');
    await dialog.getByText('SHA-256').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(existsSync(join(workspace, '.portside')), false);

    await click(frame, 'Trust this certificate here…');
    await dialog.getByRole('button', { name: 'Trust' }).click();
    const settingsFile = join(workspace, '.vscode', 'settings.json');
    const settings = await soon(() => {
      const text = existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : '';
      return text.includes('certificateAuthorities') ? text : '';
    });
    const [file = ''] = readdirSync(join(workspace, '.portside'));
    assert.match(file, /^localhost-[0-9a-f]{8}\.pem$/);
    assert.deepEqual(JSON.parse(settings), {
      'portside.certificateAuthorities': [playground.caFile, `.portside/${file}`],
    });
    await workbench.page.getByText('is trusted here from now on').first().waitFor();
    await workbench.clickLens('Send Request', ports.indexOf('self-signed'));
    await frame.locator('.verdict-trusted').waitFor();
    assert.equal(playground.requestsSeen('self-signed'), 1);
    await frame.getByText('when the verdict was “Not trusted”').waitFor();
  });

  it('lays the two visits side by side', async () => {
    await click(await workbench.webview('when the verdict was'), 'Compare');
    await workbench.page.locator('.monaco-diff-editor .view-lines', { hasText: 'Not trusted' }).first().waitFor();
    await workbench.open('requests.http');
  });

  it('says above the request who answered, and shows it when asked', async () => {
    await workbench.lenses();
    await answerOf('https');
    assert.match(await workbench.waitForLens('Trusted'), /Trusted · 89 days|Trusted · 90 days/);
  });

  it('shows who is about to answer while the response is awaited, and says when it is given up', async () => {
    await answerOf('expired');
    await workbench.clickLens('Send Request', ports.length);
    const frame = await workbench.webview('The response is still awaited', 'Certificate');
    await frame.locator('.verdict-trusted').waitFor();
    await frame.locator('.step >> nth=1 >> summary').click();
    await workbench.waitForLens('Trusted');
    const panel = await workbench.webview('Waiting for the response', 'Response');
    await panel.locator('.progress .lock', { hasText: 'Trusted' }).click();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await frame.locator('.who:not([aria-busy])').waitFor();
    await frame.locator('.step .messages').first().waitFor();
    await workbench.webview('Cancelled', 'Response');
  });

  it('goes on showing what is under way when another response comes', async () => {
    await workbench.clickLens('Send Request', ports.length);
    const panel = await workbench.webview('Waiting for the response', 'Response');
    await workbench.clickLens('Send Request', ports.indexOf('https'));
    await panel.locator('.response', { hasText: 'OK' }).waitFor();
    await panel.locator('.progress', { hasText: '/delay/60' }).getByRole('button', { name: 'Cancel' }).click();
    await panel.locator('.progress').waitFor({ state: 'detached' });
    await workbench.webview('Cancelled', 'Response');
  });

  it('scans what a server accepts when it is asked to, and opens what it found', async () => {
    // Of another server first: the view may tell of this one already.
    await answerOf('expired');
    const frame = await answerOf('https');
    const before = playground.requestsSeen('https');
    await click(frame, 'Scan what it accepts');
    await workbench.page.locator('.tab', { hasText: /localhost_\d+ scan\.txt/ }).waitFor();
    assert.match(await editorWith('TLSv1.3'), /TLSv1\.3\s+yes, \d+ suites/);
    assert.equal(playground.requestsSeen('https'), before);
    await workbench.open('requests.http');
  });

  it('keeps what a scan has found when a person ends it', async () => {
    await workbench.command('Portside: Ask More of a Server…');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill(new URL(urls.get('silent') ?? '').host);
    await input.press('Enter');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Which versions' }).click();
    const toast = workbench.page.locator('.notification-toast', { hasText: 'Scanning' });
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await editorWith('Cancelled before any version was found');
    await workbench.open('requests.http');
  });

  it('compares the certificates of two servers', async () => {
    await workbench.command('Portside: Compare Certificates…');
    for (const port of ['expired', 'https']) {
      const { host } = new URL(urls.get(port) ?? '');
      await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: host }).first().click();
      await workbench.page.waitForTimeout(300);
    }
    await workbench.page.locator('.tab', { hasText: '↔' }).first().waitFor();
  });
});
