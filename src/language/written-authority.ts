/** Scheme and authority of a target as they are written, with their placeholders; empty for a target that is a path. */
export function writtenAuthority(target: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\{\{(?:[^}]|\}(?!\}))*\}\}|\{(?!\{)|[^/?#{])*/i.exec(target)?.[0] ?? '';
}
