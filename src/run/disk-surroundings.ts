import { randomBytes } from 'node:crypto';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { env } from 'node:process';
import type { Surroundings } from '../request/surroundings.ts';

/** What a project's folder holds, and a folder of it seldom does. */
const projectMarks = ['.git', 'package.json'];

/**
 * The part of the outside world that needs no person: files, clock, randomness and the process environment.
 * `regularOnly`: a pipe or a device, which may never end, is no file.
 */
export function diskSurroundings(regularOnly: boolean): Omit<Surroundings, 'ask' | 'secret'> {
  return {
    async readFile(path) {
      try {
        return regularOnly && !(await stat(path)).isFile() ? null : await readFile(path);
      } catch {
        return null;
      }
    },
    async listFolder(path) {
      try {
        return (await readdir(path)).sort();
      } catch {
        return [];
      }
    },
    async projectFolder(path) {
      for (let folder = dirname(path); ; folder = dirname(folder)) {
        const marks = await Promise.all(projectMarks.map((mark) => exists(join(folder, mark))));
        if (marks.includes(true)) return folder;
        if (dirname(folder) === folder) return null;
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
    // What every object has (`constructor`) is no variable.
    processEnvironment: (name) => (Object.hasOwn(env, name) ? (env[name] ?? null) : null),
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
