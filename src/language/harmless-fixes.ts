import type { HttpDocument, TextEdit } from './document.ts';
import type { ProblemCode } from './problem-codes.ts';

/** Problems whose fix changes how the text looks and nothing that is sent, so that all may be mended at once, unseen. */
const harmless: ReadonlySet<string> = new Set<ProblemCode>([
  'indented-comment',
  'indented-field',
  'indented-separator',
  'method-case',
]);

/** The edits of all fixes that change nothing that is sent, in order, without overlap. */
export function harmlessFixes({ problems }: HttpDocument): readonly TextEdit[] {
  let end = -1;
  return problems
    .filter(({ code, severity }) => severity === 'hint' && harmless.has(code))
    .flatMap(({ fix }) => fix?.edits ?? [])
    .toSorted((one, other) => one.range.start - other.range.start)
    .filter(({ range }) => {
      const isApart = range.start >= end;
      if (isApart) end = range.end;
      return isApart;
    });
}
