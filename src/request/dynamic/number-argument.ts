import type { Word } from './dynamic-call.ts';
import type { DynamicWorld } from './dynamic-variable.ts';

/** Numbers as written, or those in the variables that the words name; `null` when one is neither. */
export async function integerArguments(words: readonly Word[], world: DynamicWorld): Promise<readonly number[] | null> {
  return numbers(words, world, /^[+-]?\d{1,15}$/);
}

/** The same for numbers with a fraction. */
export async function numberArguments(words: readonly Word[], world: DynamicWorld): Promise<readonly number[] | null> {
  return numbers(words, world, /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/);
}

async function numbers(
  words: readonly Word[],
  world: DynamicWorld,
  pattern: RegExp,
): Promise<readonly number[] | null> {
  const found: number[] = [];
  for (const { text } of words) {
    const written = pattern.test(text) ? text : ((await world.variable(text)) ?? '').trim();
    if (!pattern.test(written)) return null;
    found.push(Number(written));
  }
  return found;
}
