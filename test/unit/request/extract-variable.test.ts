import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/language/document.ts';
import { parse } from '../../../src/language/parse.ts';
import { type Extraction, extractions } from '../../../src/request/extract-variable.ts';
import { resolveText, wire } from './world.ts';

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (made, { range, newText }) => made.slice(0, range.start) + newText + made.slice(range.end),
    text,
  );
}

/** `‹` and `›` are the ends of the selection. */
function extracted(marked: string, taken: readonly string[] = []): readonly (Extraction & { readonly text: string })[] {
  const text = marked.replace(/[‹›]/g, '');
  const selection = { start: marked.indexOf('‹'), end: marked.indexOf('›') - 1 };
  return extractions(parse(text), selection, new Set(taken)).map((one) => ({ ...one, text: applied(text, one.edits) }));
}

describe('extractions', () => {
  const rows: readonly (readonly [what: string, marked: string, expected: string])[] = [
    ['a part of the target', 'GET ‹https://x.example›/a', '@base = https://x.example\nGET {{base}}/a'],
    ['a parameter, by its name', 'GET https://x?page=‹2›&q=1', '@page = 2\nGET https://x?page={{page}}&q=1'],
    [
      'a field value, by the name of the field',
      'GET https://x\nX-Token: ‹abc›',
      '@xToken = abc\nGET https://x\nX-Token: {{xToken}}',
    ],
    ['a value in JSON, by its key', 'POST https://x\n\n{"id": ‹7›}', '@id = 7\nPOST https://x\n\n{"id": {{id}}}'],
    [
      'a text in JSON',
      'POST https://x\n\n{"first-name": "‹Ada›"}',
      '@firstName = Ada\nPOST https://x\n\n{"first-name": "{{firstName}}"}',
    ],
    [
      'a selection with white space around it',
      'POST https://x\n\na‹ b ›c',
      '@value = b\nPOST https://x\n\na {{value}} c',
    ],
    [
      'behind the definitions at the top',
      '@a = 1\n\n###\nGET https://x/‹b›',
      '@a = 1\n@value = b\n\n###\nGET https://x/{{value}}',
    ],
    [
      'within its block, where there are none at the top',
      'GET https://y\n\n### B\n# @name b\nGET https://x/‹b›',
      'GET https://y\n\n### B\n@value = b\n# @name b\nGET https://x/{{value}}',
    ],
    [
      'behind what it refers to',
      '@a = 1\n\n###\n@b = 2\nGET https://x/‹{{b}}/c›',
      '@a = 1\n\n###\n@b = 2\n@value = {{b}}/c\nGET https://x/{{value}}',
    ],
    [
      'with line ends like those of the file',
      'GET https://x/‹b›\r\nA: b\r\n',
      '@value = b\r\nGET https://x/{{value}}\r\nA: b\r\n',
    ],
  ];
  for (const [what, marked, expected] of rows)
    it(`makes a variable of ${what}, and the same is sent`, async () => {
      const [first] = extracted(marked);
      assert.equal(first?.text, expected);
      assert.equal(expected.slice(first.nameStart, first.nameStart + first.name.length), first.name);
      const text = marked.replace(/[‹›]/g, '');
      const index = (text.match(/^(?:GET|POST) /gm)?.length ?? 1) - 1;
      const before = wire((await resolveText(text, {}, index)).request);
      assert.ok(before);
      assert.equal(wire((await resolveText(expected, {}, index)).request), before);
    });

  it('replaces every piece like it that stands alone', () =>
    assert.deepEqual(
      extracted('GET https://x/‹10›?a=10&b=100\nX: 10\n\n###\nPOST https://x\n\n10 {{10}}').map(({ text, places }) => [
        places,
        text,
      ]),
      [
        [1, '@value = 10\nGET https://x/{{value}}?a=10&b=100\nX: 10\n\n###\nPOST https://x\n\n10 {{10}}'],
        [
          4,
          '@value = 10\nGET https://x/{{value}}?a={{value}}&b=100\nX: {{value}}\n\n###\nPOST https://x\n\n{{value}} {{10}}',
        ],
      ],
    ));

  it('takes a name that is free', () => assert.equal(extracted('GET https://x?a=‹1›', ['a', 'a2'])[0]?.name, 'a3'));

  it('does not make one value of many that are made anew', () =>
    assert.equal(extracted('GET https://x/‹a{{$uuid}}›/a{{$uuid}}').length, 1));

  const refused: readonly (readonly [what: string, marked: string])[] = [
    ['nothing', 'GET https://x/‹›a'],
    ['a placeholder', '@a = 1\nGET https://x/‹{{a}}›'],
    ['a part of a placeholder', '@a = 1\nGET https://x/{{‹a›}}'],
    ['half a placeholder and more', '@a = 1\nGET https://x/‹b{{a›}}'],
    ['a method', '‹GET› https://x'],
    ['the name of a field', 'GET https://x\n‹Accept›: a'],
    ['more than one line', 'POST https://x\n\n‹a\nb›'],
    ['a comment', '# ‹a›\nGET https://x'],
    ['a script', 'GET https://x\n\n> {% ‹a› %}'],
    ['a word of a curl command', 'curl https://‹x›'],
    ['an escaped brace', 'POST https://x\n\n‹\\{\\{a\\}\\}›'],
  ];
  for (const [what, marked] of refused)
    it(`makes no variable of ${what}`, () => assert.deepEqual(extracted(marked), []));
});
