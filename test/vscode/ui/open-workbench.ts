import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { browse } from '../../../scripts/vscode-host/browse.ts';
import { findChromium } from '../../../scripts/vscode-host/find-chromium.ts';
import { installHost } from '../../../scripts/vscode-host/install-host.ts';
import { type RunningHost, startHost, type Theme } from '../../../scripts/vscode-host/start-host.ts';
import { workbenchAddress } from '../../../scripts/vscode-host/workbench-address.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** How long a person would wait for something to appear, in ms. */
const patience = 30_000;

export interface WorkbenchOptions {
  readonly theme: Theme;
  /** The folder to show; null = none. */
  readonly folder: string | null;
  /** The file to show, absolute; null = none. */
  readonly file: string | null;
  /** Portside from its build in the project, or packaged and installed (in the folder that PORTSIDE_EXTENSIONS names). */
  readonly extension: 'development' | 'vsix';
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of further extensions to load from their sources. */
  readonly beside?: readonly string[];
  /** True asks about a strange folder (Restricted Mode), false trusts it. */
  readonly workspaceTrust?: boolean;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per CSS pixel: 2 for sharp pictures. */
  readonly scale?: number;
}

/** The titles of Portside's pages. */
export type PageTitle = 'Response' | 'Certificate';

/** A window of VS Code, with what a person sees and does in it. Whatever waits rejects after 30 s with what it waited for. */
export interface Workbench {
  readonly page: Page;
  /** Opens a file of the folder by its path in it, as by Go to File. */
  readonly open: (path: string) => Promise<void>;
  /** The texts of the CodeLenses in sight, from top to bottom; waits until there is one. */
  readonly lenses: () => Promise<readonly string[]>;
  /** The text of the first lens that contains the part, as soon as there is one. */
  readonly waitForLens: (part: string) => Promise<string>;
  /** Clicks the n-th (from 0) of the CodeLenses in sight with exactly this text. */
  readonly clickLens: (text: string, n: number) => Promise<void>;
  /** The frame of the webview whose body contains the text; with a title, that of no other page: several may show the same words. */
  readonly webview: (text: string, title?: PageTitle) => Promise<Frame>;
  /** Runs the command that the command palette shows under this title, category included: `Portside: Send Request`. */
  readonly command: (title: string) => Promise<void>;
  /** Puts the cursor of the editor on the left into a line, 1-based, with the keys that every VS Code has. */
  readonly goToLine: (line: number) => Promise<void>;
  /** The texts of the notifications that are open. */
  readonly notifications: () => Promise<readonly string[]>;
  /** The texts of the status bar's items, from left to right. */
  readonly statusBar: () => Promise<readonly string[]>;
  /** Asks until it holds. */
  readonly until: (holds: () => boolean | Promise<boolean>, what: string) => Promise<void>;
  /** Writes the window's picture as PNG. */
  readonly screenshot: (path: string) => Promise<void>;
  /** Ends the window, its VS Code and all that it has left on disk. */
  readonly close: () => Promise<void>;
}

/** Starts a VS Code of its own and opens a window in it. Needs no display. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executable = findChromium(console.error);
  const installed = process.env['PORTSIDE_EXTENSIONS'];
  if (options.extension === 'vsix' && installed === undefined)
    throw new Error('PORTSIDE_EXTENSIONS names no folder with Portside in it.');
  const driven = options.extension === 'development' || options.beside !== undefined;
  const host = await startHost(await installHost(console.error), {
    theme: options.theme,
    settings: options.settings ?? {},
    vsix: [],
    extensionsFolder: options.extension === 'vsix' ? (installed ?? null) : null,
    workspaceTrust: options.workspaceTrust ?? false,
    driven,
    token: null,
    environment: {},
  });
  try {
    const width = options.width ?? 1280;
    const height = options.height ?? 800;
    const browser = await browse(host, { executable, width, height, scale: options.scale ?? 1 });
    const close = async (): Promise<void> => {
      await browser.close();
      await host.stop();
    };
    try {
      browser.page.setDefaultTimeout(patience);
      const development = [
        ...(options.extension === 'development' ? [linkTo(root, host)] : []),
        ...(options.beside ?? []),
      ];
      const { folder, file } = options;
      await browser.page.goto(workbenchAddress(host.authority, { folder, file, development, tests: null }));
      await browser.page.locator('.monaco-workbench .part.statusbar').waitFor();
      if (file !== null) await browser.page.locator('.editor-instance .view-lines').first().waitFor();
      return { ...workbenchOn(browser.page, driven), close };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await host.stop();
    throw error;
  }
}

/**
 * Another path to the project. VS Code shows at once a theme that lies in the folder of the extension under development,
 * whatever the settings say, and the host with all its themes lies in the project's folder.
 */
function linkTo(target: string, host: RunningHost): string {
  const path = join(host.folder, 'development');
  symlinkSync(target, path);
  return path;
}

function workbenchOn(page: Page, driven: boolean): Omit<Workbench, 'close'> {
  const lens = page.locator('.codelens-decoration a');

  /** Quick input is VS Code's one box for commands and files; `>` before the text makes it the command palette. */
  const typeInQuickInput = async (keys: string, text: string): Promise<Locator> => {
    const widget = page.locator('.quick-input-widget');
    const input = widget.locator('input').first();
    const deadline = performance.now() + patience;
    do {
      await page.keyboard.press(keys);
      await input.waitFor({ timeout: 5000 }).catch(() => undefined); // a busy window may have missed the keys
    } while (!(await input.isVisible()) && performance.now() < deadline);
    await input.fill(text);
    return widget.locator('.monaco-list-row');
  };

  const quickInput = async (keys: string, text: string, row: (rows: Locator) => Locator): Promise<void> =>
    row(await typeInQuickInput(keys, text))
      .first()
      .click();

  /**
   * VS Code draws lenses anew now and then, so what is asked about them is asked until there is an answer. An editor that
   * loses the focus while lenses are awaited drops them, and shows old ones without a link until it has the focus again.
   */
  const fromLenses = async <T>(what: string, find: (placed: readonly Placed[]) => Promise<T | null>): Promise<T> => {
    const start = performance.now();
    let focusAt = start + 3000;
    for (;;) {
      const found = await find(await inReadingOrder(lens));
      if (found !== null) return found;
      const now = performance.now();
      if (now > start + patience) throw new Error(`There is no ${what}.`);
      if (now > focusAt) {
        await page.locator('.editor-instance .native-edit-context, .editor-instance textarea').first().focus();
        focusAt = now + 3000;
      }
      await page.waitForTimeout(50);
    }
  };

  return {
    page,
    open: (path) => quickInput('Control+P', path, (rows) => rows.filter({ hasText: path.split('/').at(-1) ?? path })),
    lenses: () => fromLenses('lens', async (placed) => (placed.length > 0 ? placed.map((item) => item.text) : null)),
    waitForLens: (part) =>
      fromLenses(
        `lens with ${JSON.stringify(part)}`,
        async (placed) => placed.find((item) => item.text.includes(part))?.text ?? null,
      ),
    clickLens: (text, n) => {
      let last: Placed | undefined;
      let restsSince = 0;
      return fromLenses(`lens ${JSON.stringify(text)} number ${n}`, async (placed) => {
        const wanted = placed.filter((item) => item.text === text)[n];
        const isAtRest = wanted?.x === last?.x && wanted?.y === last?.y;
        last = wanted;
        if (!isAtRest) restsSince = performance.now();
        if (wanted === undefined || performance.now() < restsSince + 250) return null; // what still moves is not hit
        await page.mouse.click(wanted.x, wanted.y);
        return;
      });
    },
    webview: (text, title) => frameWith(page, text, title ?? null),
    goToLine: async (line) => {
      await page.keyboard.press('Control+1');
      await typeInQuickInput('Control+P', `:${line}`);
      await page.keyboard.press('Enter');
    },
    command: (title) =>
      quickInput('F1', `>${title}`, (rows) => rows.filter({ has: page.getByText(title, { exact: true }) })),
    notifications: async () => {
      if (!driven) return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
      const bell = page.locator('[id="status.notifications"] a');
      await bell.click(); // a driven VS Code shows no toasts
      const centre = page.locator('.notifications-center.visible');
      await centre.waitFor();
      const texts = await centre.locator('.notification-list-item-message').allInnerTexts();
      await bell.click();
      return texts;
    },
    statusBar: async () => {
      const items = await inReadingOrder(page.locator('.part.statusbar .statusbar-item'));
      return items.map(({ text }) => text).filter((text) => text !== '');
    },
    until: async (holds, what) => {
      const deadline = performance.now() + patience;
      while (!(await holds())) {
        if (performance.now() > deadline) throw new Error(`${what} did not come.`);
        await page.waitForTimeout(50);
      }
    },
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
  };
}

interface Placed {
  readonly text: string;
  /** The middle, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** Those in sight, in the order on the screen, which is not the order in the page: VS Code places them absolutely. */
async function inReadingOrder(items: Locator): Promise<readonly Placed[]> {
  const placed = await items.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const text = String(element.textContent).replace(/\s+/g, ' ').trim();
        return { text, x: x + width / 2, y: y + height / 2 };
      }),
  );
  return placed.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

/** A webview is a frame inside a frame, and comes and goes with its panel. */
async function frameWith(page: Page, text: string, title: PageTitle | null): Promise<Frame> {
  const deadline = performance.now() + patience;
  for (;;) {
    const seen: string[] = [];
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown.
      const shown = await frame.locator('body').innerText({ timeout: 1000 }).catch(String);
      const name = await frame.title().catch(String);
      if (shown.includes(text) && (title === null || name === title)) return frame;
      if (shown !== '') seen.push(`${name}: ${shown.slice(0, 200)}`);
    }
    if (performance.now() > deadline)
      throw new Error(`No ${title ?? 'webview'} shows ${JSON.stringify(text)}, but:\n${seen.join('\n')}`);
    await page.waitForTimeout(50);
  }
}
