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

async function showCertificate(workbench: Workbench): Promise<void> {
  await workbench.lenses();
  await workbench.command('Portside: Show certificate');
  await workbench.page.waitForTimeout(2 * rest);
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
      await workbench.page.keyboard.press('Control+1');
      await workbench.page.keyboard.press('Control+P');
      await workbench.page.locator('.quick-input-widget input').first().fill(':36');
      await workbench.page.keyboard.press('Enter');
      await workbench.page.waitForTimeout(rest);
      await workbench.command('Portside: Send request');
      await workbench.webview('Not trusted');
      await workbench.page.waitForTimeout(rest);
    },
  },
];
