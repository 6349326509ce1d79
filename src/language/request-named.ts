import type { HttpDocument, RequestBlock } from './document.ts';
import { blockWithIndex } from './look-up.ts';

/** The request that a name means; `null` when there is none. */
export function requestNamed(document: HttpDocument, name: string): RequestBlock | null {
  const index = document.requestsByName.get(name);
  return index === undefined ? null : blockWithIndex(document, index);
}

/** The names of the document's requests, each once. */
export function requestNames(document: HttpDocument): readonly string[] {
  const indices = new Set(document.requestsByName.values());
  return [...new Set([...indices].flatMap((index) => document.blocks[index]?.name?.text ?? []))];
}
