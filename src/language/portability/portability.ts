import type { Block, HttpDocument, Problem } from '../document.ts';
import { type FoundInBlocks, findInBlocks } from '../found-in-blocks.ts';
import { holdsRequest } from '../look-up.ts';
import { movedBy, movedProblem } from '../moved-block.ts';
import { type PlacedProblems, placedProblems } from '../placed-problems.ts';
import { basicCredentials } from './basic-credentials.ts';
import { bodyComments } from './body-comments.ts';
import { bodyDefinitions } from './body-definitions.ts';
import { bodyEnd } from './body-end.ts';
import { bodySeparators } from './body-separators.ts';
import { bodyStart } from './body-start.ts';
import { clientCertificateField } from './client-certificate-field.ts';
import { commentsBehindBody } from './comments-behind-body.ts';
import { defaultScheme } from './default-scheme.ts';
import { definitions } from './definitions.ts';
import type { PortabilityCheck } from './difference.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { dynamicNames } from './dynamic-names.ts';
import { fieldComments } from './field-comments.ts';
import { fieldValues } from './field-values.ts';
import { formEscapes } from './form-escapes.ts';
import { formLines } from './form-lines.ts';
import { graphqlBody } from './graphql-body.ts';
import { graphqlField } from './graphql-field.ts';
import { handlersInBody } from './handlers-in-body.ts';
import { jsonQuotes } from './json-quotes.ts';
import { keptResponse } from './kept-response.ts';
import { lineEnds } from './line-ends.ts';
import { method } from './method.ts';
import { partLineEnds } from './part-line-ends.ts';
import { placeholderFields } from './placeholder-fields.ts';
import { queryEncoding } from './query-encoding.ts';
import { type KnownRedefinitions, redefinitionsIn } from './redefinitions.ts';
import { requestLineForms } from './request-line-forms.ts';
import { targetEncoding } from './target-encoding.ts';
import { timestamps } from './timestamps.ts';
import { version } from './version.ts';

/** What is looked for in requests, behind the definitions of a block. To add one: a file beside this one, a line here, and a row in the test and in the docs. */
const checks: readonly PortabilityCheck[] = [
  requestLineForms,
  method,
  defaultScheme,
  queryEncoding,
  targetEncoding,
  version,
  duplicateFields,
  fieldComments,
  placeholderFields,
  fieldValues,
  clientCertificateField,
  basicCredentials,
  bodyStart,
  bodySeparators,
  bodyComments,
  bodyDefinitions,
  handlersInBody,
  commentsBehindBody,
  formEscapes,
  formLines,
  graphqlField,
  graphqlBody,
  jsonQuotes,
  keptResponse,
  bodyEnd,
  lineEnds,
  partLineEnds,
  timestamps,
  dynamicNames,
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

/** What was found in a document, for those that follow it. */
export interface KnownDifferences {
  /** What a block shows alone. Places are those in the blocks as they were read. */
  readonly own: FoundInBlocks<Problem>;
  /** The same where the blocks stand. */
  readonly placed: PlacedProblems;
  readonly redefinitions: KnownRedefinitions;
}

/** What is known of blocks that did not change is not looked for again. */
export function differencesIn(document: HttpDocument, before: KnownDifferences | null): KnownDifferences {
  const own = findInBlocks(document, before?.own ?? null, { find: ofBlock, move: (difference) => difference });
  return {
    own,
    placed: placedProblems(document.blocks, own.byBlock, before?.placed ?? null),
    redefinitions: redefinitionsIn(document, before?.redefinitions ?? null),
  };
}

/**
 * Where the tools that read this format would put different bytes on the wire for the document: JetBrains, REST Client,
 * httpYac, Visual Studio and Portside. In order of their place. The document must have been read as `auto`; another profile
 * has chosen already.
 */
export function portabilityProblems(
  document: HttpDocument,
  { placed, redefinitions }: KnownDifferences = differencesIn(document, null),
): readonly Problem[] {
  if (document.profile !== 'auto') return [];
  const redefined = redefinitions.placed.problems;
  return redefined.length === 0 ? placed.problems : placed.problems.concat(redefined).sort(byPlace);
}

function ofBlock(document: HttpDocument, block: Block): readonly Problem[] {
  if (document.profile !== 'auto') return [];
  const asRequest = holdsRequest(block) ? checks.flatMap((check) => check(document, block)) : [];
  const by = movedBy(block);
  return [...definitions(document.text, block), ...asRequest]
    .map((difference) => movedProblem(difference, -by))
    .sort(byPlace);
}

function byPlace(one: Problem, other: Problem): number {
  return one.range.start - other.range.start;
}

/** The same with those of the reader's problems that mean a difference, for a report on nothing else. */
export function allDifferences(document: HttpDocument): readonly Problem[] {
  const also = document.problems.filter(({ code }) => alsoDiffering.has(code));
  return [...portabilityProblems(document), ...also].sort(byPlace);
}
