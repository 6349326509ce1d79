import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { packageVsix } from '../scripts/package-vsix.ts';
import { browse } from '../scripts/vscode-host/browse.ts';
import { findChromium } from '../scripts/vscode-host/find-chromium.ts';
import { installHost } from '../scripts/vscode-host/install-host.ts';
import { startHost } from '../scripts/vscode-host/start-host.ts';
import { workbenchAddress } from '../scripts/vscode-host/workbench-address.ts';
import { type Measure, spread } from './measure.ts';

const root = join(import.meta.dirname, '..');
const starts = 9;
/** How long one start of an extension host may take, in ms. */
const patience = 60_000;

/** What must not be loaded at activation, each known by a text that its built code holds. */
const absent: Readonly<Record<string, string>> = {
  undici: 'UND_ERR_',
  'the reading of certificates': '2.5.29.17',
  'the explanations': 'https://www.rfc-editor.org/',
  'the presentation': 'Not well-formed XML',
};

interface Start {
  readonly wasActive: boolean;
  /** Milliseconds, of an extension that does nothing, and of Portside. */
  readonly empty: number;
  readonly duration: number;
  /** Addresses of the modules of Portside, in order. */
  readonly loaded: readonly string[];
}

/** How long Portside takes to be active, in extension hosts that have just begun, and what of it that loads. */
export async function measure(): Promise<readonly Measure[]> {
  buildIfStale(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'portside-bench-'));
  const vsix = join(folder, 'portside.vsix');
  packageVsix(vsix);
  const results = join(folder, 'starts.jsonl');
  const host = await startHost(await installHost(console.error), {
    theme: 'dark',
    settings: {},
    vsix: [vsix],
    extensionsFolder: null,
    workspaceTrust: false,
    driven: true,
    token: null,
    environment: { PORTSIDE_BENCH: results },
  });
  try {
    const browser = await browse(host, { executable: findChromium(console.error), width: 1280, height: 800, scale: 1 });
    let ended = (): void => undefined;
    await browser.page.exposeFunction('codeAutomationLog', () => undefined);
    await browser.page.exposeFunction('codeAutomationExit', () => ended());
    const development = [join(import.meta.dirname, 'empty-extension')];
    const tests = join(import.meta.dirname, 'activation-suite.cjs');
    for (let start = 0; start < starts; start += 1) {
      const end = new Promise<void>((resolve, reject) => {
        ended = resolve;
        setTimeout(reject, patience, new Error('The extension host did not end its suite.')).unref();
      });
      await browser.page.goto(workbenchAddress(host.authority, { folder, file: null, development, tests }));
      await end;
    }
    await browser.close();
    const lines = readFileSync(results, 'utf8').trim().split('\n');
    return measuresOf(lines.map((line) => JSON.parse(line) as Start).filter(({ wasActive }) => !wasActive));
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuresOf(all: readonly Start[]): readonly Measure[] {
  const loaded = (all[0]?.loaded ?? []).map((address) => basename(fileURLToPath(address)));
  const dist = join(root, 'dist');
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mjs'));
  const active = built.filter((name) => loaded.includes(basename(name)));
  const others = built.filter((name) => !active.includes(name));
  const holds = (names: readonly string[], text: string): boolean =>
    names.some((name) => readFileSync(join(dist, name), 'utf8').includes(text));
  const size = (names: readonly string[]): string =>
    `${(names.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0) / 1000).toFixed(0)} kB`;
  const verdicts = Object.entries(absent).map(([what, text]) =>
    holds(active, text) ? `${what} IS LOADED` : holds(others, text) ? `${what} not` : `${what} unknown`,
  );
  return [
    {
      what: `activation in a new extension host, median of ${all.length}`,
      value: spread(all.map(({ duration }) => duration)),
      against: `from asking for it until it is active, the loading of its code included; an extension that does nothing: ${spread(all.map(({ empty }) => empty))}; wanted: less than 50 ms`,
    },
    {
      what: 'loaded by it',
      value: `${size(active)} in ${active.length} files`,
      against: `of ${size(built)} in ${built.length}; ${verdicts.join(', ')}`,
    },
  ];
}
