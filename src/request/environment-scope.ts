import type { Range } from '../language/document.ts';
import { isCredentialName } from './environment/credential-name.ts';
import {
  defaultEnvironment,
  dotEnvEnvironment,
  type EnvironmentFile,
  type EnvironmentValue,
  sharedEnvironment,
} from './environment/environment-file.ts';
import type { Environments } from './read-environments.ts';
import { complain, type Resolving } from './resolving.ts';

/** What is needed of a resolution to know the values of environments. */
type Chosen = Pick<Resolving, 'environments' | 'chosenEnvironments'>;

/** A place that gives a name a value. */
export interface EnvironmentPlace {
  readonly environment: string;
  readonly file: EnvironmentFile;
  readonly value: EnvironmentValue;
  /** 0-based; `null` when it is not known. */
  readonly line: number | null;
}

/** Names of the environments whose values count, the strongest first. */
export function environmentLayers(chosen: readonly string[]): readonly string[] {
  return [...(chosen.length === 0 ? [defaultEnvironment] : chosen.toReversed()), sharedEnvironment, dotEnvEnvironment];
}

/** The value of a name in the chosen environments, the last one first, else in what all share; `undefined` when none has it. */
export function environmentValue(chosen: Chosen, name: string): EnvironmentValue | undefined {
  const place = environmentPlace(chosen, name);
  return place ? (place.value ?? '') : undefined;
}

/** Where the value of a name stands; `null` when the environment does not have it. */
export function environmentPlace(chosen: Chosen, name: string): EnvironmentPlace | null {
  return environmentPlaces(chosen, name)[0] ?? null;
}

/** Every place that gives the name a value, the strongest first. */
export function environmentPlaces(
  { environments, chosenEnvironments }: Chosen,
  name: string,
): readonly EnvironmentPlace[] {
  return environmentLayers(chosenEnvironments).flatMap((environment) =>
    environments.files.flatMap((file) => {
      const variables = file.environments.get(environment);
      if (!variables || !Object.hasOwn(variables, name)) return [];
      const value = variables[name] ?? null;
      return [{ environment, file, value, line: file.lines.get(environment)?.get(name) ?? null }];
    }),
  );
}

export function environmentVariableNames({ environments, chosenEnvironments }: Chosen): readonly string[] {
  const names = environmentLayers(chosenEnvironments).flatMap((environment) =>
    environments.files.flatMap((file) => Object.keys(file.environments.get(environment) ?? {})),
  );
  return [...new Set(names)];
}

/** Environments other than the chosen ones that have the name. */
export function environmentsDefining(
  { environments }: { readonly environments: Environments },
  name: string,
): readonly string[] {
  return environments.names.filter((environment) =>
    environments.files.some((file) => Object.hasOwn(file.environments.get(environment) ?? {}, name)),
  );
}

/**
 * Whether the value of a variable in this file is not to be shown: it is named like a credential, or holds one, in a file
 * that is not meant to be shared; or a provider of secrets has it.
 */
export function isSecretVariable(name: string, file: EnvironmentFile, value: EnvironmentValue): boolean {
  if (isProvided(value)) return true;
  return (file.isPrivate || file.kind === 'dot-env') && !credentialsIn(name, value, false).next().done;
}

/** Visual Studio's `{ "provider": "AzureKeyVault", "secretName": … }`. */
export function isProvided(value: EnvironmentValue): value is Readonly<Record<string, EnvironmentValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'provider');
}

/** Keeps what an environment gives from being shown, where its name or its file say so. */
export function keepSecret(resolving: Resolving, name: string, value: EnvironmentValue): void {
  const place = environmentPlace(resolving, name);
  if (!place || !(place.file.isPrivate || place.file.kind === 'dot-env')) return;
  for (const text of credentialsIn(name, value, false)) if (text !== '') resolving.secrets.add(text);
}

/** Says where a private file and a public one disagree: JetBrains’ documentation lets the public one win. */
export function tellPrivateWins(resolving: Resolving, name: string, range: Range): void {
  const [winner, ...others] = environmentPlaces(resolving, name);
  const loser = winner?.file.isPrivate
    ? others.find(
        ({ file, environment, value }) =>
          !file.isPrivate &&
          environment === winner.environment &&
          JSON.stringify(value) !== JSON.stringify(winner.value),
      )
    : undefined;
  if (!winner || !loser) return;
  const message = `“${name}” stands in ${winner.file.path} and, with another value, in ${loser.file.path}. The private value is used; JetBrains’ documentation says that the public one is.`;
  if (resolving.problems.some((one) => one.message === message)) return;
  complain(resolving, 'private-value-wins', 'hint', range, message);
}

/** The texts of a value whose names, or that of one around them, are credentials'. */
function* credentialsIn(name: string, value: EnvironmentValue, isWithin: boolean): Generator<string> {
  const isCredential = isWithin || isCredentialName(name);
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* credentialsIn(key, inner, isCredential);
  } else if (isCredential && (typeof value === 'string' || typeof value === 'number')) yield String(value);
}
