import { join } from 'node:path';
import { packageVsix } from './package-vsix.ts';
import { installHost } from './vscode-host/install-host.ts';
import { installVsix } from './vscode-host/install-vsix.ts';

/** Packages Portside and installs it into a folder of extensions below `folder`, as a person would. Returns that folder. */
export async function installPackaged(folder: string): Promise<string> {
  const file = join(folder, 'portside.vsix');
  const extensions = join(folder, 'extensions');
  packageVsix(file);
  await installVsix(await installHost(console.error), file, extensions);
  return extensions;
}
