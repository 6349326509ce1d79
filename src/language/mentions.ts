import { describeDirective } from './directives.ts';
import type { Block, HttpDocument, Located, Range } from './document.ts';
import { placeholdersIn } from './placeholders.ts';

/** A place where the text names a variable or a request. */
export interface Mention {
  /**
   * `placeholder`: an expression such as `user.name`, `login.response.body.id` or `$uuid`, without braces and `%`; which
   * part of it is a name depends on what there is.
   */
  readonly kind: 'variable-definition' | 'request-definition' | 'request-use' | 'placeholder';
  readonly written: Located;
  readonly block: Block;
}

/** Directives whose first word is the name of a variable. */
const defining: ReadonlySet<string> = new Set(['prompt', 'env-json-key', 'env-header-key']);

/** Directives whose words are names of requests. */
const referring: ReadonlySet<string> = new Set(['ref', 'force-ref', 'depends-on']);

/** Every mention, block by block. Comments, scripts and stored responses mention nothing. */
export function mentions(document: HttpDocument): readonly Mention[] {
  return document.blocks.flatMap((block) => mentionsOf(document, block));
}

/** The mention at `offset`, its end included, as a cursor behind a word is at that word. */
export function mentionAt(document: HttpDocument, offset: number): Mention | null {
  for (const block of document.blocks) {
    if (offset < block.range.start || offset > block.range.end) continue;
    const found = mentionsOf(document, block).find(
      ({ written }) => offset >= written.range.start && offset <= written.range.end,
    );
    if (found) return found;
  }
  return null;
}

function mentionsOf(document: HttpDocument, block: Block): readonly Mention[] {
  const found: Mention[] = [];
  const add = (kind: Mention['kind'], written: Located): void => void found.push({ kind, written, block });
  for (const { name } of block.variables) add('variable-definition', name);
  for (const { name, value } of block.directives) {
    if (value === null) continue;
    const called = describeDirective(name.text)?.name;
    if (called !== undefined && defining.has(called)) add('variable-definition', firstWord(value));
    if (called !== undefined && referring.has(called)) for (const word of words(value)) add('request-use', word);
  }
  for (const { kind, what } of block.imports) {
    const named = kind === 'run' ? /^#(.*?)(?=\s+\(|\s*$)/.exec(what.text)?.[1] : undefined;
    if (named) add('request-use', part(what, 1, named.length));
  }
  if (block.request && block.name) {
    add('request-definition', block.name);
    if (block.title && block.title.range.start !== block.name.range.start) add('request-definition', block.title);
  }
  for (const written of placeholdersOf(document, block)) add('placeholder', written);
  return found;
}

/** What stands between the braces of a block's placeholders, without `%`. */
export function placeholdersOf({ text, profile }: HttpDocument, block: Block): readonly Located[] {
  const { start, end } = block.range;
  const silent: readonly Range[] = [
    ...block.comments,
    ...[...block.scripts, ...block.handlers].map(({ range }) => range),
    ...block.storedResponses.map(({ range }) => range),
  ].sort((one, other) => one.start - other.start);
  let next = 0;
  return placeholdersIn(text.slice(start, end), start, profile).flatMap(({ inner }) => {
    while ((silent[next]?.end ?? Number.POSITIVE_INFINITY) <= inner.range.start) next += 1;
    if ((silent[next]?.start ?? Number.POSITIVE_INFINITY) <= inner.range.start) return [];
    return [inner.text.startsWith('%') ? part(inner, 1, inner.text.length - 1) : inner];
  });
}

function firstWord(located: Located): Located {
  return words(located)[0] ?? located;
}

function words(located: Located): readonly Located[] {
  return [...located.text.matchAll(/[^\s,]+/g)].map((word) => part(located, word.index, word[0].length));
}

/** `length` characters of a piece from its `offset`. */
function part({ text, range }: Located, offset: number, length: number): Located {
  const start = range.start + offset;
  return { text: text.slice(offset, offset + length), range: { start, end: start + length } };
}
