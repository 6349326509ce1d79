import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** Text of several lines within a part of a form: its lines go out as written, but in REST Client and httpYac with CR LF, in JetBrains with LF. */
export const partLineEnds: PortabilityCheck = (document, { request: { body, curl, fields } }) => {
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0]?.text ?? '';
  const [, quoted, plain] =
    /^multipart\/(?:form-data|mixed)[ \t]*;.*?\bboundary[ \t]*=[ \t]*(?:"([^"]*)"|([^\s;]+))/i.exec(type) ?? [];
  const delimiter = `--${quoted ?? plain ?? ''}`;
  if (!body || curl || delimiter === '--') return [];
  let isContent = false;
  for (const part of body.parts) {
    if (part.kind !== 'text') continue;
    const lines = [...linesOf(document, part.range)];
    for (const [index, { text, end, next }] of lines.entries()) {
      const isDelimiter = text.trimEnd() === delimiter || text.trimEnd() === `${delimiter}--`;
      if (isDelimiter) isContent = false;
      else if (!isContent) isContent = text === '';
      else if (next > end && lines[index + 1] && !lines[index + 1]?.text.startsWith(delimiter))
        return [
          difference(
            'differs-part-line-ends',
            { start: end, end: next },
            `The lines within this part end as they are written, with ${next === end + 1 ? 'LF; REST Client and httpYac end them with CR LF' : 'CR LF; JetBrains ends them with LF'}. Where that matters, put the text into a file and write < ./file.`,
            null,
          ),
        ];
    }
  }
  return [];
};
