import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { env } from 'node:process';
import * as vscode from 'vscode';
import type { Surroundings } from '../request/surroundings.ts';

/** The outside world as the extension host has it. Files are read through VS Code, so remote ones are where they are. */
export function editorSurroundings(): Surroundings {
  return {
    async readFile(path) {
      try {
        return await vscode.workspace.fs.readFile(vscode.Uri.file(path));
      } catch {
        return null;
      }
    },
    parentFolder(path) {
      const parent = dirname(path);
      return parent === path ? null : parent;
    },
    resolvePath(folder, path) {
      if (path === '~' || path.startsWith('~/')) return join(homedir(), path.slice(1));
      return isAbsolute(path) ? path : resolve(folder, path);
    },
    now: Date.now,
    randomBytes: (count) => randomBytes(count),
    processEnvironment: (name) => env[name] ?? null,
  };
}
