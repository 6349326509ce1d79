import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { peekBlock } from '../../../src/language/peek-block.ts';

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
  it('keeps the text of the body and none of its files', () =>
    assert.deepEqual(
      peekBlock(block, 'text').request.body?.parts.map(({ kind }) => kind),
      ['text', 'text'],
    ));
});
