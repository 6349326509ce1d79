import type { Word } from './dynamic-call.ts';
import type { DynamicValue, DynamicWorld } from './dynamic-variable.ts';

/** The only argument, a name; `%name` takes it from the variable `name`. `null` when there is not exactly one. */
export async function nameArgument(words: readonly Word[], world: DynamicWorld): Promise<DynamicValue | null> {
  const [word] = words;
  if (word === undefined || words.length !== 1) return null;
  if (!word.text.startsWith('%')) return { value: word.text };
  const variable = word.text.slice(1);
  const value = await world.variable(variable);
  return value === null
    ? { code: 'dynamic-variable-arguments', trouble: `There is no variable named “${variable}”.` }
    : { value };
}
