import { describeDirective } from './directives.ts';
import type { Block, HttpDocument, Range } from './document.ts';
import { blockIndexAt } from './look-up.ts';
import { placeholdersIn } from './placeholders.ts';
import { promptsOf, secretPromptsOf, topPromptsOf } from './prompt.ts';
import type { SemanticTokenModifier, SemanticTokenType } from './semantic-token-types.ts';

export interface SemanticToken {
  /** Within one line. */
  readonly range: Range;
  readonly type: SemanticTokenType;
  readonly modifiers: readonly SemanticTokenModifier[];
}

/** What names mean that the document itself does not tell. */
export interface KnownNames {
  /** Variables of the environments. */
  readonly environment: ReadonlySet<string>;
  /** Whether there is a dynamic variable of that name, without `$`. */
  readonly isDynamic: (name: string) => boolean;
}

/** The tokens of the blocks' lines within `range`, in order. Reads no more of the text than that. */
export function semanticTokens(document: HttpDocument, range: Range, known: KnownNames): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (let index = blockIndexAt(document.blocks, range.start); index < document.blocks.length; index += 1) {
    const block = document.blocks[index];
    if (!block || block.range.start >= range.end) break;
    addDirectives(tokens, document, block, range);
    addPlaceholders(tokens, document, block, range, known);
  }
  return tokens.sort((one, other) => one.range.start - other.range.start);
}

/** Directives whose words are names of requests. */
const referring: ReadonlySet<string> = new Set(['ref', 'force-ref', 'depends-on']);

function addDirectives(tokens: SemanticToken[], document: HttpDocument, { directives }: Block, within: Range): void {
  for (const { name, value } of directives) {
    if (name.range.end <= within.start || name.range.start >= within.end) continue;
    const description = describeDirective(name.text);
    if (!description) tokens.push({ range: name.range, type: 'directive', modifiers: ['unknown'] });
    else if (description.effect === 'foreign')
      tokens.push({ range: name.range, type: 'directive', modifiers: ['deprecated'] });
    // Placeholders have colours of their own.
    if (!value || value.text.includes('{{')) continue;
    if (description?.name === 'name') tokens.push({ range: value.range, type: 'requestName', modifiers: [] });
    if (description && referring.has(description.name))
      for (const word of value.text.matchAll(/[^\s,]+/g)) {
        const start = value.range.start + word.index;
        const modifiers = isNamed(word[0], document) ? [] : (['undefined'] as const);
        tokens.push({ range: { start, end: start + word[0].length }, type: 'requestName', modifiers });
      }
  }
}

function addPlaceholders(
  tokens: SemanticToken[],
  document: HttpDocument,
  block: Block,
  within: Range,
  known: KnownNames,
): void {
  const start = Math.max(block.range.start, within.start);
  const end = Math.min(block.range.end, within.end);
  const skipped = [
    ...block.comments,
    ...[...block.scripts, ...block.handlers].map((script) => script.range),
    ...block.storedResponses.map((response) => response.range),
  ].filter((one) => one.start < end && one.end > start);
  for (const { inner } of placeholdersIn(document.text.slice(start, end), start, document.profile)) {
    if (skipped.some((one) => inner.range.start >= one.start && inner.range.start < one.end)) continue;
    const found = meaningOf(inner.text, document, block, known);
    if (!found) continue;
    const { name, ...token } = found;
    const from = inner.range.start + inner.text.indexOf(name);
    tokens.push({ range: { start: from, end: from + name.length }, ...token });
  }
}

/** UTF-16 units of what stands between braces, beyond which nobody means a name. */
const longest = 1000;

type Meaning = Omit<SemanticToken, 'range'> & { readonly name: string };

function meaningOf(inner: string, document: HttpDocument, block: Block, known: KnownNames): Meaning | null {
  const dynamic = /^\$([A-Za-z][\w.-]*)/.exec(inner);
  if (dynamic) {
    const name = dynamic[1] ?? '';
    const isDynamic = known.isDynamic(name) || known.isDynamic(name.split('.', 1)[0] ?? '');
    return { name: dynamic[0], type: 'dynamicVariable', modifiers: isDynamic ? [] : ['undefined'] };
  }
  if (inner.length > longest) return null;
  const expression = inner.startsWith('%') ? inner.slice(1) : inner;
  const request = /^(.+?)\.(?:request|response)(?:\.|$)/.exec(expression)?.[1];
  if (request !== undefined && !document.definitions.has(request))
    return { name: request, type: 'requestName', modifiers: isNamed(request, document) ? [] : ['undefined'] };
  if (!/^[\p{L}\p{N}_.[\]'"-]+$/u.test(expression)) return null;
  for (
    let name = expression;
    name !== '';
    name = name.slice(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('['), 0))
  ) {
    if (document.definitions.has(name) || isPrompted(name, document, block))
      return { name, type: 'variable', modifiers: [] };
    if (known.environment.has(name)) return { name, type: 'environmentVariable', modifiers: [] };
  }
  const referred = shortReference(expression, document);
  if (referred !== null) return { name: referred, type: 'requestName', modifiers: [] };
  // A script or another file may well define it.
  return document.programmed.length > 0 ? null : { name: expression, type: 'variable', modifiers: ['undefined'] };
}

/** httpYac's `{{login.token}}` and `{{loginResponse.body.token}}`. */
function shortReference(expression: string, { requestsByName }: HttpDocument): string | null {
  const name = expression.split(/[.[]/, 1)[0] ?? '';
  const isRequest =
    requestsByName.has(name) || (name.endsWith('Response') && requestsByName.has(name.slice(0, -'Response'.length)));
  return isRequest ? name : null;
}

function isNamed(name: string, document: HttpDocument): boolean {
  return document.requestsByName.has(name) || document.programmed.some(({ imports }) => imports.length > 0);
}

function isPrompted(name: string, document: HttpDocument, block: Block): boolean {
  return [promptsOf(block), topPromptsOf(document, block), secretPromptsOf(document, block)].some((prompts) =>
    prompts.some((prompt) => prompt.name?.text === name),
  );
}
