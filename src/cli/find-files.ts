import * as fs from 'node:fs';
import { matchesGlob } from 'node:path';
import { reasonOf } from './reason-of.ts';
import { clipped } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The files that the arguments name: paths as they are, patterns (`*`, `?`, `**`, braces) as what matches, sorted. */
export function findFiles(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns.flatMap(filesOf))];
}

function filesOf(pattern: string): readonly string[] {
  const found = look(pattern);
  if (found?.isDirectory())
    throw new UsageError(
      'file-unreadable',
      `${pattern} is a folder. Name its files, like "${pattern.replace(/\/$/, '')}/**/*.http".`,
    );
  if (found?.isCharacterDevice() || found?.isBlockDevice() || found?.isSocket())
    throw new UsageError('file-unreadable', `${pattern} is a device, not a file.`);
  // Files, and pipes as a shell's <(…) makes them.
  if (found) return [pattern];
  if (!/[*?[{]/.test(pattern))
    throw new UsageError('file-missing', `There is no file ${clipped(pattern, 300) || 'without a name'}.`);
  const matches = pathsLike(pattern).filter((path) => look(path)?.isFile());
  if (matches.length === 0) throw new UsageError('file-missing', `No file matches ${pattern}.`);
  return matches.sort();
}

function pathsLike(pattern: string): readonly string[] {
  if (typeof fs.globSync === 'function') return fs.globSync(pattern);
  // Node 20: everything below the last folder that is named plainly, compared with the pattern.
  const folder = /^(?:[^*?[{]*\/)?/.exec(pattern)?.[0] ?? '';
  const inFolder = pattern.slice(folder.length);
  if (!look(folder || '.')?.isDirectory()) return [];
  return fs
    .readdirSync(folder || '.', { recursive: inFolder.includes('/') || inFolder.includes('**'), encoding: 'utf8' })
    .map((name) => `${folder}${name}`)
    .filter((path) => matchesGlob(path, pattern));
}

/** `null` when there is nothing of that name. */
function look(path: string): fs.Stats | null {
  try {
    return fs.statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    // Node 20 throws where a file stands in the place of a folder; later ones say that there is nothing.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw new UsageError('file-unreadable', `${clipped(path, 300)} cannot be read: ${reasonOf(error)}`);
  }
}
