import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** `HTTP/1.1 200 OK` in the place of a body or behind it: a response that someone kept, here and in httpYac; the others send it. */
export const keptResponse: PortabilityCheck = (document, block) => {
  const kept = block.storedResponses.find(({ text }) => text.startsWith('HTTP/'));
  if (!kept) return [];
  const { start } = kept.range;
  const [line] = linesOf(document, kept.range);
  const terminator = document.text.slice(start - 2, start) === '\r\n' ? '\r\n' : '\n';
  return [
    difference(
      'differs-kept-response',
      { start, end: line?.end ?? kept.range.end },
      'This is taken for a response that someone kept and is not sent, here and in httpYac; JetBrains, REST Client and Visual Studio send it as the body or the end of it.',
      fix('Insert ### before it', insertion(start, `###${terminator}`)),
      'loud',
    ),
  ];
};
