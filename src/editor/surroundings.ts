import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { env } from 'node:process';
import type { Surroundings } from '../request/surroundings.ts';

/**
 * The outside world as the extension host has it, which runs where the files are. They are not read through VS Code: that
 * asks the window about each, and a send looks for a dozen files that are not there.
 */
export function editorSurroundings(): Surroundings {
  return {
    async readFile(path) {
      try {
        // A pipe or a device may never end, and would be read for ever.
        return (await stat(path)).isFile() ? await readFile(path) : null;
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
