/**
 * The outside world as the path may ask for it. The editor, the command line and the tests each bring their own, so
 * nothing below them reads a file, a clock, randomness or the environment by itself.
 */
export interface Surroundings {
  /** Bytes of a file; `null` when there is no such file or it cannot be read. `path` is absolute. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  /** The folder that holds `path`; `null` at the root. For files that are looked for up the tree. */
  readonly parentFolder: (path: string) => string | null;
  /** `path` as written, made absolute: relative ones begin at `folder`, `~/` is the home folder. */
  readonly resolvePath: (folder: string, path: string) => string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A variable of the process environment; `null` when unset. */
  readonly processEnvironment: (name: string) => string | null;
}
