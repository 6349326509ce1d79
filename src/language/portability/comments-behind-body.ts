import { fix } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf, removalOf } from './lines-of.ts';

/** Comments behind the last blank line of a body, or of the fields where there is no body: only JetBrains and Visual Studio send them. */
export const commentsBehindBody: PortabilityCheck = (document, block) => {
  const { body, curl, range } = block.request;
  if (curl) return [];
  let isBehindBlank = body !== null;
  for (const line of linesOf(document, { start: range.end, end: block.range.end })) {
    if (line.text.trim() === '') {
      isBehindBlank ||= line.start > range.end;
      continue;
    }
    // Comments may stand below the last field.
    if (!isBehindBlank && /^(?:#|\/\/)/.test(line.text)) continue;
    if (!/^(?:#|\/\/)/.test(line.text)) return [];
    return [
      difference(
        'differs-comment-behind-body',
        { start: line.start, end: line.end },
        'This comment is not sent here, nor by REST Client and httpYac; JetBrains and Visual Studio send it as part of the body.',
        fix('Remove the line', removalOf(line)),
        'loud',
      ),
    ];
  }
  return [];
};
