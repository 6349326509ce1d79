import assert from 'node:assert/strict';
import { fileLinks } from '../../../src/language/document-links.ts';
import { offsetAt } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';

function links(text: string): readonly string[] {
  const document = parse(text);
  return fileLinks(document).map(({ path, range: { start, end }, isOutput }) => {
    assert.equal(text.slice(offsetAt(document, start), offsetAt(document, end)), path);
    return isOutput ? `to ${path}` : path;
  });
}

describe('fileLinks', () => {
  const rows: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['files of a body', 'POST https://x\n\n< ./a.json\n<@latin1 b c.txt\n', ['./a.json', 'b c.txt']],
    ['a file of a script', '< ./before.js\nGET https://x\n\n> ./after.js\n', ['./before.js', './after.js']],
    ['imports', 'import ./a.http\n# @import ./b.http\nGET https://x', ['./a.http', './b.http']],
    ['imports in quotes', 'import "./a.http"\n# @import \'./b.http\'\nGET https://x', ['./a.http', './b.http']],
    ['a file that is run', 'run ./a.http\n\n###\nGET https://x', ['./a.http']],
    ['where the response goes', 'GET https://x\n\n>> ./out.json\n', ['to ./out.json']],
    ['a stored response', 'GET https://x\n\n<> ./old.json\n', ['./old.json']],
    ['a file that is run with values', 'run ./a.http (@b=1)\n\n###\nGET https://x', ['./a.http']],
    ['a request that is run', 'run #Login\n\n### Login\nGET https://x', []],
    ['a path with a placeholder', 'POST https://x\n\n< ./{{file}}.json\n', []],
    ['an address', 'GET https://x/a.json\nReferer: https://y', []],
  ];
  for (const [what, text, expected] of rows) it(`finds ${what}`, () => assert.deepEqual(links(text), expected));
});
