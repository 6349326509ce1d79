import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyJson } from '../../../src/view/pretty-json.ts';
import { bytesOf } from './example-exchange.ts';

/** Any code point, halves of pairs aside; fast-check's own such unit takes a second to be made ready. */
const codePoint = fc
  .oneof(
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
    fc.integer({ min: 0, max: 0x7f }),
  )
  .map((code) => String.fromCodePoint(code));

describe('prettyJson', () => {
  const kept: readonly (readonly [string, string])[] = [
    ['{"a":1,"b":[1,{"c":2}]}', '{\n  "a": 1,\n  "b": [\n    1,\n    {\n      "c": 2\n    }\n  ]\n}'],
    [' { } ', '{}'],
    ['[ [ ] , { } ]', '[\n  [],\n  {}\n]'],
    ['{"n":12345678901234567890,"p":1.50,"e":1E+2}', '{\n  "n": 12345678901234567890,\n  "p": 1.50,\n  "e": 1E+2\n}'],
    ['{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['"\\u00e9\\/ \\" é"', '"\\u00e9\\/ \\" é"'],
    ['{"a":1}\n{"b":2}\n', '{\n  "a": 1\n}\n{\n  "b": 2\n}'],
    ['\u001e{"a":1}\n\u001e2\n', '{\n  "a": 1\n}\n2'],
    ['\ufeff[1]', '[\n  1\n]'],
    ['', ''],
  ];
  for (const [input, expected] of kept) {
    it(`indents ${JSON.stringify(input)} and keeps what stands in it`, () => {
      const { text, problem } = prettyJson(bytesOf(input));
      assert.deepEqual([text, problem], [expected, null]);
    });
  }

  const broken: readonly (readonly [string, number, number, string, string])[] = [
    ['[1 2]', 1, 4, 'a comma or "]" should stand here', '[\n  1 2]'],
    ['{"a" 1}', 1, 6, 'a colon should stand here', '{\n  "a" 1}'],
    ['{a:1}', 1, 2, 'a name in double quotes should stand here', '{\n  a:1}'],
    ['{"a":01}', 1, 6, 'a value should stand here', '{\n  "a": 01}'],
    ['[1,]', 1, 4, 'a value should stand here', '[\n  1,\n  ]'],
    ['{"a":1,}', 1, 8, 'a name in double quotes should stand here', '{\n  "a": 1,\n  }'],
    ['[tru]', 1, 2, 'a value should stand here', '[\n  tru]'],
    ['[1,\n"abc', 2, 1, 'this string has no end', '[\n  1,\n  \n"abc'],
    ['{"a":1', 1, 7, 'the text ends before the value is complete', '{\n  "a": 1'],
    ['{"a":1} x', 1, 9, 'the value is complete before this', '{\n  "a": 1\n} x'],
    ['["é", ?]', 1, 7, 'a value should stand here', '[\n  "é",\n   ?]'],
  ];
  for (const [input, line, column, message, text] of broken) {
    it(`goes as far as ${JSON.stringify(input)} is JSON, and says where it stops`, () => {
      assert.deepEqual(prettyJson(bytesOf(input)), {
        text,
        problem: { line, column, message },
        values: 0 + (input.endsWith('x') ? 1 : 0),
      });
    });
  }

  it('does what JSON.stringify does to every value that JSON.parse can keep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: codePoint }), (value) => {
        const { text, problem } = prettyJson(bytesOf(JSON.stringify(value)));
        assert.equal(problem, null);
        assert.equal(text, JSON.stringify(value, null, 2));
      }),
    );
  });

  it('takes any text without throwing, and loses nothing but white space', () => {
    const bare = (text: string): string => text.replace(/[\s\u001e\ufeff]/g, '');
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', '-', 'e', 'true', ' ', '\n', 'é'),
        }),
        (text) => {
          assert.equal(bare(prettyJson(bytesOf(text)).text), bare(text));
        },
      ),
    );
  });

  it('stays linear for a million brackets, and for a wide array deep inside [slow]', () => {
    assert.ok(prettyJson(bytesOf('['.repeat(1_000_000))).text.length < 2_000_000);
    const wide = `${'['.repeat(64)}${'1,'.repeat(200_000)}1${']'.repeat(64)}`;
    assert.ok(prettyJson(bytesOf(wide)).text.length < wide.length * 14);
  });
});
