import assert from 'node:assert/strict';
import { blockInsertion } from '../../../src/convert/block-insertion.ts';
import type { HttpDocument } from '../../../src/language/document.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { readMarkdown } from '../../../src/language/read-markdown.ts';

/** `|` is the cursor; the request begins where it is said to. */
function check(marked: string, expected: string, read: (text: string) => HttpDocument = parse): void {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { edit, requestAt } = blockInsertion(read(text), offset, 'GET /new');
  const after = text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
  assert.equal(after, expected);
  assert.ok(after.startsWith('GET /new', requestAt));
  assert.equal(requestBlocks(read(after)).length, requestBlocks(read(text)).length + 1);
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
  it('writes behind the request of a fence in Markdown', () =>
    check('a\n```http\nGET /a|\n```\nb\n', 'a\n```http\nGET /a\n\n###\nGET /new\n\n```\nb\n', readMarkdown));
  it('writes a fence of its own below the line of prose', () =>
    check('a|b\nc\n', 'ab\n\n```http\nGET /new\n```\nc\n', readMarkdown));
  it('writes a fence of its own at the end of prose', () =>
    check('ab|', 'ab\n\n```http\nGET /new\n```\n', readMarkdown));
});
