import type { Block, VariableDefinition } from './document.ts';
import {
  type BlockSearch,
  type FoundInBlocks,
  findInBlocks,
  isAsBefore,
  type SearchedText,
} from './found-in-blocks.ts';
import { originOf } from './moved-block.ts';

/** What a definition says, wherever it stands. */
export interface DefinedValue {
  readonly name: string;
  readonly value: string;
}

/** What the blocks of a document define, kept for the documents that follow. */
export interface KnownDefinitions {
  readonly found: FoundInBlocks<DefinedValue>;
  /** The blocks that define a name, by index, in order; names by their first definition. */
  readonly blocksByName: ReadonlyMap<string, readonly number[]>;
}

/** Every definition of a block, in order. */
export const definitionSearch: BlockSearch<DefinedValue, SearchedText> = {
  find: (_read, block) => originOf(block).variables.map(({ name, value }) => ({ name: name.text, value: value.text })),
  move: (defined) => defined,
};

/** `before`: those of an earlier document. Where the blocks define the same names, they are not gone through anew. */
export function definitionsIn(read: SearchedText, before: KnownDefinitions | null): KnownDefinitions {
  const found = findInBlocks(read, before?.found ?? null, definitionSearch);
  const isKnown = before !== null && isAsBefore(found, before.found, (one, other) => one.name === other.name);
  return { found, blocksByName: isKnown ? before.blocksByName : blocksByName(found) };
}

function blocksByName({ byBlock }: FoundInBlocks<DefinedValue>): KnownDefinitions['blocksByName'] {
  const byName = new Map<string, number[]>();
  byBlock.forEach((defined, index) => {
    for (const { name } of defined) {
      const same = byName.get(name);
      if (!same) byName.set(name, [index]);
      else if (same.at(-1) !== index) same.push(index);
    }
  });
  return byName;
}

/** Definitions by name, put together for a name when it is first asked for: a keystroke moves thousands, few are looked at. */
export class DefinitionsByName implements ReadonlyMap<string, readonly VariableDefinition[]> {
  private readonly blocks: readonly Block[];
  private readonly blocksByName: KnownDefinitions['blocksByName'];
  private readonly made: Map<string, readonly VariableDefinition[]>;

  constructor(blocks: readonly Block[], { blocksByName }: KnownDefinitions) {
    this.blocks = blocks;
    this.blocksByName = blocksByName;
    this.made = new Map();
  }

  get size(): number {
    return this.blocksByName.size;
  }

  has(name: string): boolean {
    return this.blocksByName.has(name);
  }

  get(name: string): readonly VariableDefinition[] | undefined {
    const known = this.made.get(name);
    if (known) return known;
    const definitions = this.blocksByName
      .get(name)
      ?.flatMap((index) => this.blocks[index]?.variables.filter((one) => one.name.text === name) ?? []);
    if (definitions) this.made.set(name, definitions);
    return definitions;
  }

  keys(): MapIterator<string> {
    return this.blocksByName.keys();
  }

  *values(): MapIterator<readonly VariableDefinition[]> {
    for (const [, definitions] of this) yield definitions;
  }

  entries(): MapIterator<[string, readonly VariableDefinition[]]> {
    return this[Symbol.iterator]();
  }

  *[Symbol.iterator](): MapIterator<[string, readonly VariableDefinition[]]> {
    for (const name of this.blocksByName.keys()) yield [name, this.get(name) ?? []];
  }

  forEach(
    each: (
      definitions: readonly VariableDefinition[],
      name: string,
      all: ReadonlyMap<string, readonly VariableDefinition[]>,
    ) => void,
  ): void {
    for (const [name, definitions] of this) each(definitions, name, this);
  }
}
