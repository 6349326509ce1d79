import type { Located } from '../language/document.ts';
import { complain, type Resolving } from './resolving.ts';

/** A file of a body, found. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The file behind `<`: beside the request file, else in the folder of the project; REST Client looks the other way round.
 * `${workspaceFolder}` is the latter. `written` has its placeholders replaced. `null` when there is none, which is
 * reported.
 */
export async function findBodyFile(resolving: Resolving, written: string, at: Located): Promise<FoundFile | null> {
  const { surroundings, folder, file, traits } = resolving;
  const project = file === null ? null : await surroundings.projectFolder(file);
  const path = written.replace(/\$\{workspace(?:Folder|Root)\}/g, (whole) => project ?? whole);
  const isAbsolute = /^(?:\/|~|[A-Za-z]:[\\/]|\\\\)/.test(path);
  if (folder === null && !isAbsolute) {
    complain(
      resolving,
      'body-file-without-folder',
      'error',
      at.range,
      `“${written}” is looked for beside the request file, but this text is in no file yet. Save it first, or write an absolute path.`,
    );
    return null;
  }
  const beside = folder ?? '/';
  const other = isAbsolute || project === null ? beside : project;
  const folders = new Set(traits.projectFolderFirst ? [other, beside] : [beside, other]);
  const paths = new Set([...folders].map((one) => surroundings.resolvePath(one, path)));
  const found: FoundFile[] = [];
  for (const one of paths) {
    const bytes = await surroundings.readFile(one);
    if (bytes !== null) found.push({ path: one, bytes });
  }
  const [first, second] = found;
  if (!first) {
    complain(
      resolving,
      'body-file-missing',
      'error',
      at.range,
      `There is no file ${[...paths].join(' or ')}, or it cannot be read. Paths begin beside the request file.`,
    );
    return null;
  }
  if (second && !isSame(first.bytes, second.bytes))
    complain(
      resolving,
      'file-in-two-places',
      'warning',
      at.range,
      `${first.path} is sent. ${second.path} is another file of this name, which ${traits.projectFolderFirst ? 'JetBrains and httpYac' : 'REST Client'} would send. Rename one of them.`,
    );
  return first;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
