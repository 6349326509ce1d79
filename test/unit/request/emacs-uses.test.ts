import assert from 'node:assert/strict';
import { complaints, resolveText } from './world.ts';

/** What stands in the way of the first request. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  const resolution = await resolveText(text);
  assert.deepEqual(complaints(text, resolution), expected);
  const isSent = !expected.some((line) => line.startsWith('error'));
  assert.equal(resolution.request !== null, isSent);
}

const definition = ':token = abc\n\n###\n';
const twoRequests = 'GET https://x/a\n\n# next\nGET https://x/b';

describe('resolve: files for Emacs’ restclient', () => {
  it('refuses a request that uses a variable of Emacs, in its target, fields and body', async () => {
    await check(`${definition}GET https://x/:token`, ['error emacs-variable ":token"']);
    await check(`${definition}GET https://x\nA: Bearer :token`, ['error emacs-variable ":token"']);
    await check(`${definition}POST https://x\n\n{"a": ":token"}`, ['error emacs-variable ":token"']);
  });
  it('refuses one that uses what a hook of another would set', () =>
    check('GET https://x/:id\n\n###\nGET https://x\n-> jq-set-var :id .id', ['error emacs-variable ":id"']));
  it('sends one that uses none of them', async () => {
    await check(`${definition}GET https://x/:tokens/:other`, []);
    await check('GET https://x/:token', []);
  });
  it('refuses one whose body is the next request, where the first line names Emacs’ mode', async () => {
    for (const line of ['# -*- restclient -*-', '# -*- mode: restclient; coding: utf-8 -*-'])
      await check(
        `${line}
${twoRequests}`,
        ['error missing-separator "GET https://x/b"'],
      );
  });
  it('sends it in other files, of which the reader warns', () => check(twoRequests, []));
});
