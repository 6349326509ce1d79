import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { resolveText, type World } from './world.ts';

/** The text with the fix of the first problem that has one; `null` when none has. */
async function fixed(text: string, world: World = {}): Promise<string | null> {
  const problems = [...parse(text).problems, ...(await resolveText(text, world)).problems];
  const edits = problems.find(({ fix, severity }) => fix && (severity === 'error' || severity === 'hint'))?.fix?.edits;
  return (
    edits?.reduceRight(
      (made, { range, newText }) => made.slice(0, range.start) + newText + made.slice(range.end),
      text,
    ) ?? null
  );
}

const environment: World = {
  environment: 'dev',
  files: { '/project/requests/http-client.env.json': '{"dev": {"token": "x"}}' },
};

describe('An unknown name', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string | null])[] = [
    ['a variable of the file', '@host = x\nGET https://{{hots}}/', '@host = x\nGET https://{{host}}/'],
    [
      'a variable with percent encoding',
      '@query = x\nGET https://x/{{ %qery }}',
      '@query = x\nGET https://x/{{ %query }}',
    ],
    ['a variable of the environment', 'GET https://x/{{tokn}}', 'GET https://x/{{token}}'],
    ['a dynamic variable', 'GET https://x/{{$uiud}}', 'GET https://x/{{$uuid}}'],
    [
      'a request whose response is used',
      'GET https://x/{{logn.response.body.$.a}}\n\n### login\nGET https://x',
      'GET https://x/{{login.response.body.$.a}}\n\n### login\nGET https://x',
    ],
    [
      'a request that is sent first',
      '# @ref logn\nGET https://x\n\n### login\nGET https://x',
      '# @ref login\nGET https://x\n\n### login\nGET https://x',
    ],
    ['a directive', '# @no-redirct\nGET https://x', '# @no-redirect\nGET https://x'],
    ['an option of curl', 'curl --reqest POST https://x', 'curl --request POST https://x'],
    ['nothing where no name is near', 'GET https://x/{{somewhere}}', null],
    ['nothing where the name stands in another value', '@host = x\nGET https://x/{{$randomInt hots 5}}', null],
  ];
  for (const [what, text, expected] of rows)
    it(`is changed to ${what}`, async () => assert.equal(await fixed(text, environment), expected));
});
