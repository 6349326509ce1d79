import type { DynamicVariable } from './dynamic-variable.ts';

/** `{{$processEnv NAME}}` and `{{$env.NAME}}`; `{{$processEnv %name}}` takes the NAME from the variable `name`. */
export const processEnvironment: DynamicVariable = async (words, { surroundings, variable }) => {
  const [word] = words;
  if (word === undefined || words.length !== 1) return { trouble: 'It takes one name: {{$processEnv HOME}}.' };
  let name = word;
  if (word.startsWith('%')) {
    const inner = await variable(word.slice(1));
    if (inner === null) return { trouble: `There is no variable named “${word.slice(1)}”.` };
    name = inner;
  }
  const value = surroundings.processEnvironment(name);
  return value === null ? { trouble: `The process environment has no variable named “${name}”.` } : { value };
};
