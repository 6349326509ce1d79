import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import type { Profile } from '../../../src/language/profile.ts';
import { sketch, sketchProblems } from './sketch.ts';

function check(text: string, expected: readonly string[], profile: Profile = 'auto'): void {
  assert.deepEqual(sketchProblems(parse(text, { profile, isForced: true })), expected);
}

const url = 'https://example.com/a';

describe('parse: lines for Emacs’ restclient', () => {
  for (const line of [':host = example.com', ':token := (secret "a")', ':year  =2009', ':fields = <<'])
    it(`says of ${line} that it defines nothing here, each time`, () =>
      check(`# note\n${line}\n:other = 1\nGET ${url}`, [
        `error emacs-variable "${line.replaceAll('"', '\\"')}"`,
        'error emacs-variable ":other = 1"',
      ]));
  it('says the same among fields, where a line may stand for others', () =>
    check(`GET ${url}\nA: b\n:fields\n:a = 1`, ['error emacs-variable ":fields"', 'error emacs-variable ":a = 1"']));
  for (const hook of ['-> jq-set-var :id .id', '-> run-hook (message "done")'])
    it(`passes over ${hook}, with a warning`, () => {
      const text = `GET ${url}\n${hook}\nA: b`;
      check(text, [`warning emacs-hook ${JSON.stringify(hook)}`]);
      assert.deepEqual(sketch(parse(text)), [`request GET ${url}`, 'field A: b']);
    });
  it('leaves such lines in bodies alone', () => check(`POST ${url}\n\n:a = 1\n-> b :c\n:d`, []));
  it('takes no other line for one', () => {
    check(':3000/a?b=c', ['error not-a-request-line ":3000/a?b=c"']);
    check(': text', ['error not-a-request-line ": text"']);
    check(`GET ${url}\n--> b`, ['error field-without-colon "--> b"']);
    check(`GET ${url}\n:: a`, ['error field-without-colon ":: a"']);
  });
  it('knows nothing of them where another tool’s rules count', () => {
    check(`:host = a\nGET ${url}`, ['error not-a-request-line ":host = a"'], 'jetbrains');
    check(`GET ${url}\n-> b :c`, ['error invalid-field-name "-> b "'], 'rest-client');
  });
});
