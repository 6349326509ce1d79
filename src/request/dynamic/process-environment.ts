import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { nameArgument } from './name-argument.ts';

/** `{{$processEnv NAME}}` and `{{$env.NAME}}`; `{{$processEnv %name}}` takes the NAME from the variable `name`. */
export const processEnvironment: DynamicVariable = async ({ words }, world) => {
  const name = await nameArgument(words, world);
  if (name === null) return wrongArguments('It takes one name: {{$processEnv HOME}}.');
  if ('trouble' in name) return name;
  const value = world.resolving.surroundings.processEnvironment(name.value);
  return value === null
    ? { code: 'process-variable-unset', trouble: `The process environment has no variable named “${name.value}”.` }
    : { value };
};
