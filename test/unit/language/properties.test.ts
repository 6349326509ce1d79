import assert from 'node:assert/strict';
import fc from 'fast-check';
import { elementAt } from '../../../src/language/element-at.ts';
import { foldingRanges } from '../../../src/language/folding.ts';
import { blockAt, offsetAt, positionAt } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { placeholdersIn } from '../../../src/language/placeholders.ts';
import { symbols } from '../../../src/language/symbols.ts';
import { mixedTexts } from './mixed-texts.ts';
import { checkSound } from './sound.ts';

/** Runs of each property; more by the environment, for a night. */
const numRuns = Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 500);

describe('parse: for every text', () => {
  it('never throws, loses nothing, and points at places that exist', () =>
    fc.assert(
      fc.property(mixedTexts, (text) => checkSound(text)),
      { numRuns },
    ));

  it('gives the same for the same text', () =>
    fc.assert(
      fc.property(mixedTexts, (text) => assert.deepEqual(parse(text), parse(text))),
      { numRuns },
    ));

  it('answers every look-up', () =>
    fc.assert(
      fc.property(mixedTexts, fc.nat(200), (text, offset) => {
        const document = parse(text);
        symbols(document);
        for (const { startLine, endLine } of foldingRanges(document))
          assert.ok(startLine < endLine && endLine < document.lineStarts.length);
        const element = elementAt(document, offset);
        if (element) assert.ok(element.range.start <= offset && offset < element.range.end);
        const block = blockAt(document, offset);
        assert.equal(block === null, offset > text.length);
        const at = Math.min(offset, text.length);
        assert.equal(offsetAt(document, positionAt(document, offset)), at);
      }),
      { numRuns },
    ));
});

describe('placeholdersIn: for every text', () => {
  it('finds them in order, each within its braces', () =>
    fc.assert(
      fc.property(mixedTexts, (text) => {
        let last = 0;
        for (const { range, inner } of placeholdersIn(text, 0)) {
          assert.ok(range.start >= last);
          last = range.end;
          assert.match(text.slice(range.start, range.end), /^\{\{.*\}\}$/s);
          assert.equal(text.slice(inner.range.start, inner.range.end), inner.text);
          assert.equal(inner.text, text.slice(range.start + 2, range.end - 2).trim());
        }
      }),
      { numRuns },
    ));
});

describe('parse: hostile texts [slow]', () => {
  const many = 50_000;
  const get = 'GET https://x\n\n';
  /** Each would take minutes if it took time with the square of its size. */
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['a million #', '#'.repeat(1e6)],
    ['a line of 5 MB', `GET https://x/${'a'.repeat(5e6)}`],
    ['a field of 5 MB', `GET https://x\nA: ${'a'.repeat(5e6)}`],
    ['5 MB of spaces', ' '.repeat(5e6)],
    ['unclosed braces', '{{'.repeat(many)],
    ['unclosed braces on lines', `${'{{\n'.repeat(many)}}}`],
    ['unclosed braces in a body', `${get}${'{{\n'.repeat(many)}`],
    ['unclosed handlers in a row', `${get}${'> {%\n'.repeat(many)}`],
    ['unclosed handlers in blocks', `###\n${get}> {%\n`.repeat(20_000)],
    ['unclosed comments', '###\n/*\n'.repeat(20_000)],
    ['signs of files that are content', `${get}${'> x\n'.repeat(many)}text`],
    ['responses', `${get}${'\nHTTP/1.1 200 OK\n>> x\n'.repeat(20_000)}text`],
    ['folded lines', `GET https://x\nA: b\n${'  c\n'.repeat(many)}`],
    ['lines of a target', `GET https://x\n${'  &c\n# d\n'.repeat(many)}`],
    ['quotes', `curl ${"'".repeat(many)}`],
    ['words for curl', `curl ${'-H "a: b" \\\n'.repeat(20_000)}`],
    ['data for curl', `curl https://x ${"-d 'a=b' ".repeat(120_000)}`],
    ['queries for curl', `curl -G https://x ${"-d 'a=b' ".repeat(20_000)}`],
    ['unknown options for curl', `curl ${'--xyz '.repeat(many)}`],
    ['braces for curl', `curl ${'{{'.repeat(many)}`],
    ['separators', '###\n'.repeat(many)],
    ['comments behind a body', `${get}${'x\n\n# c\n'.repeat(many)}`],
    ['unknown directives', '# @nmae\n'.repeat(20_000)],
    ['parentheses', `GET x${'('.repeat(many)})`],
  ];
  for (const [name, text] of rows) it(`takes time linear in ${name}`, () => void parse(text)).timeout(30_000);

  it('takes time linear in placeholders', () => {
    for (const text of [
      '{{a}}'.repeat(many),
      `${'{{\n'.repeat(many)}}}`,
      '{{'.repeat(many),
      '{{{'.repeat(many) + '}}}'.repeat(many),
    ])
      placeholdersIn(text, 0);
  }).timeout(30_000);
});
