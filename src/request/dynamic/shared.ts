import { sharedEnvironment } from '../environment/environment-file.ts';
import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { nameArgument } from './name-argument.ts';

/** `{{$shared NAME}}`: what all environments share, even where the chosen one has a value of its own. */
export const shared: DynamicVariable = async ({ words }, world) => {
  const name = await nameArgument(words, world);
  if (name === null) return wrongArguments('It takes one name: {{$shared version}}.');
  if ('trouble' in name) return name;
  for (const { environments } of world.resolving.environments.files) {
    const value = environments.get(sharedEnvironment);
    if (!value || !Object.hasOwn(value, name.value)) continue;
    const found = value[name.value] ?? '';
    return { value: typeof found === 'string' ? found : JSON.stringify(found) };
  }
  return {
    code: 'undefined-variable',
    trouble: `No environment file has “${name.value}” in its "${sharedEnvironment}".`,
  };
};
