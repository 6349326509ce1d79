import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../test/vscode/ui/open-workbench.ts';

export interface Scene {
  /** Of the picture's file. */
  readonly name: string;
  /** The example that is open, by its path in `examples/`. */
  readonly file: string;
  /** The window in CSS pixels; the pictures have twice as many. */
  readonly size: { readonly width: number; readonly height: number };
  /** What is done until the picture can be taken. */
  readonly play: (workbench: Workbench) => Promise<void>;
}

const size = { width: 1360, height: 820 };

/** Milliseconds for what has been drawn to come to rest. */
const rest = 1500;

/** Sends the n-th request in sight, and waits until the text stands in the panel. */
async function send(workbench: Workbench, n: number, text: string): Promise<void> {
  await workbench.lenses();
  await workbench.page.waitForTimeout(rest);
  await workbench.clickLens('Send Request', n);
  await workbench.webview(text);
  await workbench.page.waitForTimeout(rest);
}

async function goToLine(workbench: Workbench, line: number): Promise<void> {
  await workbench.goToLine(line);
  await workbench.page.waitForTimeout(rest);
}

async function showCertificate(workbench: Workbench): Promise<void> {
  await workbench.lenses();
  await workbench.command('Portside: Show certificate');
  await workbench.page.waitForTimeout(2 * rest);
}

/** 1-based, in the example of the certificate's scene. */
function lineOfExpired(): number {
  const file = join(import.meta.dirname, '..', '..', 'examples', 'https-and-certificates.http');
  return readFileSync(file, 'utf8').split('\n').indexOf('GET {{expired}}/get') + 1;
}

export const scenes: readonly Scene[] = [
  {
    name: 'response',
    file: 'start-here.http',
    size,
    play: async (workbench) => {
      await showCertificate(workbench);
      await send(workbench, 1, '200');
    },
  },
  {
    name: 'meaning',
    file: 'start-here.http',
    size,
    play: (workbench) => send(workbench, 3, '404'),
  },
  {
    name: 'certificate',
    file: 'https-and-certificates.http',
    size,
    play: async (workbench) => {
      await showCertificate(workbench);
      await goToLine(workbench, lineOfExpired());
      await workbench.command('Portside: Send request');
      await workbench.webview('expired 3 days ago. Nothing of your request was sent');
      await workbench.webview('Certificate not trusted');
      await workbench.page.waitForTimeout(rest);
    },
  },
  {
    name: 'preview',
    file: 'variables.http',
    size,
    play: async (workbench) => {
      await workbench.lenses();
      await goToLine(workbench, 13);
      await workbench.command('Portside: Show what will be sent');
      await workbench.page.getByText('Where it goes').first().waitFor();
      await workbench.page.waitForTimeout(rest);
    },
  },
  {
    name: 'environments',
    file: 'variables.http',
    size,
    play: async (workbench) => {
      await workbench.lenses();
      await workbench.command('Portside: Focus on Environments View');
      // All of the side bar for it.
      await workbench.page.locator('.pane-header', { hasText: 'Certificate' }).click();
      await workbench.page.waitForTimeout(2 * rest);
    },
  },
  {
    name: 'completion',
    file: 'variables.http',
    size,
    play: async (workbench) => {
      await workbench.lenses();
      await goToLine(workbench, 10);
      await workbench.page.keyboard.press('End');
      await workbench.page.keyboard.type('\nX-Berth: {{', { delay: 30 });
      await workbench.page.keyboard.press('Control+Space');
      await workbench.page.locator('.suggest-widget.visible').waitFor();
      await workbench.page.waitForTimeout(rest);
    },
  },
];
