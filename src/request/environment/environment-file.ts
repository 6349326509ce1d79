import type { Severity } from '../../language/document.ts';
import type { SendingSettings } from './sending-settings.ts';

/** A value as the file has it: text, a number, `true`, a list, an object. */
export type EnvironmentValue =
  | string
  | number
  | boolean
  | null
  | readonly EnvironmentValue[]
  | { readonly [key: string]: EnvironmentValue };

/** The variables of one environment in one file. */
export type EnvironmentVariables = Readonly<Record<string, EnvironmentValue>>;

/** What kind of file it is; `private` and `user` (Visual Studio's `.user`) are not meant to be shared. */
export type EnvironmentFileKind = 'public' | 'private' | 'user' | 'httpyac' | 'settings' | 'dot-env';

export interface EnvironmentFile {
  /** Absolute; empty for what the editor's own settings say. */
  readonly path: string;
  readonly kind: EnvironmentFileKind;
  /** Stronger than the public ones. */
  readonly isPrivate: boolean;
  /** By environment, `$shared`, `$default` and `.env` included. */
  readonly environments: ReadonlyMap<string, EnvironmentVariables>;
  /** 0-based lines of the variables, by environment and name. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** 0-based lines of the environments themselves. */
  readonly environmentLines: ReadonlyMap<string, number>;
  /** Fields that every request gets unless it writes them, by environment and name. */
  readonly defaultFields: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** How requests are sent, by environment. */
  readonly sending: ReadonlyMap<string, SendingSettings>;
  /** The tool whose settings these are: its profile sends their default fields too. `null` for files that several read. */
  readonly tool: 'rest-client' | 'httpyac' | null;
}

/** Something about an environment file; what can be read of it is used. */
export interface EnvironmentProblem {
  readonly code: 'environment-file-malformed' | 'environment-file-shape' | 'environment-code-not-run';
  readonly severity: Severity;
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** What every environment shares. */
export const sharedEnvironment = '$shared';

/** What httpYac takes when no environment is chosen. */
export const defaultEnvironment = '$default';

/** The values of files named `.env`, the weakest of all. */
export const dotEnvEnvironment = '.env';
