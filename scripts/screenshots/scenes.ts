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
  await workbench.command('Portside: Show certificate');
  await workbench.page.waitForTimeout(2 * rest);
}

/** The lens **Send Request** that is nearest to the middle of the window, where VS Code brings a line it goes to. */
async function nearestTheMiddle(workbench: Workbench, height: number) {
  const lenses = await workbench.page.locator('.codelens-decoration a', { hasText: 'Send Request' }).all();
  const distances = await Promise.all(
    lenses.map(async (lens) => Math.abs(((await lens.boundingBox())?.y ?? Number.POSITIVE_INFINITY) - height / 2)),
  );
  const nearest = lenses[distances.indexOf(Math.min(...distances))];
  if (nearest === undefined) throw new Error('There is no lens in sight.');
  return nearest;
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
      await workbench.page.keyboard.press('Control+G');
      await workbench.page.keyboard.type('36');
      await workbench.page.keyboard.press('Enter');
      await workbench.page.waitForTimeout(rest);
      await (await nearestTheMiddle(workbench, size.height)).click();
      await workbench.webview('Not trusted');
      await workbench.page.waitForTimeout(rest);
    },
  },
];
