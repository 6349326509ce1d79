import type { HttpDocument, Problem } from '../document.ts';
import { requestBlocks } from '../look-up.ts';
import { bodyComments } from './body-comments.ts';
import { bodyDefinitions } from './body-definitions.ts';
import { commentsBehindBody } from './comments-behind-body.ts';
import { defaultScheme } from './default-scheme.ts';
import { definitions } from './definitions.ts';
import type { PortabilityCheck } from './difference.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { fieldValues } from './field-values.ts';
import { lineEnds } from './line-ends.ts';
import { queryEncoding } from './query-encoding.ts';
import { requestLineForms } from './request-line-forms.ts';
import { version } from './version.ts';

/** In the order of a block. To add one: a file beside this one, a line here, and a row in the test and in the docs. */
const checks: readonly PortabilityCheck[] = [
  definitions,
  requestLineForms,
  defaultScheme,
  queryEncoding,
  version,
  duplicateFields,
  fieldValues,
  bodyComments,
  bodyDefinitions,
  commentsBehindBody,
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

/**
 * Where the tools that read this format would put different bytes on the wire for the document: JetBrains, REST Client,
 * httpYac, Visual Studio and Portside. In order of their place. The document must have been read as `auto`; another profile
 * has chosen already.
 */
export function portabilityProblems(document: HttpDocument): readonly Problem[] {
  if (document.profile !== 'auto') return [];
  return requestBlocks(document)
    .flatMap((block) => checks.flatMap((check) => check(document, block)))
    .sort((one, other) => one.range.start - other.range.start);
}

/** The same with those of the reader's problems that mean a difference, for a report on nothing else. */
export function allDifferences(document: HttpDocument): readonly Problem[] {
  return [...portabilityProblems(document), ...document.problems.filter(({ code }) => alsoDiffering.has(code))].sort(
    (one, other) => one.range.start - other.range.start,
  );
}
