import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['src', 'package.json', 'package-lock.json', 'scripts/build.ts'];
const results = ['dist/extension.mjs', 'dist/worker.mjs', 'dist/portside.mjs'];

/** Builds `dist/` when it is missing or older than what it is made of. Throws when that fails; the reasons are printed. */
export function buildIfStale(log: (line: string) => void): void {
  const built = Math.min(...results.map((path) => modified(join(root, path))));
  const written = Math.max(...sources.map((path) => newestIn(join(root, path))));
  if (built > written) return;
  log('Building Portside …');
  const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed; its reasons stand above.');
}

/** Milliseconds since 1970; 0 for what is not there. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** A folder's own time counts too: it changes when a file in it is removed. */
function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return modified(path);
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => modified(join(path, name)));
  return Math.max(modified(path), ...inside);
}
