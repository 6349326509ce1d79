import { fix } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf, removalOf } from './lines-of.ts';

/** Comments behind the last blank line of a body: only JetBrains and Visual Studio send them. */
export const commentsBehindBody: PortabilityCheck = (document, block) => {
  const { body } = block.request;
  if (!body) return [];
  const behind = { start: body.range.end, end: block.range.end };
  for (const line of linesOf(document, behind)) {
    if (line.text.trim() === '') continue;
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
