import { readDotEnv } from '../dot-env.ts';
import { dotEnvEnvironment, type EnvironmentFile } from './environment-file.ts';

/** `.env.example` and its like show what to write; they hold no values. */
const patterns: readonly string[] = ['example', 'sample', 'template', 'dist'];

/** The environment that a file of this name has values for; `null` when it is no such file. */
export function dotEnvEnvironmentOf(fileName: string): string | null {
  if (fileName === '.env') return dotEnvEnvironment;
  const name = /^\.env\.([^/]+)$/.exec(fileName)?.[1] ?? /^([^./][^/]*)\.env$/.exec(fileName)?.[1];
  return name === undefined || patterns.includes(name) ? null : name;
}

export function dotEnvFile(path: string, environment: string, bytes: Uint8Array): EnvironmentFile {
  const values = [...readDotEnv(new TextDecoder().decode(bytes))];
  return {
    path,
    kind: 'dot-env',
    isPrivate: false,
    environments: new Map([[environment, Object.fromEntries(values.map(([name, { value }]) => [name, value]))]]),
    lines: new Map([[environment, new Map(values.map(([name, { line }]) => [name, line]))]]),
    environmentLines: new Map([[environment, 0]]),
    defaultFields: new Map(),
    sending: new Map(),
    tool: null,
  };
}
