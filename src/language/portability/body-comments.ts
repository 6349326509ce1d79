import { describeDirective } from '../directives.ts';
import { fix } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf, removalOf } from './lines-of.ts';

/** Lines of a body that look like comments: JetBrains, Visual Studio and Portside send them, REST Client and httpYac do not. */
export const bodyComments: PortabilityCheck = (document, { request, directives }) => {
  const { body } = request;
  if (!body || directives.some(({ name }) => describeDirective(name.text)?.name === 'body-comments')) return [];
  const marked = body.parts.flatMap((part) =>
    part.kind === 'text' ? [...linesOf(document, part.range)].filter(({ text }) => /^[ \t]*(?:#|\/\/)/.test(text)) : [],
  );
  return marked.map((line) =>
    difference(
      'differs-body-comment',
      { start: line.start, end: line.end },
      'This line is sent here, in JetBrains and in Visual Studio; REST Client and httpYac leave it out. Remove it, or say with # @body-comments keep or strip what is meant here.',
      fix('Remove the line', removalOf(line)),
      'loud',
    ),
  );
};
