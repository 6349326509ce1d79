import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { peekBlock } from '../../../src/language/peek-block.ts';
import { writtenAuthority } from '../../../src/language/written-authority.ts';

describe('peekBlock', () => {
  const [block] = requestBlocks(
    parse('### T\n# @note a\n@b = 1\nPOST https://x HTTP/1.1\nA: b\nHost: c\n\ntext\n< ./file\nmore\n'),
  );
  assert.ok(block);

  it('keeps of the request what its target depends on', () => {
    const { request, ...rest } = peekBlock(block, 'target');
    const { fields, body } = block.request;
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    assert.deepEqual(plain({ ...rest, request: { ...request, fields, body } }), plain(block));
    assert.deepEqual(
      request.fields.map(({ name }) => name.text),
      ['Host'],
    );
    assert.equal(request.body, null);
  });
  it('keeps no path and no query where only the server matters', () => {
    const [long] = requestBlocks(parse('GET https://{{host}}\n  /{{login.response.body.$.id}}\n  ?a=1\n'));
    assert.ok(long);
    const { target } = peekBlock(long, 'authority').request;
    assert.deepEqual([target.text, target.pieces.map(({ text }) => text)], ['https://{{host}}', ['https://{{host}}']]);
  });

  const authorities: readonly (readonly [target: string, authority: string])[] = [
    ['https://a.example:8443/b', 'https://a.example:8443'],
    ['https://a.example?b', 'https://a.example'],
    ['https://a.example#b', 'https://a.example'],
    ['a.example/b', 'a.example'],
    ['{{base}}/b', '{{base}}'],
    ['https://{{name}}.{{domain}}:{{port}}/b', 'https://{{name}}.{{domain}}:{{port}}'],
    ['{{$input-askonce Which host?}}/b', '{{$input-askonce Which host?}}'],
    ['https://{a/b', 'https://{a'],
    ['https://{{a/b', 'https://'],
    ['/b', ''],
  ];
  for (const [target, authority] of authorities)
    it(`takes ${authority || 'nothing'} for the server of ${target}`, () =>
      assert.equal(writtenAuthority(target), authority));

  it('keeps the text of the body and none of its files', () =>
    assert.deepEqual(
      peekBlock(block, 'text').request.body?.parts.map(({ kind }) => kind),
      ['text', 'text'],
    ));
});
