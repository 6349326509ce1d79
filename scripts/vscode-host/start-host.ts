import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGuarded } from '../run-guarded.ts';
import type { InstalledHost } from './install-host.ts';

export type Theme = 'light' | 'dark' | 'high-contrast';

/** VS Code's own names of the themes. */
const themeNames: Readonly<Record<Theme, string>> = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
};

/** Keeps away what a first start would put between VS Code and the person or the test that looks at it. */
const quietSettings = {
  'window.autoDetectColorScheme': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'remote.autoForwardPorts': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** How long the host may take to print its address, in ms. */
const startLimit = 60_000;

export interface HostOptions {
  readonly theme: Theme;
  /** User settings, beside the theme and the ones that keep VS Code quiet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Packaged extensions to install before the start. */
  readonly vsix: readonly string[];
  /** Where installed extensions lie; null = a temporary folder that ends with the host. */
  readonly extensionsFolder: string | null;
  /** True asks about strange folders as VS Code does (Restricted Mode), false trusts them all. */
  readonly workspaceTrust: boolean;
  /**
   * True lets the page load extensions from their sources and run tests. VS Code then knows that it is driven, and shows
   * notifications in their centre only: people and pictures want false.
   */
  readonly driven: boolean;
  /** The secret that the address needs; null = none, everybody on this machine may come in. */
  readonly token: string | null;
  /** Environment variables for the host, and through it for the extensions. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunningHost {
  /** `127.0.0.1:PORT`: the address, and the authority of the host's files in `vscode-remote://` addresses. */
  readonly authority: string;
  /** Temporary, removed at the end: also for what the starter needs beside the host, such as a browser's profile. */
  readonly folder: string;
  /** What the host has printed lately. */
  readonly output: () => string;
  /** Settles when the host has ended, wanted or not, and nothing of it is left. */
  readonly ended: Promise<unknown>;
  /** Ends it and waits until no process and no temporary folder of it is left. Twice is as good as once. */
  readonly stop: () => Promise<unknown>;
}

/**
 * Starts VS Code on a free port of the loopback interface. However the caller ends, the host ends with it.
 * Rejects with the host's own output when it does not come up.
 */
export async function startHost(host: InstalledHost, options: HostOptions): Promise<RunningHost> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-vscode-'));
  const data = join(folder, 'server');
  const user = join(data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  const settings = { ...quietSettings, 'workbench.colorTheme': themeNames[options.theme], ...options.settings };
  writeFileSync(join(user, 'settings.json'), JSON.stringify(settings, null, 2));

  const server = [
    ...[process.execPath, join(host.folder, 'out', 'server-main.js'), '--accept-server-license-terms'],
    ...['--server-data-dir', data, '--extensions-dir', options.extensionsFolder ?? join(folder, 'extensions')],
  ];
  const commands = [
    ...options.vsix.map((file) => [...server, '--install-extension', file, '--force']),
    [
      ...[...server, '--host', '127.0.0.1', '--port', '0', '--disable-telemetry'],
      ...(options.token === null ? ['--without-connection-token'] : ['--connection-token', options.token]),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.driven ? ['--enable-smoke-test-driver'] : []),
    ],
  ];
  const run = runGuarded({ commands, folder, cwd: host.folder, env: hostEnvironment(folder, options.environment) });
  const listening = /Extension host agent listening on (\d+)/;
  const port = (await run.waitFor(listening, startLimit))?.[1];
  if (port === undefined) {
    await run.stop();
    throw new Error(`The VS Code host did not start.\n${run.output()}`);
  }
  return { authority: `127.0.0.1:${port}`, folder, output: run.output, ended: run.ended, stop: run.stop };
}

/** This process's environment, without what belongs to a VS Code whose terminal it may run in. */
function hostEnvironment(folder: string, added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && !name.startsWith('ELECTRON_') && name !== 'XDG_RUNTIME_DIR',
  );
  // Temporary files go where they are removed at the end, unless names of sockets there get too long (about 104 bytes).
  const temporary = folder.length <= 50 ? { TMPDIR: folder } : {};
  return { ...Object.fromEntries(inherited), ...temporary, ...added };
}
