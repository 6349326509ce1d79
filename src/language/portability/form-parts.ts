import type { Range, RequestBlock } from '../document.ts';

/** The text of a body that is a form, part by part; empty for any other body. */
export function formPartsOf({ request: { body, fields } }: RequestBlock): readonly Range[] {
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0];
  if (!body || !type || !/^application\/x-www-form-urlencoded[ \t]*(?:;|$)/i.test(type.text)) return [];
  return body.parts.flatMap(({ kind, range }) => (kind === 'text' ? [range] : []));
}
