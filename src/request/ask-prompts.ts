import { promptsOf } from '../language/prompt.ts';
import { notAnswered } from './dynamic/not-answered.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * Asks for the variables that the block's `# @prompt` lines name, in order, and gives their values. `null` when one has
 * none, which is reported: the request cannot be sent. Nobody is asked for a request that cannot be sent anyway, nor for what a
 * `run` line has given already.
 */
export async function askPrompts(
  resolving: Resolving,
  given: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | null> {
  const prompts = promptsOf(resolving.block);
  if (prompts.length === 0) return {};
  if (resolving.problems.some(({ severity }) => severity === 'error')) return null;
  const answers: Record<string, string> = {};
  for (const { directive, name, text, suggestion, isSecret } of prompts) {
    if (name === null) {
      complain(
        resolving,
        'prompt-without-name',
        'error',
        directive.range,
        `@${directive.name.text} takes the name of the variable to ask for: @${directive.name.text} user Your user name?`,
      );
      return null;
    }
    if (Object.hasOwn(given, name.text) && !Object.hasOwn(resolving.overrides, name.text)) continue;
    const answer = await resolving.ask({ name: name.text, text, suggestion, choices: null, isSecret }, 'request');
    if (answer === null) {
      complain(resolving, 'not-answered', 'error', directive.range, notAnswered(text, name.text).trouble);
      return null;
    }
    if (!Object.hasOwn(resolving.overrides, name.text)) answers[name.text] = answer;
  }
  return answers;
}
