import { describeDirective } from '../directives.ts';
import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** CR LF within a body: sent as written here, as LF by the others. Multipart has line ends of its own. */
export const lineEnds: PortabilityCheck = (document, { request, directives }) => {
  const { body, fields } = request;
  if (!body || request.curl || directives.some(({ name }) => describeDirective(name.text)?.name === 'eol')) return [];
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0]?.text ?? '';
  if (/^\s*multipart\//i.test(type)) return [];
  for (const part of body.parts) {
    if (part.kind !== 'text') continue;
    const written = document.text.slice(part.range.start, part.range.end);
    const at = written.search(/\r/);
    if (at === -1) continue;
    const start = part.range.start + at;
    return [
      difference(
        'differs-line-ends',
        { start, end: start + 1 },
        'The lines of this body end with CR LF and are sent so; REST Client, JetBrains and httpYac send LF. # @eol crlf says that this is meant.',
        fix('End the lines with LF', replacement(part.range, written.replace(/\r\n?/g, '\n'))),
      ),
    ];
  }
  return [];
};
