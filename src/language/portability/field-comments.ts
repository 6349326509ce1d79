import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** `#X-Api-Key: 1` among the fields: a comment, but in httpYac a field of that name. Any other `#…` there begins its body. */
export const fieldComments: PortabilityCheck = (document, { request, range }) => {
  if (request.curl) return [];
  const found = [];
  for (const { text, start, end } of linesOf(document, { start: request.lineRange.end, end: range.end })) {
    if (start === request.lineRange.end) continue;
    if (text.trim() === '') break;
    const [, mark = '', more = ''] = /^[ \t]*(#)(\S.*)$/.exec(text) ?? [];
    if (mark === '') continue;
    const isField = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]*[ \t]*:/.test(more);
    const at = end - more.length;
    found.push(
      difference(
        'differs-field-comment',
        { start, end },
        isField
          ? 'This line is a comment, but httpYac sends it as a field whose name begins with #. Put a space behind the #.'
          : 'This line is a comment, but httpYac takes what follows it for the body. Put a space behind the #.',
        fix('Insert a space', insertion(at, ' ')),
        'loud',
      ),
    );
  }
  return found;
};
