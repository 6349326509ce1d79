import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import type { WantedOutput } from '../request/resolve-outputs.ts';

/** Numbers that are tried before giving up. */
const most = 10_000;

/**
 * Writes a body to a file, whole or not at all, and makes the folders on the way. Returns where it was written: with
 * `overwrite` at the path itself, else at the first free one of `a.json`, `a-1.json`, `a-2.json`, …. Rejects with the
 * system's error.
 */
export async function writeOutput({ path, overwrite }: WantedOutput, bytes: Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(unfinished, bytes, { flag: 'wx' });
    if (overwrite) {
      await rename(unfinished, path);
      return path;
    }
    return await placeBeside(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** A link is made only where nothing is, so that no two runs take the same name. */
async function placeBeside(unfinished: string, path: string): Promise<string> {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let number = 0; ; number += 1) {
    const wanted = number === 0 ? path : `${stem}-${number}${extension}`;
    try {
      await linkOrCopy(unfinished, wanted);
      return wanted;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number >= most) throw error;
    }
  }
}

/** Not every file system knows links. Rejects with EEXIST where something is. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

/** Whether a file at the path would really lie in one of the folders, whatever links lead there. */
export async function isWithin(path: string, folders: readonly string[]): Promise<boolean> {
  const wanted = await realFolder(dirname(resolve(path)));
  for (const folder of folders) {
    const way = relative(await realFolder(resolve(folder)), wanted);
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)) return true;
  }
  return false;
}

/** The folder without links; what of it is not there yet cannot be one. */
async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await realFolder(parent), relative(parent, path));
  }
}
