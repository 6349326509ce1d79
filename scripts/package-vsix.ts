import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Packages what the build has made into the file. Throws when that fails; the reasons are printed. */
export function packageVsix(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The package that PORTSIDE_VSIX names, made by a suite before; without it one that is made now in the folder. */
export function packageIn(folder: string): string {
  const made = process.env['PORTSIDE_VSIX'];
  if (made !== undefined) return made;
  const file = join(folder, 'portside.vsix');
  packageVsix(file);
  return file;
}

if (import.meta.main) packageVsix(process.argv[2] ?? 'portside.vsix');
