import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumHere } from '../../scripts/vscode-host/find-chromium.ts';
import { webviewBundle } from '../../scripts/webview-bundle.ts';
import { panelHtml } from '../../src/view/shell.ts';
import { bodyClass, type ThemeName, variables } from './themes.ts';

const root = join(import.meta.dirname, '../..');
/** `null` on a machine without a browser: the suite is skipped there, and says so. */
export const chromiumPath = chromiumHere();

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

/** The bundled pages behind a server on loopback, and a browser to open them in. */
export interface Pages {
  readonly open: (entry: 'panel' | 'certificate', options: PageOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly theme: ThemeName;
  readonly width: number;
  readonly height: number;
}

export interface OpenPage {
  readonly page: Page;
  /** What an editor would post. */
  readonly post: (message: unknown) => Promise<void>;
  /** What the page has posted, oldest first. */
  readonly posted: () => Promise<readonly { readonly type: string; readonly [name: string]: unknown }[]>;
  /** Errors of scripts, of the console and of the content security policy. */
  readonly problems: readonly string[];
}

export async function openPages(): Promise<Pages> {
  const dist = await mkdtemp(join(tmpdir(), 'portside-webview-'));
  process.chdir(root);
  await build(webviewBundle(dist));
  const server = await serve(dist);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });

  return {
    async open(entry, { theme, width, height }) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      const html = panelHtml({
        script: `${origin}/${entry}.js`,
        style: `${origin}/${entry}.css`,
        codicons: `${origin}/codicon.ttf`,
        nonce: 'n0nce0fTheTests',
        cspSource: origin,
        title: 'Portside',
      });
      await page.route(`${origin}/page`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
      await page.addInitScript(
        ({ className, values }) => {
          const posted: unknown[] = [];
          let state: unknown;
          Object.assign(window, {
            posted,
            acquireVsCodeApi: () => ({
              postMessage: (message: unknown) => posted.push(message),
              getState: () => state,
              setState: (next: unknown) => {
                state = next;
              },
            }),
          });
          document.addEventListener('securitypolicyviolation', (event) =>
            console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
          );
          const dress = (): void => {
            document.body.className = className;
            for (const [name, value] of Object.entries(values)) document.documentElement.style.setProperty(name, value);
          };
          if (document.body) dress();
          else document.addEventListener('DOMContentLoaded', dress);
        },
        { className: bodyClass(theme), values: variables(theme) },
      );
      await page.goto(`${origin}/page`);
      await page.waitForFunction(() => (window as unknown as { posted: unknown[] }).posted.length > 0);
      return {
        page,
        problems,
        post: (message) => page.evaluate((data) => window.postMessage(data, '*'), message),
        posted: () => page.evaluate(() => (window as unknown as { posted: { type: string }[] }).posted),
      };
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(dist, { recursive: true, force: true });
    },
  };
}

async function serve(dist: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = normalize(request.url ?? '').replace(/^\/+/, '');
    const file =
      name === 'codicon.ttf' ? join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf') : join(dist, name);
    readFile(file).then(
      (content) =>
        response.writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
