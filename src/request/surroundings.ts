import type { Question } from './question.ts';

/**
 * The outside world as the path may ask for it. The editor, the command line and the tests each bring their own, so
 * nothing below them reads a file, a clock, randomness or the environment by itself.
 */
export interface Surroundings {
  /** Bytes of a file; `null` when there is no such file or it cannot be read. `path` is absolute. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  /** Names of what a folder holds, sorted; empty when it is none or cannot be read. `path` is absolute. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
  /** The folder of the project that `path` belongs to: the workspace folder, or the nearest one with a `.git` or `package.json`; `null` when there is none. */
  readonly projectFolder: (path: string) => Promise<string | null>;
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
  /** Asks a person. `null` when the question was dismissed or there is nobody to ask. */
  readonly ask: (question: Question) => Promise<string | null>;
  /** A secret kept under this name, by the editor's secret storage or the process environment; `null` when there is none. */
  readonly secret: (name: string) => Promise<string | null>;
}
