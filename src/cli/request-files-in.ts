import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold no request files of the project itself. */
const skipped = new Set(['node_modules', '.git']);

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Every request file below the folder, sorted. */
export function requestFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : requestFilesIn(path);
      return entry.isFile() && /\.(?:http|rest)$/i.test(entry.name) ? [path] : [];
    })
    .sort();
}
