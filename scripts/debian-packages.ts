import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** A program of Debian's that a suite needs, and the file by which we see that it is there. */
export interface DebianPackage {
  readonly name: string;
  readonly file: string;
}

/**
 * Installs what is missing where we may (as root, with apt-get). Returns the packages that are still missing: a suite
 * that needs them says that it skips, and why.
 */
export async function ensurePackages(packages: readonly DebianPackage[]): Promise<readonly DebianPackage[]> {
  const missing = packages.filter(({ file }) => !existsSync(file));
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length === 0 || !mayInstall) return missing;
  console.log(`Installing ${missing.map(({ name }) => name).join(', ')} …`);
  // In runlevel 1 a package starts no service: the suites start their own servers, on ports of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args: string[]): Promise<unknown> =>
    once(spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }), 'close');
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', ...missing.map(({ name }) => name));
  return packages.filter(({ file }) => !existsSync(file));
}
