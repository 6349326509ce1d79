import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { semanticTokens } from '../../../src/language/semantic-tokens.ts';

const known = { environment: new Set(['base', 'user']), isDynamic: (name: string) => ['uuid', 'env'].includes(name) };

function tokens(text: string, start = 0, end = text.length): readonly string[] {
  return semanticTokens(parse(text), { start, end }, known).map(({ range, type, modifiers }) =>
    [type, ...modifiers, JSON.stringify(text.slice(range.start, range.end))].join(' '),
  );
}

describe('semanticTokens', () => {
  const rows: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['a variable of the file', '@a = 1\nGET https://{{a}}', ['variable "a"']],
    ['a variable of the environment', 'GET {{base}}/', ['environmentVariable "base"']],
    ['the file before the environment', '@base = 1\nGET {{base}}/', ['variable "base"']],
    ['a variable that is nowhere', 'GET https://{{nowhere}}/', ['variable undefined "nowhere"']],
    ['a path into a value', 'GET https://{{user.roles[0]}}/', ['environmentVariable "user"']],
    ['a percent-encoded value', '@a = 1\nGET https://x/{{%a}}', ['variable "a"']],
    ['an answer', '# @prompt who\nGET https://x/{{who}}', ['variable "who"']],
    ['an answer for all requests', '# @prompt who\n###\nGET https://x/{{who}}', ['variable "who"']],
    ['a dynamic variable', 'GET https://x/{{$uuid}}', ['dynamicVariable "$uuid"']],
    ['a dynamic variable with a member', 'GET https://x/{{$env.HOME}}', ['dynamicVariable "$env.HOME"']],
    ['a dynamic variable that is none', 'GET https://x/{{$nothing 1}}', ['dynamicVariable undefined "$nothing"']],
    [
      'a request and a reference to it',
      '# @name login\nGET https://x\n\n###\nGET https://y/{{login.response.body.$.id}}',
      ['requestName "login"', 'requestName "login"'],
    ],
    [
      'a reference to the first word of a title',
      '### login as admin\nGET https://x\n\n###\nGET https://y/{{login.response.body.$.id}}',
      ['requestName "login"'],
    ],
    [
      'references as httpYac writes them',
      '# @name login\nGET https://x\n\n###\nGET https://y/{{login.id}}/{{loginResponse.statusCode}}',
      ['requestName "login"', 'requestName "login"', 'requestName "loginResponse"'],
    ],
    ['a reference to no request', 'GET https://y/{{logon.response.body.$.id}}', ['requestName undefined "logon"']],
    [
      'requests that are to be run first',
      '### login\nGET https://x\n\n###\n# @ref login logon\nGET https://y',
      ['requestName "login"', 'requestName undefined "logon"'],
    ],
    ['a directive of no tool', '# @nothing-such\nGET https://x', ['directive unknown "nothing-such"']],
    ['a directive of another tool', '# @workflow\nGET https://x', ['directive deprecated "workflow"']],
    ['a directive that is done', '# @no-redirect\nGET https://x', []],
    ['a placeholder in a comment', '# {{nowhere}}\nGET https://x', []],
    ['a placeholder in a script', '< {%\n"{{nowhere}}"\n%}\nGET https://x', []],
    ['a name that a script may set', 'GET https://x/{{token}}\n\n> {%\nclient.global.set("token", 1)\n%}', []],
    ['an expression', 'GET https://x/{{a + b}}', []],
    ['an escaped placeholder', 'POST https://x\n\n\\{\\{a\\}\\}', []],
  ];
  for (const [what, text, expected] of rows) it(`tells ${what}`, () => assert.deepEqual(tokens(text), expected));

  it('tells of what stands in the range only', () => {
    const text = '### a\nGET https://x/{{one}}\n\n### b\nGET https://x/{{two}}\n';
    const second = text.indexOf('### b');
    assert.deepEqual(tokens(text, 0, second), ['variable undefined "one"']);
    assert.deepEqual(tokens(text, second), ['variable undefined "two"']);
  });
});
