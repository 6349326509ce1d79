import { type Completion, completion } from './completion.ts';
import type { FileUse } from './completion-place.ts';

/** What a folder holds. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The folder part of what is written, to be listed: `./data/` of `./data/us`; `./` when no folder is written. */
export function writtenFolder(prefix: string): string {
  const cut = Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf('\\')) + 1;
  return cut === 0 ? './' : prefix.slice(0, cut);
}

/** Whole paths in the manner of `prefix`; `entries` are those of `writtenFolder(prefix)`. */
export function fileCompletions(
  entries: readonly FolderEntry[],
  prefix: string,
  use: FileUse,
  needsSpace: boolean,
): readonly Completion[] {
  const folder = writtenFolder(prefix);
  const lead = needsSpace ? ' ' : '';
  const showHidden = prefix.slice(folder.length).startsWith('.') || prefix === '.';
  const shown = entries
    .filter(({ name, isFolder }) => (isFolder || fits(name, use)) && (showHidden || !name.startsWith('.')))
    .filter(({ name }) => name !== 'node_modules' && !/[\r\n]/.test(name));
  return [
    ...shown
      .filter(({ isFolder }) => !isFolder)
      .map(({ name }) =>
        completion('file', name, { insert: `${lead}${folder}${name}`, filter: filterOf(prefix, folder, name) }),
      ),
    ...shown
      .filter(({ isFolder }) => isFolder)
      .map(({ name }) =>
        completion('folder', `${name}/`, {
          insert: `${lead}${folder}${name}/`,
          filter: filterOf(prefix, folder, name),
          goesOn: true,
        }),
      ),
  ];
}

/** A bare `us` finds `./users.json` as well. */
function filterOf(prefix: string, folder: string, name: string): string {
  return writtenFolder(prefix) === './' && !prefix.includes('/') && prefix !== '.' ? name : `${folder}${name}`;
}

function fits(name: string, use: FileUse): boolean {
  switch (use) {
    case 'import':
      return /\.(?:http|rest|hyac)$/i.test(name);
    case 'script':
      return /\.(?:[cm]?[jt]s|lua)$/i.test(name);
    default:
      return true;
  }
}
