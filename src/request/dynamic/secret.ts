import { type DynamicVariable, wrongArguments } from './dynamic-variable.ts';
import { nameArgument } from './name-argument.ts';

/** `{{$secret name}}`: what the editor's secret storage or the process environment keeps; never shown. */
export const secret: DynamicVariable = async ({ words }, world) => {
  const name = await nameArgument(words, world);
  if (name === null) return wrongArguments('It takes one name: {{$secret apiKey}}.');
  if ('trouble' in name) return name;
  const { secrets, surroundings } = world.resolving;
  const value = await surroundings.secret(name.value);
  if (value === null)
    return {
      code: 'secret-missing',
      trouble: `There is no secret named “${name.value}”. In VS Code, set it with Portside: Set secret…; for the command, set the process variable ${secretVariable(name.value)}.`,
    };
  if (value !== '') secrets.add(value);
  return { value };
};

/** The variable of the process environment that holds a secret, before the one of its very name: `PORTSIDE_SECRET_API_KEY`. */
export function secretVariable(name: string): string {
  return `PORTSIDE_SECRET_${name.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()}`;
}
