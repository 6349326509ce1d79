import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { runGuarded } from '../run-guarded.ts';

export interface InstalledHost {
  /** The folder of VS Code's server: it holds `out/server-main.js`. */
  readonly folder: string;
}

const root = join(import.meta.dirname, '..', '..');
const pinned = join(import.meta.dirname, 'pinned');

/** The parts of VS Code that are compiled on the machine: its log files, and the end of an orphaned extension host. */
const compiledParts = ['@vscode/spdlog', '@vscode/native-watchdog'];

/**
 * Makes sure that the pinned VS Code host lies in `.vscode-host/` (or in the folder that PORTSIDE_VSCODE_HOST names) and
 * says where. Installs it when it is missing or when its lock has changed: 600 MB, about a minute. It is built beside its
 * place and moved there when it is whole, so that neither a broken installation nor two at once leave a half of it.
 * Rejects with the installer's own output when that fails.
 */
export async function installHost(log: (line: string) => void): Promise<InstalledHost> {
  const home = process.env['PORTSIDE_VSCODE_HOST'] ?? join(root, '.vscode-host');
  const lock = await readFile(join(pinned, 'package-lock.json'), 'utf8');
  if (await isInstalled(home, lock)) return { folder: serverFolder(home) };

  log('Installing the VS Code host (600 MB, once, about a minute) …');
  await removeUnfinished(home);
  const building = `${home}.new-${process.pid}`;
  try {
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) {
      await copyFile(join(pinned, name), join(building, name));
    }
    // Install scripts stay off: they insist on one Node and compile what a browser-side workbench does not need.
    await npm(building, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    const server = serverFolder(building);
    // Not `ci`: the lock that the host brings with it is not complete.
    await npm(server, ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund']);
    try {
      await npm(server, ['rebuild', ...compiledParts]);
    } catch {
      log(
        'No C++ compiler or no Python here: the VS Code host does without log files of its own (it works all the same).',
      );
    }
    await writeFile(stampOf(building), lock);
    if (!(await isInstalled(home, lock))) {
      await rm(home, { recursive: true, force: true });
      await rename(building, home);
    }
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return { folder: serverFolder(home) };
}

function serverFolder(home: string): string {
  return join(home, 'node_modules', 'code-server', 'lib', 'vscode');
}

function stampOf(home: string): string {
  return join(home, 'installed-lock.json');
}

async function isInstalled(home: string, lock: string): Promise<boolean> {
  return (await readFile(stampOf(home), 'utf8').catch(() => null)) === lock;
}

/** Runs npm in a folder, on the Node that runs this script. */
async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` };
  const run = runGuarded({ commands: [['npm', ...args]], folder: null, cwd, env });
  const code = await run.ended;
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd} (exit code ${code}):\n${run.output()}`);
}

/** What installations that were ended in the middle have left. */
async function removeUnfinished(home: string): Promise<void> {
  const names = await readdir(dirname(home)).catch(() => []);
  for (const name of names) {
    const starter = name.startsWith(`${basename(home)}.new-`) ? Number(name.split('-').at(-1)) : Number.NaN;
    if (!Number.isNaN(starter) && !isAlive(starter))
      await rm(join(dirname(home), name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
