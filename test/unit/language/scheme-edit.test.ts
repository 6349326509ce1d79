import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { schemeEdit } from '../../../src/language/scheme-edit.ts';

const cases: readonly (readonly [string, string, string])[] = [
  ['a scheme in the request line', 'GET https://a.test/x\n', 'GET http://a.test/x\n'],
  ['a scheme in capitals', 'HTTPS://a.test/x\n', 'http://a.test/x\n'],
  ['no scheme', 'GET a.test:8443/x\n', 'GET http://a.test:8443/x\n'],
  ['a scheme in a variable', '@base = https://a.test\nGET {{base}}/x\n', '@base = http://a.test\nGET {{base}}/x\n'],
  [
    'a variable of a variable',
    '@root = https://a.test\n@base = {{root}}/v1\n\nGET {{base}}/x\n',
    '@root = http://a.test\n@base = {{root}}/v1\n\nGET {{base}}/x\n',
  ],
  [
    'the last definition before',
    '@b = https://a\n@b = https://c\nGET {{b}}\n',
    '@b = https://a\n@b = http://c\nGET {{b}}\n',
  ],
  ['a variable with a host only', '@host = a.test\nGET {{host}}/x\n', '@host = a.test\nGET http://{{host}}/x\n'],
  ['a curl command', 'curl https://a.test/x\n', 'curl http://a.test/x\n'],
  ['a variable of an environment', 'GET {{base}}/x\n', 'variable base'],
  ['a variable in a circle', '@a = {{b}}\n@b = {{a}}\nGET {{a}}\n', 'none'],
  ['a target without a host', 'GET /x\nHost: a.test\n', 'none'],
  ['a dynamic variable', 'GET {{$dotenv URL}}/x\n', 'none'],
];

describe('the edit of a scheme', () => {
  for (const [what, text, wanted] of cases) {
    it(`with ${what} ${wanted.includes('http') ? 'changes it where it stands' : `is ${wanted}`}`, () => {
      const document = parse(text, { profile: 'auto', isForced: false });
      const [block] = requestBlocks(document);
      assert.ok(block);
      const change = schemeEdit(document, block, 'http');
      const done =
        change.kind === 'edit'
          ? text.slice(0, change.edit.range.start) + change.edit.newText + text.slice(change.edit.range.end)
          : change.kind === 'variable'
            ? `variable ${change.name}`
            : 'none';
      assert.equal(done, wanted);
    });
  }
});
