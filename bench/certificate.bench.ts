import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { installPackaged } from '../scripts/install-packaged.ts';
import { startPlayground } from '../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from '../test/vscode/ui/open-workbench.ts';
import { type Measure, median, spread } from './measure.ts';

const clockScript = join(import.meta.dirname, 'panel-clock.js');
const clicks = 9;
/** Between two clicks, until everything about the last one has come to rest, in ms. */
const rest = 1500;
/** What the slow server takes for an answer, in ms; less than the rest. */
const slow = 1000;

/** From a click on Send Request to the verdict on screen, in the real VS Code: the handshake and all that comes before it included. */
export async function measure(): Promise<readonly Measure[]> {
  buildIfStale(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  process.env['PORTSIDE_EXTENSIONS'] = await installPackaged(folder);
  const playground = await startPlayground({
    httpPort: 0,
    httpsPort: 0,
    folder: join(folder, 'playground'),
    now: Date.now,
    host: null,
  });
  try {
    const urlOf = (port: string): string => playground.ports.find(({ name }) => name === port)?.url ?? '';
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const file = join(workspace, 'bench.http');
    writeFileSync(file, `GET ${urlOf('expired')}/get\n\n###\n\nGET ${urlOf('https')}/delay/${slow / 1000}\n`);
    const workbench = await openWorkbench({
      theme: 'dark',
      folder: workspace,
      file,
      extension: 'vsix',
      settings: { 'portside.certificateAuthorities': [playground.caFile] },
    });
    try {
      const times = await clicksOn(workbench, 0, 'Not trusted');
      const slowTimes = await clicksOn(workbench, 1, 'The response is still awaited');
      return [
        {
          what: `click to the verdict on a refused certificate on screen, median of ${times.length}`,
          value: spread(times),
          against: `${median(times).toFixed(0)} ms with look-up, connect and handshake; wanted: at most 150 ms from the handshake’s end`,
        },
        {
          what: `the same, trusted, of a server that thinks for ${slow} ms, median of ${slowTimes.length}`,
          value: spread(slowTimes),
          against: `${median(slowTimes).toFixed(0)} ms, 40 of them to see whether the answer comes by itself; kept connections are used again`,
        },
      ];
    } finally {
      await workbench.close();
    }
  } finally {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `request`: which of the file, from 0; `text`: what its view says first. */
async function clicksOn(workbench: Workbench, request: number, text: string): Promise<readonly number[]> {
  const { page } = workbench;
  await page.evaluate(readFileSync(clockScript, 'utf8'));
  await workbench.lenses();
  await workbench.command('Portside: Show certificate');
  await page.waitForTimeout(rest);
  await workbench.clickLens('Send Request', request);
  const frame = await workbench.webview(text);
  const times: number[] = [];
  for (let index = 0; index < clicks; index += 1) {
    await page.waitForTimeout(rest);
    times.push(await click(workbench, frame, request));
  }
  return times;
}

/** Milliseconds. The page is drawn anew for every answer: the moment is that of the first frame after it. */
async function click(workbench: Workbench, frame: Frame, request: number): Promise<number> {
  const painted = frame.evaluate(
    () =>
      new Promise<number>((settle) => {
        const root = document.getElementById('root');
        if (root === null) throw new Error('The page has no root.');
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => settle(performance.timeOrigin + performance.now())));
        });
        observer.observe(root, { childList: true });
      }),
  );
  await workbench.clickLens('Send Request', request);
  const shown = await painted;
  const pressed = await workbench.page.evaluate(
    () => (globalThis as unknown as { benchClock: { pressed: number } }).benchClock.pressed,
  );
  return shown - pressed;
}
