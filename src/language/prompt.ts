import { describeDirective } from './directives.ts';
import type { Block, Directive, HttpDocument, Located } from './document.ts';

/** `# @prompt name [description]`: a variable that is asked for before its request is sent. */
export interface Prompt {
  readonly directive: Directive;
  /** `null` when the directive names none. */
  readonly name: Located | null;
  /** What is asked; the name when there is no description. */
  readonly text: string;
  /** The answer that is offered, behind `$value:`; `null` without one. */
  readonly suggestion: string | null;
  /** Not shown while it is typed, nor later. */
  readonly isSecret: boolean;
}

/** What `# @secret` says of a block. */
interface SecretNames {
  /** A bare `# @secret`: what the block asks for is secret. */
  readonly areAllPrompts: boolean;
  /** Variables whose values are secret. */
  readonly names: ReadonlySet<string>;
}

/** Names that are never shown while they are typed, as in REST Client. */
const secretName = /^(?:password|passwd|pass)$/i;

/** The prompts of a block, in order. */
export function promptsOf(block: Block): readonly Prompt[] {
  const directives = block.directives.filter(({ name }) => describeDirective(name.text)?.name === 'prompt');
  if (directives.length === 0) return [];
  const secrets = secretNamesOf(block);
  return directives.map((directive) => {
    const { name, text, suggestion, isPassword } = partsOf(directive);
    const isSecret =
      isPassword ||
      secrets.areAllPrompts ||
      (name !== null && (secrets.names.has(name.text) || secretName.test(name.text)));
    return { directive, name, text, suggestion, isSecret };
  });
}

/** The prompts above all requests of the document, which hold for the ones below unless these ask for the same name. */
export function topPromptsOf({ blocks: [top] }: HttpDocument, block: Block): readonly Prompt[] {
  if (!top || top.request || top.index === block.index) return [];
  const prompts = promptsOf(top);
  if (prompts.length === 0) return [];
  const own = new Set(promptsOf(block).map(({ name }) => name?.text));
  return prompts.filter(({ name }) => !own.has(name?.text));
}

/**
 * The variables that `# @secret` names in the block or above all requests and no `# @prompt` asks for. As in Kulala a
 * person is asked for one where nothing gives it a value. Other tools do not know the word.
 */
export function secretPromptsOf(document: HttpDocument, block: Block): readonly Prompt[] {
  if (document.profile !== 'auto') return [];
  const [top] = document.blocks;
  const lines = [...block.directives, ...(top && !top.request && top.index !== block.index ? top.directives : [])];
  const secrets = lines.filter(({ name }) => describeDirective(name.text)?.name === 'secret');
  if (secrets.length === 0) return [];
  const asked = new Set([...promptsOf(block), ...topPromptsOf(document, block)].map(({ name }) => name?.text));
  return secrets.flatMap((directive) =>
    wordsOf(directive.value)
      .filter(({ text }) => !asked.has(text))
      .map((name) => ({ directive, name, text: name.text, suggestion: null, isSecret: true })),
  );
}

/** What `# @secret` names in the block, and above all requests of the document. */
export function secretNamesFor({ blocks: [top] }: HttpDocument, block: Block): ReadonlySet<string> {
  const { names } = secretNamesOf(block);
  return top && !top.request ? new Set([...names, ...secretNamesOf(top).names]) : names;
}

function secretNamesOf(block: Block): SecretNames {
  const names = new Set<string>();
  let areAllPrompts = false;
  for (const { name, value } of block.directives) {
    if (describeDirective(name.text)?.name !== 'secret') continue;
    if (value === null) areAllPrompts = true;
    for (const { text } of wordsOf(value)) names.add(text);
  }
  return { areAllPrompts, names };
}

/** Names with white space or commas between them. */
function wordsOf(value: Located | null): readonly Located[] {
  if (value === null) return [];
  const { start } = value.range;
  return Array.from(value.text.matchAll(/[^\s,]+/g), ({ index, 0: text }) => ({
    text,
    range: { start: start + index, end: start + index + text.length },
  }));
}

/** `name description` or, when it begins with a quote, Kulala's `"description" name { type: "password" }`. */
function partsOf({
  value,
}: Directive): Pick<Prompt, 'name' | 'text' | 'suggestion'> & { readonly isPassword: boolean } {
  const none = { name: null, text: '', suggestion: null, isPassword: false };
  if (value === null) return none;
  const quoted = /^((?:"([^"]*)"|'([^']*)')\s+([^\s{}]+))(?:\s+\{(.*)\})?$/.exec(value.text);
  if (quoted) {
    const [, words = '', double, single, name = '', options = ''] = quoted;
    const end = value.range.start + words.length;
    return {
      name: { text: name, range: { start: end - name.length, end } },
      text: (double ?? single ?? '') || name,
      suggestion: null,
      isPassword: /\btype["']?\s*:\s*["']password["']/.test(options),
    };
  }
  const name = /^\S+/.exec(value.text)?.[0] ?? '';
  if (/^["'$]/.test(name)) return none;
  const [description = '', suggestion = null] = value.text.slice(name.length).split('$value:', 2);
  return {
    name: { text: name, range: { start: value.range.start, end: value.range.start + name.length } },
    text: description.trim() || name,
    suggestion: suggestion?.trim() ?? null,
    isPassword: false,
  };
}
