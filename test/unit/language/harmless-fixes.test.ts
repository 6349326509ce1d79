import assert from 'node:assert/strict';
import { harmlessFixes } from '../../../src/language/harmless-fixes.ts';
import { parse } from '../../../src/language/parse.ts';

function fixed(text: string): string {
  return harmlessFixes(parse(text)).reduceRight(
    (sofar, { range, newText }) => sofar.slice(0, range.start) + newText + sofar.slice(range.end),
    text,
  );
}

/** Everything of the requests that matters for what is sent. */
function sent(text: string): unknown {
  const document = parse(text);
  return document.blocks.map(({ request, variables, directives }) => [
    request?.method?.text.toUpperCase(),
    request?.target.text,
    request?.fields.map(({ name, value }) => [name.text, ...value.map((piece) => piece.text)]),
    request?.body && document.text.slice(request.body.range.start, request.body.range.end),
    variables.map(({ name, value }) => [name.text, value.text]),
    directives.map(({ name, value }) => [name.text, value?.text]),
  ]);
}

describe('harmlessFixes', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['the indentation of comments', '  # a\nGET https://x\n', '# a\nGET https://x\n'],
    ['the indentation of fields', 'GET https://x\n  A: b\n', 'GET https://x\nA: b\n'],
    [
      'the indentation of a separator',
      'GET https://x\n  ### b\nGET https://y\n',
      'GET https://x\n### b\nGET https://y\n',
    ],
    ['the case of methods', 'get https://x\n', 'GET https://x\n'],
    ['several at once', ' # a\nget https://x\n A: b\n', '# a\nGET https://x\nA: b\n'],
    ['no blank line that makes a body', 'POST https://x\n\nA: b\n', 'POST https://x\n\nA: b\n'],
    ['no separator in a body', 'POST https://x\n\na\n  ### b\n', 'POST https://x\n\na\n  ### b\n'],
    ['no error', 'GET https://x\nthis has no colon\n', 'GET https://x\nthis has no colon\n'],
    ['nothing in a body', 'POST https://x\n\n  # a\n  get\n', 'POST https://x\n\n  # a\n  get\n'],
  ];
  for (const [what, text, expected] of rows)
    it(`mends ${what}`, () => {
      assert.equal(fixed(text), expected);
      assert.deepEqual(sent(expected), sent(text));
      assert.equal(fixed(expected), expected);
    });
});
