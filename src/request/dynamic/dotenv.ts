import { readDotEnv } from '../dot-env.ts';
import { isCredentialName } from '../environment/credential-name.ts';
import type { Resolving } from '../resolving.ts';
import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { nameArgument } from './name-argument.ts';

/**
 * `{{$dotenv NAME}}`: a value of the nearest folder with a `.env` file, beside the request file or above it. The file of
 * the chosen environment, `.env.dev`, is stronger than `.env`. `{{$dotenv %name}}` takes the NAME from a variable.
 */
export const dotenv: DynamicVariable = async ({ words }, world) => {
  const name = await nameArgument(words, world);
  if (name === null) return wrongArguments('It takes one name: {{$dotenv API_KEY}}.');
  if ('trouble' in name) return name;
  const { folder, secrets } = world.resolving;
  if (folder === null)
    return { code: 'dotenv-variable-unset', trouble: 'Text that is in no file has no .env beside it. Save it.' };
  const files = await nearestFiles(world.resolving, folder);
  if (files.length === 0)
    return { code: 'dotenv-variable-unset', trouble: `No .env stands in ${folder} or in a folder above it.` };
  for (const { bytes } of files) {
    const found = readDotEnv(new TextDecoder().decode(bytes)).get(name.value);
    if (!found) continue;
    if (found.value !== '' && isCredentialName(name.value)) secrets.add(found.value);
    return { value: found.value };
  }
  const paths = files.map(({ path }) => path).join(' and ');
  return { code: 'dotenv-variable-unset', trouble: `There is no “${name.value}” in ${paths}.` };
};

interface DotEnvFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Those of the nearest folder that has any, the strongest first. */
async function nearestFiles(
  { surroundings, chosenEnvironments }: Resolving,
  folder: string,
): Promise<readonly DotEnvFile[]> {
  // A name of an environment is part of a path here, and must not lead out of the folder.
  const chosen = chosenEnvironments.toReversed().filter((name) => !/[/\\]/.test(name));
  const names = [...chosen.map((name) => `.env.${name}`), '.env'];
  for (let at: string | null = folder; at !== null; at = surroundings.parentFolder(at)) {
    const found: DotEnvFile[] = [];
    for (const name of names) {
      const path = surroundings.resolvePath(at, name);
      const bytes = await surroundings.readFile(path);
      if (bytes) found.push({ path, bytes });
    }
    if (found.length > 0) return found;
  }
  return [];
}
