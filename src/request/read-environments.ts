import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Surroundings } from './surroundings.ts';

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

export interface EnvironmentFile {
  /** Absolute. */
  readonly path: string;
  /** `http-client.private.env.json`: stronger than the public one, and its values are secrets. */
  readonly isPrivate: boolean;
  /** By environment, `$shared` included. */
  readonly environments: ReadonlyMap<string, EnvironmentVariables>;
}

/** Something wrong in an environment file; the rest of the file is used. */
export interface EnvironmentProblem {
  readonly code: 'environment-file-malformed' | 'environment-file-shape';
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

export interface Environments {
  /** In order of appearance, without `$shared`. */
  readonly names: readonly string[];
  /** The strongest first: private ones, nearest first, then the public ones, nearest first. */
  readonly files: readonly EnvironmentFile[];
  readonly problems: readonly EnvironmentProblem[];
}

const noEnvironments: Environments = { names: [], files: [], problems: [] };

/** What every environment shares. */
export const sharedEnvironment = '$shared';

const publicName = 'http-client.env.json';
const privateName = 'http-client.private.env.json';

/**
 * Reads the environment files beside `file` and in the folders above it. `file` is absolute; `null` gives none, as
 * text that is in no file has nothing beside it.
 */
export async function readEnvironments(file: string | null, surroundings: Surroundings): Promise<Environments> {
  if (file === null) return noEnvironments;
  const problems: EnvironmentProblem[] = [];
  const folders: string[] = [];
  for (let folder = surroundings.parentFolder(file); folder !== null; folder = surroundings.parentFolder(folder))
    folders.push(folder);
  const read = async (name: string): Promise<EnvironmentFile[]> => {
    const files = await Promise.all(
      folders.map(async (folder) => {
        const path = surroundings.resolvePath(folder, name);
        const bytes = await surroundings.readFile(path);
        return bytes && environmentFile(path, name === privateName, bytes, problems);
      }),
    );
    return files.filter((one) => one !== null);
  };
  const privateFiles = await read(privateName);
  const publicFiles = await read(publicName);
  const names = new Set([...publicFiles, ...privateFiles].flatMap(({ environments }) => [...environments.keys()]));
  return {
    names: [...names].filter((name) => !name.startsWith('$')),
    files: [...privateFiles, ...publicFiles],
    problems,
  };
}

function environmentFile(
  path: string,
  isPrivate: boolean,
  bytes: Uint8Array,
  problems: EnvironmentProblem[],
): EnvironmentFile | null {
  const text = new TextDecoder().decode(bytes);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error)
    problems.push({
      code: 'environment-file-malformed',
      file: path,
      line: lineOf(text, error.offset),
      message: `${path} is not JSON: ${printParseErrorCode(error.error)} in line ${lineOf(text, error.offset) + 1}.`,
    });
  if (value === undefined) return null;
  if (!isObject(value)) {
    problems.push(shapeProblem(path, `${path} must hold an object of environments: { "dev": { "host": "…" } }.`));
    return null;
  }
  const environments = new Map<string, EnvironmentVariables>();
  for (const [name, variables] of Object.entries(value)) {
    if (isObject(variables)) environments.set(name, variables);
    else if (!name.startsWith('$'))
      problems.push(
        shapeProblem(path, `In ${path}, “${name}” must be an object of variables: { "${name}": { "host": "…" } }.`),
      );
  }
  return { path, isPrivate, environments };
}

function shapeProblem(file: string, message: string): EnvironmentProblem {
  return { code: 'environment-file-shape', file, line: 0, message };
}

function isObject(value: unknown): value is Record<string, EnvironmentValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
