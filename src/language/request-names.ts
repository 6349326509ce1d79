import type { Block, Located } from './document.ts';
import { type BlockSearch, type FoundInBlocks, findInBlocks, type SearchedText } from './found-in-blocks.ts';
import { holdsRequest } from './look-up.ts';
import { originOf } from './moved-block.ts';

/** How a request is called. */
export interface RequestName {
  /** From `@name`, else the title; `null` without either. */
  readonly name: string | null;
  /** Whether `name` is from `@name`. */
  readonly isGiven: boolean;
  readonly title: string | null;
}

/** The names of a document's requests, and which request each of them means. */
export interface RequestNames {
  readonly found: FoundInBlocks<RequestName>;
  /** The index of the block that a name means; see `HttpDocument.requestsByName`. */
  readonly indices: ReadonlyMap<string, number>;
}

/** One for a block with a request, none for any other. */
const nameSearch: BlockSearch<RequestName, SearchedText> = { find: nameOf, move: (name) => name };

function nameOf(_read: SearchedText, block: Block): readonly RequestName[] {
  if (!holdsRequest(block)) return [];
  const { name, title } = originOf(block);
  return [{ name: name?.text ?? null, isGiven: isGiven(name, title), title: title?.text ?? null }];
}

function isGiven(name: Located | null, title: Located | null): boolean {
  return name !== null && name.range.start !== title?.range.start;
}

/** `before`: those of an earlier document. Where all names are what they were, which request they mean is not worked out anew. */
export function requestNamesOf(read: SearchedText, before: RequestNames | null): RequestNames {
  const found = findInBlocks(read, before?.found ?? null, nameSearch);
  const isAsBefore = before !== null && areSame(before.found.byBlock, found.byBlock);
  return { found, indices: isAsBefore ? before.indices : indicesByName(found.byBlock) };
}

type NamesByBlock = readonly (readonly RequestName[])[];

function areSame(some: NamesByBlock, others: NamesByBlock): boolean {
  return (
    some.length === others.length &&
    some.every((names, index) => {
      const same = others[index];
      if (names === same) return true;
      const [one, other] = [names[0], same?.[0]];
      return one?.name === other?.name && one?.title === other?.title && one?.isGiven === other?.isGiven;
    })
  );
}

function indicesByName(byBlock: NamesByBlock): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  const titled = new Map<string, number>();
  /** `null`: several names or titles begin with the word. */
  const byWord = new Map<string, number | null>();
  byBlock.forEach(([called], index) => {
    if (!called) return;
    const { name, title } = called;
    if (name !== null && !named.has(name)) named.set(name, index);
    if (title !== null && !titled.has(title)) titled.set(title, index);
    const words = new Set([name, title].flatMap((one) => (one === null ? [] : firstWord(one))));
    for (const word of words) byWord.set(word, byWord.has(word) ? null : index);
  });
  const found = new Map<string, number>();
  for (const [word, index] of byWord) if (index !== null) found.set(word, index);
  for (const [title, index] of titled) found.set(title, index);
  for (const [name, index] of named) found.set(name, index);
  return found;
}

function firstWord(title: string): string {
  const length = title.search(/\s/);
  return length === -1 ? title : title.slice(0, length);
}
