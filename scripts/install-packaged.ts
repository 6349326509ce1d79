import { join } from 'node:path';
import { packageIn } from './package-vsix.ts';
import { installHost } from './vscode-host/install-host.ts';
import { installVsix } from './vscode-host/install-vsix.ts';

/** Packages Portside and installs it into a folder of extensions below `folder`, as a person would. Returns that folder. */
export async function installPackaged(folder: string): Promise<string> {
  const extensions = join(folder, 'extensions');
  await installVsix(await installHost(console.error), packageIn(folder), extensions);
  return extensions;
}
