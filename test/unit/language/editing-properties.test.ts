import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { completionPlaceAt } from '../../../src/language/completion/completion-place-at.ts';
import { completionsAt } from '../../../src/language/completion/completions-at.ts';
import { fileLinks } from '../../../src/language/document-links.ts';
import { foldingRanges } from '../../../src/language/folding.ts';
import { offsetAt } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { selectionRanges } from '../../../src/language/selection-ranges.ts';
import { semanticTokens } from '../../../src/language/semantic-tokens.ts';

const pieces = fc.constantFrom(
  ...[
    'GET ',
    'https://x',
    '\n',
    '\r\n',
    '\r',
    '###',
    '### a',
    '# @name b',
    '# @ref ',
    '@a = 1',
    '{{',
    '}}',
    'a.b',
    ' ',
    '\t',
  ],
  ...[
    'Accept: ',
    'a/b;',
    ',',
    '< ./f',
    '> {%',
    '%}',
    'import ',
    'run #',
    '{"a": [',
    ']}',
    '"',
    '$uuid',
    'HTTP/1.1',
    'curl ',
  ],
  ...['\ufeff', '\0', '😀', 'login.response.body.$.'],
);

const noWorld = {
  fields: [],
  meaningOfMethod: () => '',
  entries: [],
  placeholder: {
    variables: [],
    importedRequests: [],
    dynamic: [],
    processNames: [],
    dotenvNames: [],
    secretNames: [],
    exchange: null,
  },
};

/** For any text and any place in it. */
function check(property: (text: string, offset: number) => void): void | Promise<void> {
  return fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(), (parts, at) => {
      const text = parts.join('');
      property(text, at % (text.length + 1));
    }),
    { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 300) },
  );
}

describe('What the editor asks while a file is written, for any text', () => {
  it('completes within the line, around the offset', () =>
    check((text, offset) => {
      const document = parse(text);
      const place = completionPlaceAt(document, offset);
      if (!place) return;
      assert.ok(place.range.start <= offset && offset <= place.range.end);
      assert.doesNotMatch(text.slice(place.range.start, place.range.end), /[\r\n]/);
      assert.equal(place.prefix, text.slice(place.range.start, offset));
      for (const { label } of completionsAt(document, place, noWorld)) assert.notEqual(label, '');
    }));

  it('colours within the lines, in order', () =>
    check((text) => {
      const known = { environment: new Set<string>(), isDynamic: () => false };
      let last = 0;
      for (const { range } of semanticTokens(parse(text), { start: 0, end: text.length }, known)) {
        assert.ok(range.start >= last && range.end > range.start && range.end <= text.length);
        assert.doesNotMatch(text.slice(range.start, range.end), /[\r\n]/);
        last = range.end;
      }
    }));

  it('folds forwards, selects around the offset, and links what is written', () =>
    check((text, offset) => {
      const document = parse(text);
      for (const { startLine, endLine } of foldingRanges(document))
        assert.ok(startLine < endLine && endLine < document.lineStarts.length);
      for (const { start, end } of selectionRanges(document, offset)) assert.ok(start <= offset && offset <= end);
      for (const { path, range } of fileLinks(document))
        assert.equal(text.slice(offsetAt(document, range.start), offsetAt(document, range.end)), path);
    }));

  it('takes hostile lines without going through them again and again', () => {
    const lines = [
      `GET https://x/{{${'a.'.repeat(500_000)}}}`,
      `import a${' '.repeat(1_000_000)}b`,
      `POST https://x\n\n${'['.repeat(400_000)}`,
      `GET https://x\nA: ${', '.repeat(500_000)}`,
    ];
    for (const text of lines) {
      const document = parse(text);
      const known = { environment: new Set<string>(), isDynamic: () => false };
      semanticTokens(document, { start: 0, end: text.length }, known);
      fileLinks(document);
      foldingRanges(document);
      selectionRanges(document, text.length);
      completionPlaceAt(document, text.length);
    }
  });
});
