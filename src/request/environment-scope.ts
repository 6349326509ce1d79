import {
  type EnvironmentFile,
  type EnvironmentValue,
  type EnvironmentVariables,
  sharedEnvironment,
} from './read-environments.ts';
import type { Resolving } from './resolving.ts';

/** Keys of an environment that are settings of other tools and no variables. */
const settings: readonly string[] = ['Security', 'SSLConfiguration'];

/** The value of a name in the chosen environments, the last one first, else in what all share; `undefined` when neither has it. */
export function environmentValue(resolving: Resolving, name: string): EnvironmentValue | undefined {
  if (settings.includes(name)) return undefined;
  for (const variables of layers(resolving)) if (Object.hasOwn(variables, name)) return variables[name] ?? '';
  return undefined;
}

/** Where the value of a name stands; `null` when the environment does not have it. */
export function environmentPlace(
  { environments, chosenEnvironments }: Resolving,
  name: string,
): { readonly environment: string; readonly file: EnvironmentFile } | null {
  if (settings.includes(name)) return null;
  for (const one of [...chosenEnvironments.toReversed(), sharedEnvironment])
    for (const file of environments.files)
      if (Object.hasOwn(file.environments.get(one) ?? {}, name)) return { environment: one, file };
  return null;
}

export function environmentVariableNames(resolving: Resolving): readonly string[] {
  const names = new Set([...layers(resolving)].flatMap((variables) => Object.keys(variables)));
  return [...names].filter((name) => !settings.includes(name));
}

/** Environments other than the chosen ones that have the name. */
export function environmentsDefining({ environments }: Resolving, name: string): readonly string[] {
  return environments.names.filter((environment) =>
    environments.files.some((file) => Object.hasOwn(file.environments.get(environment) ?? {}, name)),
  );
}

/** The strongest first. */
function* layers({ environments, chosenEnvironments }: Resolving): Generator<EnvironmentVariables> {
  for (const name of [...chosenEnvironments.toReversed(), sharedEnvironment]) {
    for (const file of environments.files) {
      const variables = file.environments.get(name);
      if (variables) yield variables;
    }
  }
}
