import assert from 'node:assert/strict';
import { formatJson } from '../../../src/language/format-json.ts';
import { jsonBodyEdit } from '../../../src/language/json-body-edit.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';

function formattedBody(text: string): string | null {
  const document = parse(text);
  const [block] = requestBlocks(document);
  assert.ok(block);
  const edit = jsonBodyEdit(document, block);
  return edit && text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
}

describe('formatJson', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string | null])[] = [
    ['puts each member on its line', '{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ['leaves empty brackets together', '{"a":{ },"b":[ ]}', '{\n  "a": {},\n  "b": []\n}'],
    ['keeps numbers and strings as written', '[1.00,1e2,"\\u0041 \\" {"]', '[\n  1.00,\n  1e2,\n  "\\u0041 \\" {"\n]'],
    ['leaves placeholders alone', '{"a":{{x}},"b":"{{y}}"}', '{\n  "a": {{x}},\n  "b": "{{y}}"\n}'],
    ['leaves what stands between their braces alone', '["{{$pick "a" "b"}}"]', '[\n  "{{$pick "a" "b"}}"\n]'],
    ['takes a placeholder as a part of a number and as a key', '{{{k}}:1{{n}}}', '{\n  {{k}}: 1{{n}}\n}'],
    ['takes a value that is no object', ' 1 ', '1'],
    ['refuses a comment', '{"a":1 // one\n}', null],
    ['refuses a comma at the end', '[1,]', null],
    ['refuses a missing comma', '[1 2]', null],
    ['refuses a key without quotes', '{a:1}', null],
    ['refuses brackets that do not fit', '[1}', null],
    ['refuses an open bracket', '[1', null],
    ['refuses an open string', '["a\n"]', null],
    ['refuses two values', '{} {}', null],
    ['refuses words', '[yes]', null],
    ['refuses nothing', '', null],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.equal(formatJson(text, '\n'), expected));

  it('gives JSON of the same value', () => {
    const value = { a: [1, { b: 'c' }, [], {}], 'd e': null, f: { g: [[2]] } };
    assert.deepEqual(JSON.parse(formatJson(JSON.stringify(value), '\n') ?? ''), value);
    assert.equal(formatJson(JSON.stringify(value), '\n'), JSON.stringify(value, null, 2));
  });

  it('does not go deeper than the text for a million brackets', () =>
    assert.equal(formatJson('['.repeat(1_000), '\n'), null));
});

describe('jsonBodyEdit', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string | null])[] = [
    ['formats the body', 'POST https://x\n\n{"a":1}\n\n###\n', 'POST https://x\n\n{\n  "a": 1\n}\n\n###\n'],
    ['ends its lines like the file', 'POST https://x\r\n\r\n[1]\r\n', 'POST https://x\r\n\r\n[\r\n  1\r\n]\r\n'],
    ['leaves a formatted body', 'POST https://x\n\n[\n  1\n]\n', null],
    ['leaves text', 'POST https://x\n\nhello\n', null],
    ['leaves a body that is a placeholder', 'POST https://x\n\n{{body}}\n', null],
    ['leaves a file', 'POST https://x\n\n< ./a.json\n', null],
    ['leaves a request without body', 'GET https://x\n', null],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.equal(formattedBody(text), expected));
});
