import type { WrittenField } from '../document.ts';
import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** Fields that must not be joined with a comma (RFC 9110 section 5.3). */
const unjoinable: readonly string[] = ['cookie', 'set-cookie'];

/** A name that comes twice: REST Client joins the values, JetBrains and httpYac send the last where the case differs. */
export const duplicateFields: PortabilityCheck = (document, { request }) => {
  if (request.curl) return [];
  const first = new Map<string, WrittenField>();
  return request.fields.flatMap((field) => {
    const name = field.name.text.toLowerCase();
    const twin = first.get(name);
    if (!twin || field.value.length === 0) {
      first.set(name, field);
      return [];
    }
    const lineStart = document.text.lastIndexOf('\n', field.range.start - 1) + 1;
    const before = { start: lineStart - 1, end: field.range.end };
    const end = twin.value.at(-1)?.range.end;
    const joined =
      end === undefined || unjoinable.includes(name)
        ? null
        : fix(
            'Join the values in one field',
            { range: { start: end, end }, newText: `, ${field.value.map(({ text }) => text).join(' ')}` },
            replacement(before, ''),
          );
    return [
      difference(
        'differs-duplicate-field',
        { start: field.name.range.start, end: field.range.end },
        `Both ${field.name.text} fields are sent here. REST Client joins their values in one; JetBrains and httpYac send only the last one where the case of the names differs.`,
        joined,
      ),
    ];
  });
};
