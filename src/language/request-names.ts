import type { Block, Located } from './document.ts';
import {
  type BlockSearch,
  type FoundInBlocks,
  findInBlocks,
  isAsBefore,
  type SearchedText,
} from './found-in-blocks.ts';
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
  /** The blocks whose given name one above has too, by index, in order. */
  readonly repeated: readonly number[];
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
  const known = before !== null && isAsBefore(found, before.found, areSame) ? before : null;
  return {
    found,
    indices: known?.indices ?? indicesByName(found.byBlock),
    repeated: known?.repeated ?? repeatedIn(found.byBlock),
  };
}

type NamesByBlock = readonly (readonly RequestName[])[];

function areSame(one: RequestName, other: RequestName): boolean {
  return one.name === other.name && one.title === other.title && one.isGiven === other.isGiven;
}

function repeatedIn(byBlock: NamesByBlock): readonly number[] {
  const known = new Set<string>();
  return byBlock.flatMap(([called], index) => {
    if (!called?.isGiven || called.name === null) return [];
    if (known.has(called.name)) return index;
    known.add(called.name);
    return [];
  });
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
