import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from '../../../src/language/parse.ts';
import { selectionRanges } from '../../../src/language/selection-ranges.ts';

/** The texts that a selection at `|` grows to. */
function steps(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return selectionRanges(parse(text), offset).map(({ start, end }) => text.slice(start, end));
}

describe('selectionRanges', () => {
  it('grows from a name in a placeholder to the file', () =>
    assert.deepEqual(steps('### T\nGET https://x\nA: b {{ c|d }} e\nF: g\n\nbody\n\n### U\n'), [
      'cd',
      '{{ cd }}',
      'b {{ cd }} e',
      'A: b {{ cd }} e',
      'A: b {{ cd }} e\nF: g',
      'GET https://x\nA: b {{ cd }} e\nF: g',
      'GET https://x\nA: b {{ cd }} e\nF: g\n\nbody',
      '### T\nGET https://x\nA: b {{ cd }} e\nF: g\n\nbody',
      '### T\nGET https://x\nA: b {{ cd }} e\nF: g\n\nbody\n\n',
      '### T\nGET https://x\nA: b {{ cd }} e\nF: g\n\nbody\n\n### U\n',
    ]));
  it('grows from a word of the target to the request line', () =>
    assert.deepEqual(steps('GET https://x/pa|th HTTP/1.1').slice(0, 3), [
      'path',
      'https://x/path',
      'GET https://x/path HTTP/1.1',
    ]));
  it('grows through the brackets of a JSON body', () =>
    assert.deepEqual(steps('POST https://x\n\n{"a": [1, "]", {"b": t|rue}]}').slice(0, 6), [
      'true',
      '"b": true',
      '{"b": true}',
      '1, "]", {"b": true}',
      '[1, "]", {"b": true}]',
      '"a": [1, "]", {"b": true}]',
    ]));
  it('grows from the value of a variable to all of them', () =>
    assert.deepEqual(steps('@a = o|ne two\n@b = 2\nGET https://x').slice(0, 4), [
      'one',
      'one two',
      '@a = one two',
      '@a = one two\n@b = 2',
    ]));
  it('gives ranges that hold one another and the offset, for any text', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('GET https://x', '\n', '###', 'A: {{b}}', '{', '"', ']', '[', '}', '@a = 1', '\r')),
        fc.nat(),
        (parts, at) => {
          const text = parts.join('');
          const offset = text.length === 0 ? 0 : at % (text.length + 1);
          const ranges = selectionRanges(parse(text), offset);
          for (const [index, range] of ranges.entries()) {
            const inner = ranges[index - 1];
            assert.ok(range.start <= offset && offset <= range.end);
            assert.ok(!inner || (range.start <= inner.start && range.end >= inner.end));
          }
        },
      ),
    ));
});
