import { type DefinedValue, definitionSearch } from '../definitions-by-name.ts';
import type { Block, HttpDocument, Problem, Range, VariableDefinition } from '../document.ts';
import { type FoundInBlocks, findInBlocks, isAsBefore } from '../found-in-blocks.ts';
import { holdsRequest } from '../look-up.ts';
import { movedBy, movedProblem } from '../moved-block.ts';
import { type PlacedProblems, placedProblems } from '../placed-problems.ts';
import { placeholdersIn } from '../placeholders.ts';
import { difference } from './difference.ts';

/** What was found in a document, for those that follow it. */
export interface KnownRedefinitions {
  readonly definitions: FoundInBlocks<DefinedValue>;
  /** The names that are given more than one value. */
  readonly several: ReadonlySet<string>;
  /** Places are those in the blocks as they were read. */
  readonly found: FoundInBlocks<Problem>;
  readonly placed: PlacedProblems;
}

/**
 * References to a name that is defined again behind them with another value, once a block: REST Client takes the last
 * definition of the file. In order of their blocks. While the definitions say what they said, only the blocks that changed
 * are searched.
 */
export function redefinitionsIn(document: HttpDocument, before: KnownRedefinitions | null): KnownRedefinitions {
  const definitions = findInBlocks(document, before?.definitions ?? null, definitionSearch);
  const known = before !== null && isAsBefore(definitions, before.definitions, areSame) ? before : null;
  const several = known?.several ?? namesOfSeveral(definitions.all);
  const found = findInBlocks(document, known?.found ?? null, {
    find: (_document, block) => redefinedIn(document, block, several),
    move: (problem) => problem,
  });
  return { definitions, several, found, placed: placedProblems(document.blocks, found.byBlock, known?.placed ?? null) };
}

function areSame(one: DefinedValue, other: DefinedValue): boolean {
  return one.name === other.name && one.value === other.value;
}

function namesOfSeveral(definitions: readonly DefinedValue[]): ReadonlySet<string> {
  const values = new Map<string, string>();
  const several = new Set<string>();
  for (const { name, value } of definitions) {
    if ((values.get(name) ?? value) === value) values.set(name, value);
    else several.add(name);
  }
  return several;
}

function redefinedIn(document: HttpDocument, block: Block, several: ReadonlySet<string>): readonly Problem[] {
  if (several.size === 0 || !holdsRequest(block)) return [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { start, end } of [block.request.range, ...block.variables.map(({ value }) => value.range)])
    for (const { inner, range } of placeholdersIn(document.text.slice(start, end), start)) {
      const name = inner.text;
      if (!several.has(name) || seen.has(name)) continue;
      const all = document.definitions.get(name) ?? [];
      const last = all.at(-1);
      const here = definitionBefore(all, start);
      if (!last || !here || last.range.start < start || here.value.text === last.value.text) continue;
      seen.add(name);
      problems.push(movedProblem(redefinition(range, here, last), -movedBy(block)));
    }
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
