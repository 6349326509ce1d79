import * as vscode from 'vscode';
import type { Surroundings } from '../request/surroundings.ts';
import { diskSurroundings } from '../run/disk-surroundings.ts';
import { askInEditor } from './ask.ts';
import type { Secrets } from './secrets.ts';

/**
 * The outside world as the extension host has it, which runs where the files are. They are not read through VS Code: that
 * asks the window about each, and a send looks for a dozen files that are not there.
 */
export function editorSurroundings(secrets: Secrets): Surroundings {
  const disk = diskSurroundings(true);
  return {
    ...disk,
    projectFolder: async (path) =>
      vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))?.uri.fsPath ?? disk.projectFolder(path),
    ask: askInEditor,
    secret: secrets.valueOf,
  };
}
