import { parse } from 'jsonc-parser';
import type { Surroundings } from '../surroundings.ts';

/** Whether a name is that of a file in which VS Code keeps a workspace of several folders and its settings. */
export function isWorkspaceFile(name: string): boolean {
  return name.endsWith('.code-workspace') && name !== '.code-workspace';
}

/** Whether one of the folders that the file of a workspace names is among `folders`. Its own is `folder`; all are absolute. */
export function isWorkspaceOf(
  bytes: Uint8Array,
  folder: string,
  folders: readonly string[],
  { resolvePath }: Pick<Surroundings, 'resolvePath'>,
): boolean {
  try {
    const root = parse(new TextDecoder().decode(bytes)) as { readonly folders?: unknown } | null | undefined;
    const named: readonly unknown[] = Array.isArray(root?.folders) ? root.folders : [];
    return named.some((one) => {
      const path = (one as { readonly path?: unknown } | null)?.path;
      return typeof path === 'string' && folders.includes(resolvePath(folder, path));
    });
  } catch {
    // The parser calls itself for every level.
    return false;
  }
}
