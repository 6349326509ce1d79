import type { Block, HttpDocument, Problem, Range, VariableDefinition } from '../document.ts';
import { type BlockSearch, type FoundInBlocks, findInBlocks } from '../found-in-blocks.ts';
import { holdsRequest } from '../look-up.ts';
import { movedBy, movedRange } from '../moved-block.ts';
import { placeholdersIn } from '../placeholders.ts';
import { difference } from './difference.ts';

/** A placeholder in a request or in the value of a definition. */
interface Reference {
  readonly name: string;
  readonly range: Range;
  /** Where the request or the value begins. */
  readonly start: number;
}

/** The placeholders of a document, for those that follow it. Places are those in the blocks as they were read. */
export type KnownReferences = FoundInBlocks<Reference>;

const referenceSearch: BlockSearch<Reference> = { find: referencesOf, move: (reference) => reference };

export function referencesIn(document: HttpDocument, before: KnownReferences | null): KnownReferences {
  return findInBlocks(document, before, referenceSearch);
}

function referencesOf({ text }: HttpDocument, block: Block): readonly Reference[] {
  if (!holdsRequest(block)) return [];
  const by = -movedBy(block);
  const places = [block.request.range, ...block.variables.map(({ value }) => value.range)];
  return places.flatMap(({ start, end }) =>
    placeholdersIn(text.slice(start, end), start).map(({ inner, range }) => ({
      name: inner.text,
      range: movedRange(range, by),
      start: start + by,
    })),
  );
}

/**
 * References to a name that is defined again behind them with another value, once a block: REST Client takes the last
 * definition of the file. In order of their blocks.
 */
export function redefinitions(document: HttpDocument, { byBlock }: KnownReferences): readonly Problem[] {
  const twice = definedTwice(document);
  if (twice.size === 0) return [];
  const problems: Problem[] = [];
  byBlock.forEach((references, index) => {
    if (references.length === 0) return;
    const by = movedBy(document.blocks[index]);
    let seen: Set<string> | null = null;
    for (const { name, range, start } of references) {
      const all = twice.get(name);
      const last = all?.at(-1);
      if (!all || !last || last.range.start < start + by || seen?.has(name)) continue;
      const here = definitionBefore(all, start + by);
      if (!here || here.value.text === last.value.text) continue;
      seen ??= new Set();
      seen.add(name);
      problems.push(redefinition(movedRange(range, by), here, last));
    }
  });
  return problems;
}

function redefinition(range: Range, here: VariableDefinition, last: VariableDefinition): Problem {
  return difference(
    'differs-redefinition',
    range,
    `This is “${here.value.text}” here and in httpYac, and “${last.value.text}” in REST Client, which takes the last definition of the file. Use two names.`,
    null,
    'loud',
  );
}

/** The definitions of the names that have more than one value, in order. */
function definedTwice({ definitions }: HttpDocument): ReadonlyMap<string, readonly VariableDefinition[]> {
  const twice = new Map<string, readonly VariableDefinition[]>();
  for (const [name, all] of definitions) {
    const value = all[0]?.value.text;
    if (all.length > 1 && all.some((one) => one.value.text !== value)) twice.set(name, all);
  }
  return twice;
}

/** The last definition above `offset`; `undefined` without one. Looks at few of many. */
function definitionBefore(all: readonly VariableDefinition[], offset: number): VariableDefinition | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}
