/**
 * `npm start`: builds Portside, starts the playground and opens VS Code with Portside on `examples/`: the desktop's where
 * there is one, else the same VS Code in the browser. Ctrl+C ends everything.
 *
 *   npm start -- [--port N]    the port for the browser, 8700 unless said (any free one when it is taken)
 *   npm start -- --browser     in the browser also where there is a desktop
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.ts';
import { packageVsix } from './package-vsix.ts';
import { runPlayground } from './run-playground.ts';
import { installHost } from './vscode-host/install-host.ts';
import { openFrontDoor } from './vscode-host/open-front-door.ts';
import { startHost } from './vscode-host/start-host.ts';

const root = join(import.meta.dirname, '..');
const examples = join(root, 'examples');
const file = join(examples, 'start-here.http');

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8700' }, browser: { type: 'boolean', default: false } },
});

/** Ends what has been started so far. */
const running: (() => unknown)[] = [];

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

buildIfStale(console.log);

const starting = runPlayground({ ports: 'usual', folder: join(examples, '.portside') }).then((playground) => {
  running.push(playground.stop);
  console.log(playground.output().trimEnd());
  if (playground.authority === null) console.log('The playground did not start: see above.');
});
await Promise.race([starting, stopped]);

const code = values.browser ? null : desktopCode();
const opened = code === null ? openInBrowser() : openOnDesktop(code);
await Promise.race([opened.then(() => stopped), stopped]);
console.log('\nEnding …');
await Promise.all(running.map((stop) => stop()));
process.exit(0);

/** The desktop's VS Code; null where there is none, or no screen. */
function desktopCode(): string | null {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function openOnDesktop(executable: string): Promise<void> {
  spawn(executable, ['--new-window', `--extensionDevelopmentPath=${root}`, examples, file], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  console.log(
    '\nVS Code opens with Portside and the examples. Ctrl+C here ends the playground; the window is yours to close.',
  );
}

async function openInBrowser(): Promise<void> {
  const vsix = join(root, 'out', 'portside.vsix');
  packageVsix(vsix);
  const token = randomBytes(6).toString('hex');
  const host = await startHost(await installHost(console.log), {
    theme: 'dark',
    settings: { 'window.autoDetectColorScheme': true },
    vsix: [vsix],
    extensionsFolder: null,
    workspaceTrust: false,
    driven: false,
    token,
    environment: {},
  });
  running.push(host.stop);
  const { authority } = host;
  const door = await openFrontDoor({ port: Number(values.port), authority, token, folder: examples, file });
  console.log(`\nVS Code with Portside and the examples, in your browser: ${door.address}\nCtrl+C ends everything.`);
  running.push(door.close);
}
