import { type Prompt, secretPromptsOf, topPromptsOf } from '../language/prompt.ts';
import { notAnswered } from './dynamic/not-answered.ts';
import { complain, type Resolving } from './resolving.ts';

/** What is asked for where its value is used, as this request sees it: `# @prompt` above all requests, and `# @secret`. */
export interface TopPrompts {
  readonly names: readonly string[];
  /** Asked for whatever else gives the name a value. */
  readonly has: (name: string) => boolean;
  /** Asked for where nothing else gives the name a value. */
  readonly hasElse: (name: string) => boolean;
  /** Asks, once for all requests that are sent together; `null` when nobody answered, which is reported once. */
  readonly answer: (name: string) => Promise<string | null>;
}

/**
 * Unlike a request's own prompts these are asked for where a value is used, and not at all by a request that uses none:
 * each of them holds for a whole file.
 */
export function topPrompts(resolving: Resolving): TopPrompts {
  const prompts = new Map<string, Prompt>();
  for (const prompt of topPromptsOf(resolving.document, resolving.block))
    if (prompt.name && !Object.hasOwn(resolving.overrides, prompt.name.text)) prompts.set(prompt.name.text, prompt);
  const secrets = new Map<string, Prompt>();
  for (const prompt of secretPromptsOf(resolving.document, resolving.block))
    if (prompt.name) secrets.set(prompt.name.text, prompt);
  const reported = new Set<string>();
  return {
    names: [...prompts.keys(), ...secrets.keys()],
    has: (name) => prompts.has(name),
    hasElse: (name) => secrets.has(name),
    async answer(name) {
      const prompt = prompts.get(name) ?? secrets.get(name);
      if (!prompt) return null;
      const { text, suggestion, isSecret, directive } = prompt;
      const answer = await resolving.ask({ name, text, suggestion, choices: null, isSecret }, 'sending');
      if (answer === null && !reported.has(name)) {
        reported.add(name);
        complain(resolving, 'not-answered', 'error', directive.range, notAnswered(text, name).trouble);
      }
      return answer;
    },
  };
}
