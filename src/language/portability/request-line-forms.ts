import type { Located } from '../document.ts';
import { fix, insertion, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** A request line without a method, and a target over several lines: Visual Studio reads neither. */
export const requestLineForms: PortabilityCheck = (document, { request }) => {
  const { method, target, curl } = request;
  if (curl || target.pieces.length === 0) return [];
  const found = [];
  if (!method && !target.text.startsWith('{{'))
    found.push(
      difference(
        'differs-missing-method',
        request.lineRange,
        'Without a method this is a GET; Visual Studio wants one and does not send the request.',
        fix('Write GET', insertion(target.range.start, 'GET ')),
      ),
    );
  if (target.pieces.length > 1 && !/[#]|\/\//.test(document.text.slice(target.pieces[0]?.range.end, target.range.end)))
    found.push(
      difference(
        'differs-continued-target',
        target.range,
        `The target goes on in the next line; Visual Studio reads one line only${elsewhere(target.pieces.slice(1))}.`,
        fix('Write it in one line', replacement(target.range, target.text)),
      ),
    );
  return found;
};

/** What those tools make of the lines that take a line for a part of the target by how it begins. */
function elsewhere(pieces: readonly Located[]): string {
  if (pieces.every(({ text }) => /^[?&]/.test(text))) return '';
  const isPath = pieces.every(({ text }) => /^[/?&]/.test(text));
  return `, and REST Client ${isPath ? 'takes' : 'and httpYac take'} a line for a part of the target only where it begins with ? or &${isPath ? '' : ', in httpYac also with /'}`;
}
