import { join } from 'node:path';
import { runGuarded } from './run-guarded.ts';

const root = join(import.meta.dirname, '..');

/** How long the playground may take to make its certificates and print its addresses, in ms. */
const startLimit = 60_000;

export interface PlaygroundProcessOptions {
  /** `usual`: the ports that the examples name; `free`: any, for tests side by side. */
  readonly ports: 'usual' | 'free';
  /** Where its certificates lie; null = where `portside playground` keeps them. */
  readonly folder: string | null;
}

export interface PlaygroundProcess {
  /** What it has printed: its addresses, or why it does not run. */
  readonly output: () => string;
  /** Each server's address by its name, such as `http`, `https`, `expired`; empty when it does not run. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The file of the certificate authority; null when it does not run. */
  readonly authority: string | null;
  readonly stop: () => Promise<unknown>;
}

/** Starts the built `portside playground` and waits until it serves, or has said why it does not. */
export async function runPlayground(options: PlaygroundProcessOptions): Promise<PlaygroundProcess> {
  const ports = options.ports === 'free' ? ['--http-port', '0', '--https-port', '0'] : [];
  const folder = options.folder === null ? [] : ['--folder', options.folder];
  const run = runGuarded({
    commands: [[process.execPath, join(root, 'dist', 'portside.mjs'), 'playground', ...ports, ...folder]],
    folder: null,
    cwd: root,
    env: process.env,
  });
  const ready = await run.waitFor(/certificate authority: (.+)\n/, startLimit);
  const rows = ready === null ? [] : [...run.output().matchAll(/^ +(\S+) +(https?:\/\/\S+)/gm)];
  return {
    output: run.output,
    addresses: new Map(rows.map(([, name = '', address = '']) => [name, address])),
    authority: ready?.[1] ?? null,
    stop: run.stop,
  };
}
