import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { env } from 'node:process';
import type { Surroundings } from '../request/surroundings.ts';

/** The outside world of a terminal. */
export function terminalSurroundings(): Surroundings {
  return {
    async readFile(path) {
      try {
        return await readFile(path);
      } catch {
        return null;
      }
    },
    parentFolder(path) {
      const parent = dirname(path);
      return parent === path ? null : parent;
    },
    resolvePath: (folder, path) =>
      path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : resolve(folder, path),
    now: Date.now,
    randomBytes: (count) => randomBytes(count),
    processEnvironment: (name) => env[name] ?? null,
  };
}
