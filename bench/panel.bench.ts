import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { installPackaged } from '../scripts/install-packaged.ts';
import { openWorkbench, type Workbench } from '../test/vscode/ui/open-workbench.ts';
import { type Measure, median, spread } from './measure.ts';
import { type BenchServer, startServer } from './start-server.ts';

/** What the clocks in the pages of VS Code have seen; times in milliseconds since 1970. */
interface Clock {
  /** The last press of the mouse. */
  pressed: number;
  /** When each `click-N` of a body was painted first. */
  readonly painted: Record<string, number>;
  /** When the page got its last message. */
  message: number;
  arrived: number;
}

/** One click and its response. Milliseconds. */
interface Click {
  /** From the press of the mouse button to the frame that shows the body. */
  readonly total: number;
  /** … to the request's arrival at the server: the editor resolves, the worker connects and writes. */
  readonly toServer: number;
  /** From there to the message that brings the response to the page. */
  readonly toPage: number;
  /** From there to the frame that shows it. */
  readonly toScreen: number;
}

const clockScript = join(import.meta.dirname, 'panel-clock.js');
const clicks = 9;
/** How long a response may take to be seen, in ms. */
const patience = 20_000;
/** Between two clicks, until everything about the last one has come to rest, in ms. */
const rest = 1500;

/** From a click on Send Request to the response on screen, in the real VS Code. */
export async function measure(): Promise<readonly Measure[]> {
  buildIfStale(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  process.env['PORTSIDE_EXTENSIONS'] = await installPackaged(folder);
  const server = await startServer();
  try {
    const small = await clicksOn(folder, server, 'small', '/small');
    const large = await clicksOn(folder, server, 'large', '/json/1000000');
    return [
      ...measuresOf(
        'a small JSON',
        small,
        'wanted: at most 115 ms; earlier in this VS Code: REST Client 230 ms, httpYac 260 ms',
      ),
      ...measuresOf(
        '1 MB of JSON',
        large,
        'wanted: at most 300 ms; earlier in this VS Code: httpYac 900 ms, REST Client 13 000 ms',
      ),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuresOf(what: string, [first, ...others]: readonly Click[], wanted: string): readonly Measure[] {
  const part = (name: keyof Click): string => `${median(others.map((click) => click[name])).toFixed(0)} ms`;
  const phases = (of: (name: keyof Click) => string): string =>
    `${of('toServer')} to the server, ${of('toPage')} from there to the page, ${of('toScreen')} to the screen`;
  return [
    {
      what: `click to ${what} on screen, median of ${others.length}`,
      value: spread(others.map(({ total }) => total)),
      against: `${phases(part)}; ${wanted}`,
    },
    {
      what: `the first click in a new window, ${what}`,
      value: `${first?.total.toFixed(0)} ms`,
      against: `the panel is made meanwhile; ${phases((name) => `${first?.[name].toFixed(0)} ms`)}`,
    },
  ];
}

/** The first click of a window, and then those that count. */
async function clicksOn(folder: string, server: BenchServer, name: string, path: string): Promise<readonly Click[]> {
  const workspace = join(folder, name);
  mkdirSync(workspace);
  const file = join(workspace, 'bench.http');
  writeFileSync(file, `### Measured\nGET ${server.address}${path}\nAccept: application/json\n`);
  const workbench = await openWorkbench({ theme: 'dark', folder: workspace, file, extension: 'vsix' });
  try {
    await workbench.page.addInitScript({ path: clockScript });
    await workbench.page.evaluate(readFileSync(clockScript, 'utf8'));
    await workbench.lenses();
    const measured: Click[] = [];
    for (let index = 0; index <= clicks; index += 1) {
      await workbench.page.waitForTimeout(index === 0 ? 2 * rest : rest);
      measured.push(await click(workbench));
    }
    return measured;
  } finally {
    await workbench.close();
  }
}

async function click(workbench: Workbench): Promise<Click> {
  const before = paintedOf(await clockOfPanel(workbench.page)).length;
  await workbench.clickLens('Send Request', 0);
  const deadline = performance.now() + patience;
  for (;;) {
    if (performance.now() > deadline) throw new Error('No response came on screen.');
    await workbench.page.waitForTimeout(100);
    const panel = await clockOfPanel(workbench.page);
    const painted = paintedOf(panel);
    if (!panel || painted.length <= before) continue;
    const { pressed } = await workbench.page.evaluate(
      () => (globalThis as unknown as { benchClock: Clock }).benchClock,
    );
    const shown = painted.at(-1) ?? Number.NaN;
    return {
      total: shown - pressed,
      toServer: panel.arrived - pressed,
      toPage: panel.message - panel.arrived,
      toScreen: shown - panel.message,
    };
  }
}

/** Not those that are drawn and not yet painted. */
function paintedOf(clock: Clock | null): readonly number[] {
  return Object.values(clock?.painted ?? {}).filter(Number.isFinite);
}

/** The clock of the frame that shows responses; `null` before there is one. */
async function clockOfPanel(page: Page): Promise<Clock | null> {
  for (const frame of page.frames()) {
    const clock = await frame
      .evaluate(() => (globalThis as unknown as { benchClock: Clock | null }).benchClock)
      .catch(() => null);
    if (clock && Object.keys(clock.painted).length > 0) return clock;
  }
  return null;
}
