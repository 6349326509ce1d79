import type { HttpDocument, RequestBlock } from './document.ts';

/** The request that a name means; `null` when there is none. */
export function requestNamed(document: HttpDocument, name: string): RequestBlock | null {
  return document.requestsByName.get(name) ?? null;
}

/** The names of the document's requests, each once. */
export function requestNames(document: HttpDocument): readonly string[] {
  return [...new Set([...document.requestsByName.values()].flatMap(({ name }) => (name ? [name.text] : [])))];
}
