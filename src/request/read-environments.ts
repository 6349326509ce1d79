import { dotEnvEnvironmentOf, dotEnvFile } from './environment/dot-env-file.ts';
import type {
  EnvironmentFile,
  EnvironmentFileKind,
  EnvironmentProblem,
  EnvironmentValue,
} from './environment/environment-file.ts';
import { dotEnvEnvironment, sharedEnvironment } from './environment/environment-file.ts';
import { type JsonPlace, jsonEnvironments } from './environment/json-environments.ts';
import { httpyacSending, restClientSending, type SendingSettings } from './environment/sending-settings.ts';
import { isWorkspaceFile, isWorkspaceOf } from './environment/workspace-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface Environments {
  /** In order of appearance, without `$shared` and its like. */
  readonly names: readonly string[];
  /**
   * The strongest first: private ones, nearest first, then the public ones, nearest first, then the editor's settings,
   * then `.env` files.
   */
  readonly files: readonly EnvironmentFile[];
  readonly problems: readonly EnvironmentProblem[];
}

/** What the editor's settings for one of the other extensions say, its user's included. */
export interface ToolSettings {
  readonly tool: 'rest-client' | 'httpyac';
  /** `rest-client.environmentVariables` and `httpyac.environmentVariables`. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, EnvironmentValue>>>>;
  /** `rest-client.defaultHeaders` and `httpyac.requestDefaultHeaders`. */
  readonly defaultFields: Readonly<Record<string, string>>;
  /** How requests are sent; `null` where nothing of that is said. */
  readonly sending: SendingSettings | null;
}

interface Place extends Omit<JsonPlace, 'path' | 'folder'> {
  readonly name: string;
}

function place(name: string, kind: EnvironmentFileKind): Place {
  return { name, kind, within: [], tool: null, fields: null, sendingOf: null };
}

function httpYac(name: string, ...root: readonly string[]): Place {
  return {
    name,
    kind: 'httpyac',
    within: [...root, 'environments'],
    tool: 'httpyac',
    fields: [...root, 'defaultHeaders'],
    sendingOf: (value, path, folder) => httpyacSending(memberOf(value, root), path, folder),
  };
}

/** Settings of VS Code for a tool, in the file `name`, where they stand in the members `root`. */
function settings(tool: ToolSettings['tool'], name: string, ...root: readonly string[]): Place {
  const isRestClient = tool === 'rest-client';
  return {
    name,
    kind: 'settings',
    within: [...root, `${tool}.environmentVariables`],
    tool,
    fields: [...root, `${tool}.${isRestClient ? 'defaultHeaders' : 'requestDefaultHeaders'}`],
    sendingOf: isRestClient ? (value, path, folder) => restClientFile(memberOf(value, root), path, folder) : null,
  };
}

function memberOf(value: unknown, names: readonly string[]): unknown {
  return names.reduce((inner, name) => (inner as Readonly<Record<string, unknown>> | null | undefined)?.[name], value);
}

/** REST Client's settings in a file. */
function restClientFile(root: unknown, path: string, folder: string): SendingSettings | null {
  if (typeof root !== 'object' || root === null) return null;
  const values = root as Readonly<Record<string, unknown>>;
  return restClientSending((name) => values[`rest-client.${name}`], path, folder);
}

/** JSON files that are looked for beside the request file and in every folder above it. Stronger ones first. */
const jsonFiles: readonly Place[] = [
  place('http-client.private.env.json', 'private'),
  place('http-client.env.json.user', 'user'),
  place('http-client.env.json', 'public'),
  place('rest-client.env.json', 'public'),
  place('resterm.env.json', 'public'),
  httpYac('.httpyac.json'),
  httpYac('httpyac.config.json'),
  httpYac('package.json', 'httpyac'),
  settings('rest-client', '.vscode/settings.json'),
  settings('httpyac', '.vscode/settings.json'),
];

/** The same in the file of a workspace, which counts for the folders that it names. */
function inWorkspaceFile(name: string): readonly Place[] {
  return [settings('rest-client', name, 'settings'), settings('httpyac', name, 'settings')];
}

/** Configuration of httpYac that is code. */
const codeFile = /^(?:\.httpyac|httpyac\.config)\.(?:js|cjs|mjs|ts)$/;

/**
 * Reads the files of environments beside `file` and in the folders above it; those in dot-env form only up to the
 * project's folder. `file` is absolute; `null` gives none, as text that is in no file has nothing beside it.
 * `editor` is what the editor says, the stronger first; empty where there is none.
 */
export async function readEnvironments(
  file: string | null,
  surroundings: Surroundings,
  editor: readonly ToolSettings[] = [],
): Promise<Environments> {
  const problems: EnvironmentProblem[] = [];
  const folders = file === null ? [] : foldersAbove(file, surroundings);
  const ownFolder = folders[0];
  const project = file === null ? null : await surroundings.projectFolder(file);
  const inProject = folders.slice(0, Math.max(1, project === null ? 1 : folders.indexOf(project) + 1));

  const json = (
    await Promise.all(folders.map((folder) => jsonFilesIn(folder, folders, surroundings, problems)))
  ).flat();
  const dotEnv =
    ownFolder === undefined
      ? []
      : (await Promise.all(inProject.map((folder) => dotEnvFilesIn(folder, surroundings, problems)))).flat();
  const inJson =
    editor.length === 0
      ? json
      : // What the editor says holds what these files do, as far as a person trusts them.
        json.map((one) => (one.kind === 'settings' ? { ...one, sending: new Map<string, SendingSettings>() } : one));
  const files = [
    ...inJson.filter(({ isPrivate }) => isPrivate),
    ...inJson.filter(({ isPrivate }) => !isPrivate),
    ...editor.map(settingsFile),
    ...dotEnv,
  ];
  const publicFirst = files.toSorted((one, other) => Number(one.isPrivate) - Number(other.isPrivate));
  const names = new Set(publicFirst.flatMap(({ environments }) => [...environments.keys()]));
  return { names: [...names].filter((name) => !name.startsWith('$') && name !== dotEnvEnvironment), files, problems };
}

function foldersAbove(file: string, surroundings: Surroundings): readonly string[] {
  const folders: string[] = [];
  for (let folder = surroundings.parentFolder(file); folder !== null; folder = surroundings.parentFolder(folder))
    folders.push(folder);
  return folders;
}

async function jsonFilesIn(
  folder: string,
  folders: readonly string[],
  surroundings: Surroundings,
  problems: EnvironmentProblem[],
): Promise<readonly EnvironmentFile[]> {
  const workspaces = (await surroundings.listFolder(folder)).filter(isWorkspaceFile);
  const files = await Promise.all(
    [...jsonFiles, ...workspaces.flatMap(inWorkspaceFile)].map(async (one) => {
      const { name, kind, within } = one;
      const path = surroundings.resolvePath(folder, name);
      const bytes = await surroundings.readFile(path);
      if (!bytes || (isWorkspaceFile(name) && !isWorkspaceOf(bytes, folder, folders, surroundings))) return null;
      // Files that are there for other reasons are none of ours where they are broken.
      return jsonEnvironments(
        { ...one, path, folder },
        bytes,
        within.length > 1 || kind === 'settings' ? [] : problems,
      );
    }),
  );
  return files.filter((one) => one !== null);
}

async function dotEnvFilesIn(
  folder: string,
  surroundings: Surroundings,
  problems: EnvironmentProblem[],
): Promise<readonly EnvironmentFile[]> {
  const names = await surroundings.listFolder(folder);
  const code = names.find((name) => codeFile.test(name));
  if (code !== undefined) problems.push(codeNotRun(surroundings.resolvePath(folder, code)));
  const within = surroundings.resolvePath(folder, 'env');
  const inner = names.includes('env') ? await surroundings.listFolder(within) : [];
  const paths = [
    ...names.map((name) => ({ name, path: surroundings.resolvePath(folder, name) })),
    ...inner.map((name) => ({ name, path: surroundings.resolvePath(within, name) })),
  ];
  const files = await Promise.all(
    paths.map(async ({ name, path }) => {
      const environment = dotEnvEnvironmentOf(name);
      const bytes = environment === null ? null : await surroundings.readFile(path);
      return environment === null || !bytes ? null : dotEnvFile(path, environment, bytes);
    }),
  );
  return files.filter((one) => one !== null);
}

function codeNotRun(path: string): EnvironmentProblem {
  return {
    code: 'environment-code-not-run',
    severity: 'information',
    file: path,
    line: 0,
    message: `${path} is code, which is not run. Write its environments into .httpyac.json, or into http-client.env.json.`,
  };
}

function settingsFile({ tool, environments, defaultFields, sending }: ToolSettings): EnvironmentFile {
  return {
    path: '',
    kind: 'settings',
    isPrivate: false,
    environments: new Map(Object.entries(environments)),
    lines: new Map(),
    environmentLines: new Map(),
    defaultFields: new Map([[sharedEnvironment, defaultFields]]),
    sending: new Map(sending ? [[sharedEnvironment, sending]] : []),
    tool,
  };
}
