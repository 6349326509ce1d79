import assert from 'node:assert/strict';
import { blockInsertion } from '../../../src/convert/block-insertion.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';

/** `|` is the cursor; the request begins where it is said to. */
function check(marked: string, expected: string): void {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { edit, requestAt } = blockInsertion(parse(text), offset, 'GET /new');
  const after = text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
  assert.equal(after, expected);
  assert.ok(after.startsWith('GET /new', requestAt));
  assert.equal(requestBlocks(parse(after)).length, requestBlocks(parse(text)).length + 1);
}

describe('blockInsertion', () => {
  it('writes into an empty file', () => check('|', 'GET /new\n'));
  it('writes below the variables of a file', () => check('|@a = 1\n', '@a = 1\n\nGET /new\n'));
  it('writes under a title that has no request', () =>
    check('### a\n|\n### b\nGET /b', '### a\nGET /new\n\n### b\nGET /b'));
  it('writes behind the request that the cursor is in', () =>
    check('GET /a\n\nbo|dy\n\n### b\nGET /b\n', 'GET /a\n\nbody\n\n###\nGET /new\n\n### b\nGET /b\n'));
  it('writes behind the last request', () => check('GET /a|', 'GET /a\n\n###\nGET /new\n'));
  it('writes behind a response that is kept', () =>
    check('### a\nHTTP/1.1 200 OK\n|\n### b\nGET /b', '### a\nHTTP/1.1 200 OK\n\n###\nGET /new\n\n### b\nGET /b'));
});
