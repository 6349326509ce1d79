import type { HttpDocument } from '../../language/document.ts';
import { positionAt } from '../../language/look-up.ts';
import { environmentLayers, isSecretVariable } from '../environment-scope.ts';
import { maskText } from '../mask.ts';
import type { Environments } from '../read-environments.ts';
import { defaultEnvironment, dotEnvEnvironment, type EnvironmentValue, sharedEnvironment } from './environment-file.ts';

/** A place in a file; `path` is absolute and empty for the editor's settings, `line` 0-based, `null` when it is not known. */
export interface ValuePlace {
  readonly path: string;
  readonly line: number | null;
}

export interface EnvironmentGroup {
  /** `own`: what the request file itself defines. */
  readonly kind: 'environment' | 'shared' | 'default' | 'dot-env' | 'own';
  /** Of the environment, as it is chosen; for the others what they are called in files. */
  readonly name: string;
  /** Its values count for the next request. */
  readonly isActive: boolean;
  /** Where it stands, in the strongest file that has it; `null` for a file without a place. */
  readonly place: ValuePlace | null;
  /** By name. */
  readonly variables: readonly GroupVariable[];
}

export interface GroupVariable {
  readonly name: string;
  /** As it is shown: in one line, shortened, a secret masked. */
  readonly shown: string;
  /** As written, for who copies it. */
  readonly written: string;
  readonly isSecret: boolean;
  /** Where it stands; `null` for text that is in no file. */
  readonly place: ValuePlace | null;
}

/** UTF-16 units of a value that are shown. */
const longest = 80;

/**
 * What a person sees of the environments: each with its values as the strongest file has them, then what all share, then
 * what the request file defines. `document` and its absolute `path` are `null` when no request file is open.
 */
export function environmentTree(
  { names, files }: Environments,
  chosen: readonly string[],
  document: HttpDocument | null,
  path: string | null,
): readonly EnvironmentGroup[] {
  const layers = environmentLayers(chosen);
  const others = [
    ['shared', sharedEnvironment],
    ['default', defaultEnvironment],
    ['dot-env', dotEnvEnvironment],
  ] as const;
  const group = (kind: EnvironmentGroup['kind'], name: string): EnvironmentGroup | null => {
    const having = files.filter(({ environments }) => environments.has(name));
    const [strongest] = having;
    if (!strongest) return null;
    const variables = new Map<string, GroupVariable>();
    for (const file of having)
      for (const [key, value] of Object.entries(file.environments.get(name) ?? {})) {
        const place = { path: file.path, line: file.lines.get(name)?.get(key) ?? null };
        if (!variables.has(key)) variables.set(key, variable(key, value, isSecretVariable(key, file, value), place));
      }
    return {
      kind,
      name,
      isActive: layers.includes(name),
      place: { path: strongest.path, line: strongest.environmentLines.get(name) ?? null },
      variables: byName(variables),
    };
  };
  const groups = [
    ...names.map((name) => group('environment', name)),
    ...others.map(([kind, name]) => group(kind, name)),
    document === null ? null : ownGroup(document, path),
  ];
  return groups.filter((one) => one !== null);
}

function ownGroup(document: HttpDocument, path: string | null): EnvironmentGroup | null {
  const variables = new Map<string, GroupVariable>();
  for (const [name, definitions] of document.definitions) {
    const definition = definitions.at(-1);
    if (!definition) continue;
    const place = path === null ? null : { path, line: positionAt(document, definition.range.start).line };
    variables.set(name, variable(name, definition.value.text, false, place));
  }
  if (variables.size === 0) return null;
  const place = path === null ? null : { path, line: 0 };
  return { kind: 'own', name: '', isActive: true, place, variables: byName(variables) };
}

function variable(name: string, value: EnvironmentValue, isSecret: boolean, place: ValuePlace | null): GroupVariable {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return { name, shown: isSecret ? maskText : oneLine(written), written, isSecret, place };
}

function oneLine(text: string): string {
  const line = text.slice(0, longest + 1).replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function byName(variables: ReadonlyMap<string, GroupVariable>): readonly GroupVariable[] {
  return [...variables.values()].sort((one, other) => one.name.localeCompare(other.name));
}
