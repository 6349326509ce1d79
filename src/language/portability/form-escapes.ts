import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** `%&`, `%=`, `%+` and `%%` in a form: JetBrains sends the second sign encoded, the others both signs as written. */
export const formEscapes: PortabilityCheck = (document, { request }) => {
  const { body, fields } = request;
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0];
  if (!body || !type || !/^application\/x-www-form-urlencoded[ \t]*(?:;|$)/i.test(type.text)) return [];
  return body.parts.flatMap((part) =>
    part.kind !== 'text'
      ? []
      : Array.from(document.text.slice(part.range.start, part.range.end).matchAll(/%([%&=+])/g), (match) => {
          const start = part.range.start + match.index;
          const encoded = encodeURIComponent(match[1] ?? '');
          return difference(
            'differs-form-escape',
            { start, end: start + 2 },
            `JetBrains takes ${match[0]} for an escaped ${match[1]} and sends ${encoded}; here and in other tools both signs are sent. Write ${encoded} where that is meant.`,
            fix(`Write ${encoded}`, replacement({ start, end: start + 2 }, encoded)),
          );
        }),
  );
};
