/** Why a system call failed, without the call and the path that Node adds: `ENOENT: no such file or directory`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: [^,]+/.exec(message)?.[0] ?? message;
}
