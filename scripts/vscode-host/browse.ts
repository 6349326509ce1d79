import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { RunningHost } from './start-host.ts';

export interface BrowserOptions {
  readonly executable: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel: 2 for sharp pictures. */
  readonly scale: number;
}

export interface Browser {
  /** Empty as yet. */
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Starts a headless Chromium that keeps its profile in the host's temporary folder. */
export async function browse(host: RunningHost, options: BrowserOptions): Promise<Browser> {
  const context = await chromium.launchPersistentContext(join(host.folder, 'browser'), {
    executablePath: options.executable,
    artifactsDir: join(host.folder, 'browser-artifacts'),
    headless: true,
    env: { ...process.env, TMPDIR: host.folder },
    viewport: { width: options.width, height: options.height },
    deviceScaleFactor: options.scale,
    permissions: ['clipboard-read', 'clipboard-write'],
    args: ['--disable-gpu', '--disable-background-networking', '--no-proxy-server'],
    handleSIGINT: false, // the host's starter ends it, in its own order
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, close: () => context.close() };
}
