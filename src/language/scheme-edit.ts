import type { HttpDocument, RequestBlock, TextEdit } from './document.ts';
import { insertion, replacement } from './problem.ts';

type Scheme = 'http' | 'https';

/** How the scheme of a request is changed; `variable`: it stands in the value of one that this document does not define. */
export type SchemeChange =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  | { readonly kind: 'variable'; readonly name: string }
  /** The target has no scheme and can have none: `/path`. */
  | { readonly kind: 'none' };

/** Definitions may lead to others, and in circles. */
const mostHops = 20;

/** The one edit after which the request goes out by this scheme: where the scheme stands, be it in a definition. */
export function schemeEdit(document: HttpDocument, block: RequestBlock, scheme: Scheme): SchemeChange {
  let { start } = block.request.target.range;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const rest = document.text.slice(start, start + 500);
    const written = /^https?(?=:\/\/)/i.exec(rest);
    if (written) return { kind: 'edit', edit: replacement({ start, end: start + written[0].length }, scheme) };
    const name = /^\{\{\s*([^{}\s$]+)\s*\}\}/.exec(rest)?.[1];
    if (name === undefined)
      return /^[^/?#\s{]/.test(rest) ? { kind: 'edit', edit: insertion(start, `${scheme}://`) } : { kind: 'none' };
    const definitions = document.definitions.get(name) ?? [];
    const definition =
      definitions.findLast(({ range }) => range.start < block.request.range.start) ?? definitions.at(-1);
    if (definition === undefined) return { kind: 'variable', name };
    // A variable that holds a host only is written behind a scheme, or the target has none.
    if (hop === 0 && !/^(?:https?:\/\/|\{\{)/i.test(definition.value.text))
      return { kind: 'edit', edit: insertion(start, `${scheme}://`) };
    start = definition.value.range.start;
  }
  return { kind: 'none' };
}
