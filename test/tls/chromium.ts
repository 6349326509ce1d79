import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Target } from './laboratory.ts';

export interface Chromium {
  /** The network error with which it refuses, like `net::ERR_CERT_DATE_INVALID`; `null`: it loads the page. */
  readonly visit: (target: Target) => Promise<string | null>;
  readonly version: string;
  readonly close: () => Promise<void>;
}

/** Milliseconds. */
const patience = 5000;

/** A browser without a window that trusts this authority, and for which every name leads to this machine. */
export async function openChromium(executable: string, authority: string): Promise<Chromium> {
  const home = mkdtempSync(join(tmpdir(), 'portside-chromium-'));
  const store = join(home, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  const file = join(home, 'root.pem');
  writeFileSync(file, authority);
  const certutil = (...args: string[]): void =>
    void execFileSync('certutil', ['-d', `sql:${store}`, ...args], { stdio: 'ignore' });
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'laboratory', '-t', 'C,,', '-i', file);

  const browser: Browser = await chromium.launch({
    executablePath: executable,
    // Pages may ask servers of this machine only with a permission, which nobody could give here.
    args: [
      '--no-sandbox',
      '--no-proxy-server',
      '--disable-features=LocalNetworkAccessChecks',
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP *.example.* 127.0.0.1, MAP *.co.uk 127.0.0.1',
    ],
    env: { ...process.env, HOME: home },
  });
  const page = await browser.newPage();
  const failures = new Map<string, string>();
  page.on('requestfailed', (request) => failures.set(request.url(), request.failure()?.errorText ?? 'unknown'));
  return {
    version: browser.version(),
    async visit({ host, port }) {
      const url = `https://${host.includes(':') ? `[${host}]` : host.toLowerCase()}:${port}/`;
      const isAnswered = await page.evaluate(
        async ([address, limit]) => {
          try {
            await fetch(address, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(limit) });
            return true;
          } catch {
            return false;
          }
        },
        [url, patience] as const,
      );
      return isAnswered ? null : (failures.get(url) ?? 'no answer');
    },
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
