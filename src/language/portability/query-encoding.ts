import { describeDirective } from '../directives.ts';
import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** A query that JetBrains encodes anew: `%20` and `+` do not arrive as written, nor do characters it escapes. */
export const queryEncoding: PortabilityCheck = (_document, { request, directives }) => {
  const { text, range } = request.target;
  const mark = text.indexOf('?');
  if (mark === -1 || request.curl) return [];
  const query = text
    .slice(mark + 1)
    .split('#', 1)[0]
    ?.replace(/\{\{[^{}]*\}\}/g, '');
  if (!query || /^[\w.*=&-]*$/.test(query)) return [];
  if (directives.some(({ name }) => describeDirective(name.text)?.name === 'no-auto-encoding')) return [];
  return [
    difference(
      'differs-query-encoding',
      range,
      'JetBrains decodes this query and encodes it anew, so it arrives in other octets than written. # @no-auto-encoding keeps them.',
      fix('Insert # @no-auto-encoding', insertion(request.lineRange.start, '# @no-auto-encoding\n')),
    ),
  ];
};
