import type { Block, HttpDocument, Problem } from '../document.ts';
import { holdsRequest } from '../look-up.ts';
import { movedBy, movedProblem, originOf } from '../moved-block.ts';
import { bodyComments } from './body-comments.ts';
import { bodyDefinitions } from './body-definitions.ts';
import { bodyEnd } from './body-end.ts';
import { commentsBehindBody } from './comments-behind-body.ts';
import { defaultScheme } from './default-scheme.ts';
import { definitions } from './definitions.ts';
import type { PortabilityCheck } from './difference.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { fieldValues } from './field-values.ts';
import { graphqlBody } from './graphql-body.ts';
import { lineEnds } from './line-ends.ts';
import { queryEncoding } from './query-encoding.ts';
import { definesTwice, redefinitions } from './redefinitions.ts';
import { requestLineForms } from './request-line-forms.ts';
import { targetEncoding } from './target-encoding.ts';
import { version } from './version.ts';

/** What is looked for in requests, behind the definitions of a block. To add one: a file beside this one, a line here, and a row in the test and in the docs. */
const checks: readonly PortabilityCheck[] = [
  requestLineForms,
  defaultScheme,
  queryEncoding,
  targetEncoding,
  version,
  duplicateFields,
  fieldValues,
  bodyComments,
  bodyDefinitions,
  commentsBehindBody,
  graphqlBody,
  bodyEnd,
  lineEnds,
];

/** Codes of the reader's own problems that say the same: here one tool sends something else than another. */
const alsoDiffering: ReadonlySet<string> = new Set([
  'block-comment',
  'folded-field',
  'indented-comment',
  'indented-field',
  'indented-separator',
  'method-case',
  'missing-separator',
]);

/** What was found in blocks that did not change since, by the block as it was read; how far it had moved then. */
export type KnownDifferences = WeakMap<Block, { readonly problems: readonly Problem[]; readonly by: number }>;

/**
 * Where the tools that read this format would put different bytes on the wire for the document: JetBrains, REST Client,
 * httpYac, Visual Studio and Portside. In order of their place. The document must have been read as `auto`; another profile
 * has chosen already. What `known` holds is not looked for again.
 */
export function portabilityProblems(
  document: HttpDocument,
  known: KnownDifferences = new WeakMap(),
): readonly Problem[] {
  if (document.profile !== 'auto') return [];
  const hasTwice = definesTwice(document);
  return document.blocks
    .flatMap((block) => {
      const found = ofBlock(document, block, known);
      return hasTwice && holdsRequest(block) ? [...found, ...redefinitions(document, block)] : found;
    })
    .sort((one, other) => one.range.start - other.range.start);
}

function ofBlock(document: HttpDocument, block: Block, known: KnownDifferences): readonly Problem[] {
  const by = movedBy(block);
  const before = known.get(originOf(block));
  if (before) {
    const further = by - before.by;
    return further === 0 ? before.problems : before.problems.map((problem) => movedProblem(problem, further));
  }
  const own = holdsRequest(block) ? checks.flatMap((check) => check(document, block)) : [];
  const problems = [...definitions(document.text, block), ...own];
  known.set(originOf(block), { problems, by });
  return problems;
}

/** The same with those of the reader's problems that mean a difference, for a report on nothing else. */
export function allDifferences(document: HttpDocument): readonly Problem[] {
  return [...portabilityProblems(document), ...document.problems.filter(({ code }) => alsoDiffering.has(code))].sort(
    (one, other) => one.range.start - other.range.start,
  );
}
