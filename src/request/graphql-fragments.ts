import { findBodyFile } from './body-path.ts';
import type { Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { pieceOf, textOf } from './substitute.ts';

/**
 * What is to stand behind a query: the fragments of the file that it names, and those that they name, in their order; httpYac's. Empty
 * without any, `null` when one has no text, which is reported.
 */
export async function fragmentsFor(resolving: Resolving, scope: Scope, query: string): Promise<string | null> {
  const fragments = fragmentsOf(resolving, scope);
  if (fragments.size === 0) return '';
  const texts = new Map<string, string>();
  const unread = [query];
  for (let text = unread.pop(); text !== undefined; text = unread.pop())
    for (const [, name = ''] of text.matchAll(/\.\.\.[ \t]*([_A-Za-z]\w*)/g)) {
      const fragment = texts.has(name) ? undefined : fragments.get(name);
      if (!fragment) continue;
      const found = await fragment();
      if (found === null) return null;
      texts.set(name, found);
      unread.push(found);
    }
  return [...fragments.keys()].map((name) => (texts.has(name) ? `\n${texts.get(name)}` : '')).join('');
}

/** By name, what gives the text. */
function fragmentsOf(resolving: Resolving, scope: Scope): ReadonlyMap<string, () => Promise<string | null>> {
  const { document, block } = resolving;
  const before = block.request.range.start;
  const found = new Map<string, () => Promise<string | null>>();
  for (const { imports } of document.programmed)
    for (const { kind, what } of imports) {
      if (kind !== 'fragment') continue;
      const [, name = '', file] = /^(?:fragment|gql)[ \t]+([^\s(<]+)(?:[ \t]+<[ \t]+(.*))?/.exec(what.text) ?? [];
      found.set(name, async () => {
        if (file === undefined) return scope.substitute(pieceOf(document, what), before);
        const path = { text: file, range: { start: what.range.end - file.length, end: what.range.end } };
        const written = await scope.substitute(pieceOf(document, path), before);
        const bytes = written === null ? null : await findBodyFile(resolving, written, path);
        return bytes && textOf(bytes.bytes);
      });
    }
  return found;
}
