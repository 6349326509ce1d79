import { difference, type PortabilityCheck } from './difference.ts';

/** ` #` in a field's value, which JetBrains takes for a comment, and a comma at its end, which httpYac drops. */
export const fieldValues: PortabilityCheck = (_document, { request }) => {
  if (request.curl) return [];
  return request.fields.flatMap(({ value }) => {
    const [last] = value.slice(-1);
    if (!last) return [];
    const { text, range } = last;
    const hash = text.search(/[ \t]#/);
    if (hash !== -1)
      return [
        difference(
          'differs-field-value',
          { start: range.start + hash, end: range.end },
          'The value goes on behind # here; JetBrains takes # behind white space for a comment and sends what stands before it.',
          null,
          'loud',
        ),
      ];
    if (!text.endsWith(',')) return [];
    return [
      difference(
        'differs-field-value',
        { start: range.end - 1, end: range.end },
        'The comma is sent here; httpYac drops it.',
        { title: 'Remove the comma', edits: [{ range: { start: range.end - 1, end: range.end }, newText: '' }] },
      ),
    ];
  });
};
