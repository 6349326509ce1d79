import type { HttpDocument, RequestBlock } from './document.ts';
import { requestBlocks } from './look-up.ts';

/**
 * The request that a name means: the one with this name or whole title, else the only one whose title begins with this
 * word. The first of several. `null` when there is none.
 */
export function requestNamed(document: HttpDocument, name: string): RequestBlock | null {
  const blocks = requestBlocks(document);
  const exact = blocks.find((block) => block.name?.text === name) ?? blocks.find((block) => block.title?.text === name);
  if (exact) return exact;
  const [only, ...others] = blocks.filter((block) => block.title?.text.split(/\s/, 1)[0] === name);
  return only && others.length === 0 ? only : null;
}

/** Every name by which `requestNamed` finds a request of the document. */
export function requestNames(document: HttpDocument): readonly string[] {
  return [...new Set(requestBlocks(document).flatMap(({ name }) => (name ? [name.text] : [])))];
}
