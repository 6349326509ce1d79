import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = join(import.meta.dirname, '..', '.bench', 'httpyac');

/** The npm package to compare with. */
export const rivalVersion = '6.16.7';

/**
 * The folder of httpYac's package, installed apart from the project's own dependencies on first use; `null` when it
 * cannot be had, which is said.
 */
export async function installRival(): Promise<string | null> {
  const installed = join(folder, 'node_modules', 'httpyac');
  if (existsSync(installed)) return installed;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  try {
    await promisify(execFile)(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', `httpyac@${rivalVersion}`],
      { cwd: folder, shell: process.platform === 'win32' },
    );
    return installed;
  } catch (error) {
    console.log(
      `  httpyac ${rivalVersion} cannot be installed, and is not compared with: ${String(error).split('\n')[0]}`,
    );
    return null;
  }
}
