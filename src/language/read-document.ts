import { DefinitionsByName, definitionsIn, type KnownDefinitions } from './definitions-by-name.ts';
import { describeDirective } from './directives.ts';
import type { Block, HttpDocument, Predecessor, Problem } from './document.ts';
import { duplicateNames } from './duplicate-names.ts';
import { type BlockSearch, type FoundInBlocks, findInBlocks, type SearchedText } from './found-in-blocks.ts';
import { originOf } from './moved-block.ts';
import { type PlacedProblems, placedProblems } from './placed-problems.ts';
import type { Profile } from './profile.ts';
import { type RequestNames, requestNamesOf } from './request-names.ts';

/** What reading a text comes to, block by block. */
export interface ReadText {
  readonly text: string;
  readonly profile: Profile;
  readonly isMarkdown: boolean;
  /** In four bytes each, so that a keystroke copies those of a million characters in no time. */
  readonly lineStarts: Uint32Array;
  readonly blocks: readonly Block[];
  /** By the blocks' index; where a block has moved, they are as they were where it was read. In order of their place. */
  readonly problemsOfBlocks: readonly (readonly Problem[])[];
  /** Unknown directives and options of curl: names are suggested for so many of a text only. */
  readonly unknownNames: number;
  /** The text holds control characters: whether it is text at all depends on how many there are in all of it. */
  readonly hasControls: boolean;
}

/** What was worked out over all blocks of a document or, where nobody has asked for it yet, of one before it. */
interface Known {
  names: RequestNames | null;
  definitions: KnownDefinitions | null;
  programmed: FoundInBlocks<number> | null;
  problems: PlacedProblems | null;
}

/** A document that remembers what the one that follows it needs. */
export interface ReadDocument extends Omit<HttpDocument, 'lineStarts'>, ReadText {
  readonly known: Readonly<Known>;
}

/**
 * The document of a text that was read. The lists over all blocks are put together when they are first asked for, from
 * those of the document before it where it has blocks of that one.
 */
export function readDocument(
  read: ReadText,
  predecessor: Predecessor | null = null,
  knownBefore: Readonly<Known> | null = null,
): ReadDocument {
  const { blocks, problemsOfBlocks } = read;
  const known: Known = { names: null, definitions: null, programmed: null, problems: null, ...knownBefore };
  const searched = { ...read, predecessor };
  const names = once(() => {
    known.names = requestNamesOf(searched, known.names);
    return known.names;
  });
  const definitions = once(() => {
    known.definitions = definitionsIn(searched, known.definitions);
    return new DefinitionsByName(blocks, known.definitions);
  });
  const programmed = once(() => {
    known.programmed = findInBlocks(searched, known.programmed, programmedSearch);
    return known.programmed.all.flatMap((index) => blocks[index] ?? []);
  });
  const problems = once(() => {
    known.problems = placedProblems(blocks, problemsOfBlocks, known.problems);
    return inOrder(known.problems.problems, duplicateNames(blocks, names().repeated));
  });
  return {
    ...searched,
    known,
    get definitions() {
      return definitions();
    },
    get requestsByName() {
      return names().indices;
    },
    get programmed() {
      return programmed();
    },
    get problems() {
      return problems();
    },
  };
}

export function isReadDocument(document: HttpDocument): document is ReadDocument {
  return 'problemsOfBlocks' in document;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The index of each block with imports, scripts, handlers or directives that keep something of a response. */
const programmedSearch: BlockSearch<number, SearchedText> = {
  find: (_read, block) => (isProgrammed(block) ? [block.index] : []),
  move: (index, { blocks }) => index + blocks,
};

/** Directives that make a part of a response known as a variable. */
const keeping: ReadonlySet<string | undefined> = new Set(['env-json-key', 'env-header-key']);

function isProgrammed(block: Block): boolean {
  const { imports, scripts, handlers, directives } = originOf(block);
  if (imports.length > 0 || scripts.length > 0 || handlers.length > 0) return true;
  return directives.some(({ name }) => name.text.startsWith('env') && keeping.has(describeDirective(name.text)?.name));
}

/** What blocks show alone, and what they show together. */
function inOrder(problems: readonly Problem[], duplicates: readonly Problem[]): readonly Problem[] {
  if (duplicates.length === 0) return problems;
  return [...problems, ...duplicates].sort((one, other) => one.range.start - other.range.start);
}
