import { describeDirective } from './directives.ts';
import type { Block, HttpDocument, Problem, VariableDefinition } from './document.ts';
import { duplicateNames } from './duplicate-names.ts';
import { movedBy, movedProblem, originOf } from './moved-block.ts';
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

/** A document that remembers what the one that follows it needs. */
export interface ReadDocument extends Omit<HttpDocument, 'lineStarts'>, ReadText {
  /** Of this document or, where nobody has asked for them yet, of one before it. */
  readonly knownNames: RequestNames | null;
}

/**
 * The document of a text that was read. The lists over all blocks are put together when they are first asked for, from
 * those of the document before it where it has blocks of that one.
 */
export function readDocument(read: ReadText, before: ReadDocument | null = null): ReadDocument {
  const { blocks, problemsOfBlocks } = read;
  const definitions = once(() => definitionsByName(blocks));
  const programmed = once(() => blocks.filter(isProgrammed));
  let names = before?.knownNames ?? null;
  const ownNames = once(() => {
    names = requestNamesOf(read, names);
    return names;
  });
  const problems = once(() => withDuplicateNames(joined(blocks, problemsOfBlocks), blocks));
  return {
    ...read,
    get definitions() {
      return definitions();
    },
    get requestsByName() {
      return ownNames().indices;
    },
    get programmed() {
      return programmed();
    },
    get problems() {
      return problems();
    },
    get knownNames() {
      return names;
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

function definitionsByName(blocks: readonly Block[]): HttpDocument['definitions'] {
  const byName = new Map<string, VariableDefinition[]>();
  for (const block of blocks) {
    if (originOf(block).variables.length === 0) continue;
    for (const definition of block.variables) {
      const name = definition.name.text;
      const same = byName.get(name);
      if (same) same.push(definition);
      else byName.set(name, [definition]);
    }
  }
  return byName;
}

/** Directives that make a part of a response known as a variable. */
const keeping: ReadonlySet<string | undefined> = new Set(['env-json-key', 'env-header-key']);

function isProgrammed(block: Block): boolean {
  const { imports, scripts, handlers, directives } = originOf(block);
  if (imports.length > 0 || scripts.length > 0 || handlers.length > 0) return true;
  return directives.some(({ name }) => name.text.startsWith('env') && keeping.has(describeDirective(name.text)?.name));
}

function joined(blocks: readonly Block[], lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const problems: Problem[] = [];
  lists.forEach((list, index) => {
    const block = blocks[index];
    if (list.length === 0 || !block) return;
    const by = movedBy(block);
    for (const problem of list) problems.push(movedProblem(problem, by));
  });
  return problems;
}

/** What no block shows alone: read anew for each document. */
function withDuplicateNames(problems: readonly Problem[], blocks: readonly Block[]): readonly Problem[] {
  const duplicates = duplicateNames(blocks);
  if (duplicates.length === 0) return problems;
  if (problems.length === 0) return duplicates;
  return [...problems, ...duplicates].sort((one, other) => one.range.start - other.range.start);
}
