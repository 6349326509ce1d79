import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InstalledHost } from './install-host.ts';

/** Installs a packaged extension into a folder of extensions, as a person would. Rejects with VS Code's own words. */
export async function installVsix(host: InstalledHost, file: string, extensionsFolder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [
    join(host.folder, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...['--server-data-dir', `${extensionsFolder}-server`, '--extensions-dir', extensionsFolder],
    ...['--install-extension', file, '--force'],
  ]);
}
