import type { RequestBlock } from '../document.ts';
import { placeholdersIn } from '../placeholders.ts';
import { fix, insertion } from '../problem.ts';
import { isQuotedAt } from '../quoted-at.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** Made values that are text. */
const textual = /^\$(?:uuid|guid|isoTimestamp|random\.(?:uuid|email|alphabetic|alphanumeric|hexadecimal))\b/;

/** Text without quotes in JSON: JetBrains puts quotes around it. */
export const jsonQuotes: PortabilityCheck = (document, block) => {
  const { body, fields } = block.request;
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0];
  if (!body || !type || !/^[^;]*[/+]json[ \t]*(?:;|$)/i.test(type.text)) return [];
  return body.parts.flatMap(({ kind, range }) => {
    if (kind !== 'text') return [];
    const text = document.text.slice(range.start, range.end);
    let isQuoted = false;
    let looked = 0;
    return placeholdersIn(text, 0).flatMap(({ range: place, inner }) => {
      isQuoted = isQuotedAt(text, looked, place.start, isQuoted);
      looked = place.end;
      if (isQuoted || !isText(block, inner.text)) return [];
      const [start, end] = [range.start + place.start, range.start + place.end];
      return [
        difference(
          'differs-json-quotes',
          { start, end },
          'The value is text. JetBrains puts quotes around it; the others send it as it is, which is no JSON.',
          fix('Put quotes around it', insertion(start, '"'), insertion(end, '"')),
          'loud',
        ),
      ];
    });
  });
};

/** Of variables only those of the block itself are looked at: a block is looked at again when it changes, not when another one does. */
function isText({ variables }: RequestBlock, inner: string): boolean {
  if (textual.test(inner)) return true;
  const value = variables.findLast(({ name }) => name.text === inner)?.value.text ?? null;
  return value !== null && value.length <= longest && !value.includes('{{') && !isJson(value);
}

/** UTF-16 units of a value that is looked at. */
const longest = 1000;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
