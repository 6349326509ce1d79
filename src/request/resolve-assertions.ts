import { assertionOf, assertionOfDirective, type ReadAssertion } from '../language/assertion.ts';
import type { Range } from '../language/document.ts';
import { positionAt } from '../language/look-up.ts';
import type { RequestAssertion } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { scriptlessPath } from './scriptless-path.ts';
import { pieceOf } from './substitute.ts';

/** What `??`, `# @assert` and `# @kulala-expect-status-code` ask of the response, with values put in. */
export async function resolveAssertions(resolving: Resolving, scope: Scope): Promise<readonly RequestAssertion[]> {
  const { block } = resolving;
  const read = [
    ...block.assertions.map((written) => ({ range: written.range, ...assertionOf(written) })),
    ...block.directives.flatMap((directive) => {
      const found: ReadAssertion | null = assertionOfDirective(directive);
      return found ? [{ range: directive.range, ...found }] : [];
    }),
  ].toSorted((one, other) => one.range.start - other.range.start);
  const resolved: RequestAssertion[] = [];
  for (const one of read) {
    const found = await resolveOne(resolving, scope, one);
    if (found) resolved.push(found);
  }
  return resolved;
}

/** `null` when a value is missing, which is told. */
async function resolveOne(
  resolving: Resolving,
  scope: Scope,
  { range, assertion, trouble }: ReadAssertion & { readonly range: Range },
): Promise<RequestAssertion | null> {
  const { document, block } = resolving;
  const { line } = positionAt(document, range.start);
  const textIn = (part: Range): string => document.text.slice(part.start, part.end);
  if (!assertion) return { line, text: textIn(range), check: { trouble } };
  const withValues = (text: string, part: Range): Promise<string | null> =>
    scope.substitute(pieceOf(document, { text, range: part }), block.request.range.start);
  const { operator, written } = assertion;
  const script = /^js\s+(.*)$/is.exec(assertion.lhs)?.[1];
  if (script !== undefined && !scriptlessPath(script))
    complain(
      resolving,
      'assertion-not-checked',
      'warning',
      range,
      'This assertion needs a script, and scripts are not built yet: it will count as false.',
    );
  const lhs = await withValues(assertion.lhs, assertion.lhsRange);
  const rhs = assertion.rhs === null ? '' : await withValues(assertion.rhs, assertion.rhsRange);
  if (lhs === null || rhs === null) return null;
  const text = `${lhs} ${written}${assertion.rhs === null ? '' : ` ${rhs}`}`;
  return { line, text, check: { lhs, operator, rhs: assertion.rhs === null ? null : rhs } };
}
