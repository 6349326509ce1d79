import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { fixed, sketchProblems } from './sketch.ts';

/** `afterFix` is the whole text when all fixes are made. */
function check(text: string, expected: readonly string[], afterFix?: string): void {
  const document = parse(text);
  assert.deepEqual(sketchProblems(document), expected);
  if (afterFix !== undefined) assert.equal(fixed(document), afterFix);
}

const url = 'https://example.com/a';

describe('parse: problems', () => {
  it('finds none in ordinary files', () => {
    check('', []);
    check('###\n\n### a\n# @name b\n@c = d\nPOST {{c}} HTTP/1.1\nA: b\n\n{}\n\n> {% e %}\n###\n', []);
    check(`GET ${url}\nA: b\n\n`, []);
  });

  describe('on the request line', () => {
    it('says how a method is sent', () => check(`get ${url}`, ['hint method-case "get"'], `GET ${url}`));
    it('says nothing of the case of other methods', () => check(`purge ${url}`, []));
    it('asks for a target', () => check('GET', ['error missing-target "GET"']));
    for (const version of ['HTTP/9.9', 'HTTP/1.2', 'HTTP/', 'http/x', 'HTTP/2 (Other)'])
      it(`refuses ${version}`, () => check(`GET ${url} ${version}`, [`error malformed-version "${version}"`]));
    for (const version of ['HTTP/1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/3', 'http/1.1', 'HTTP/{{v}}'])
      it(`accepts ${version}`, () => check(`GET ${url} ${version}`, []));
    it('asks for a request line in place of prose, once a block', () =>
      check('Some words of prose\nand more words here\n###\n}\n', [
        'error not-a-request-line "Some words of prose"',
        'error not-a-request-line "}"',
      ]));
    it('comments prose out', () =>
      check('Some words here', ['error not-a-request-line "Some words here"'], '# Some words here'));
    for (const body of ['{', '{ "a": 1 }', '[1, 2]', '[', '[{ "a": 1 }]', '["a"]', '<note>', '<?xml version="1.0"?>'])
      it(`asks for the request line of the body ${body}`, () =>
        check(`###\n${body}`, [`error body-without-request-line ${JSON.stringify(body)}`]));
    for (const prose of ['}', '[a note]', '<-- here', '"quoted"'])
      it(`takes ${prose} for no body`, () => check(prose, [`error not-a-request-line ${JSON.stringify(prose)}`]));
    for (const target of ['[::1]:8080/a', '[{{v6}}]/a']) it(`takes ${target} for a target`, () => check(target, []));
    it('asks for the request line before fields', () =>
      check('Accept: text/html', ['error field-before-request-line "Accept: text/html"']));
  });

  it('warns of text behind the version, which is read as part of the target', () => {
    const line = `GET ${url} HTTP/1.1`;
    check(`${line} A: b`, ['warning text-behind-version "HTTP/1.1 A: b"'], `${line}\nA: b`);
    check(`${line}  A: b\r\n\r\n{}`, ['warning text-behind-version "HTTP/1.1  A: b"'], `${line}\r\nA: b\r\n\r\n{}`);
    check(`${line}\nA: HTTP/1.1 b`, []);
    check(`GET ${url}/HTTP/1.1 b`, []);
  });
  describe('among the fields', () => {
    const get = `GET ${url}\n`;
    it('refuses a line without a colon', () =>
      check(`${get}no colon`, ['error field-without-colon "no colon"'], `${get}# no colon`));
    it('refuses a name with spaces in it', () => check(`${get}a b: c`, ['error invalid-field-name "a b"']));
    it('refuses a definition', () => check(`${get}@a = b`, ['error variable-among-fields "@a = b"'], `${get}# @a = b`));
    it('takes a spread for fields', () => check(`${get}...headers`, []));
    it('asks for the blank line before a body', () =>
      check(`${get}A: b\n{"c": 1}`, ['error missing-blank-line "{\\"c\\": 1}"'], `${get}A: b\n\n{"c": 1}`));
    it('inserts a blank line that ends as the others do', () =>
      check(`GET ${url}\r\n{}\r\n`, ['error missing-blank-line "{}"'], `GET ${url}\r\n\r\n{}\r\n`));
    it('asks for it before an indented bracket, which is no fold', () => {
      check(`${get}A: b\n  {\n  "c": 1\n}`, ['error missing-blank-line "{"'], `${get}A: b\n\n  {\n  "c": 1\n}`);
      check(`${get}A:\n  {`, ['warning folded-field "{"']);
      check(`${get}A: b\n  {c}`, ['warning folded-field "{c}"']);
    });
    it('asks for a separator before a second request', () =>
      check(`${get}PUT ${url}\n`, [`error missing-separator "PUT ${url}"`], `${get}###\nPUT ${url}\n`));
    it('warns of folding', () => check(`${get}A: b,\n  c`, ['warning folded-field "c"'], `${get}A: b, c`));
    it('warns of white space before a colon', () =>
      check(`${get}A : b`, ['warning space-before-colon " "'], `${get}A: b`));
    it('refuses white space before a colon by the draft specification', () =>
      check(
        `# @dialect draft-2026\n${get}A : b`,
        ['error space-before-colon " "'],
        `# @dialect draft-2026\n${get}A: b`,
      ));
    it('mentions an indented field', () => check(`${get}  A: b`, ['hint indented-field "  "'], `${get}A: b`));
  });

  describe('in and behind a body', () => {
    it('warns of a second request in a body', () =>
      check(
        `GET ${url}\n\nPUT ${url}\nA: b`,
        [`warning missing-separator "PUT ${url}"`],
        `GET ${url}\n\n###\nPUT ${url}\nA: b`,
      ));
    it('warns of a command for curl in a body', () => {
      check(
        `POST ${url}\n\n{}\n\ncurl -X POST ${url}`,
        [`warning missing-separator "curl -X POST ${url}"`],
        `POST ${url}\n\n{}\n\n###\ncurl -X POST ${url}`,
      );
      check(`POST ${url}\n\n{}\n\ncurl '${url}' \\\n  -I`, [`warning missing-separator "curl '${url}' \\\\"`]);
    });
    it('does not warn of words about curl', () => check(`POST ${url}\n\na\n\ncurl is a tool\ncurl ${url}`, []));
    it('does not warn of a method in the middle of a paragraph', () => check(`POST ${url}\n\nUse\nGET ${url}`, []));
    it('mentions fields behind a blank line', () =>
      check(
        `GET ${url}\n\nContent-Type: a/b\n`,
        ['hint field-after-blank-line "Content-Type: a/b"'],
        `GET ${url}\nContent-Type: a/b\n`,
      ));
    it('mentions comments that are not sent', () =>
      check(`POST ${url}\n\na\n\n# b`, ['hint comment-after-body "# b"']));
    it('warns of text behind a handler', () =>
      check(
        `POST ${url}\n\n> {% a %}\ntext\nmore`,
        ['warning text-after-handler "text"'],
        `POST ${url}\n\n> {% a %}\n# text\nmore`,
      ));
    it('refuses a request behind a handler', () =>
      check(`GET ${url}\n\n> {% a %}\nGET ${url}`, [`error missing-separator "GET ${url}"`]));
    it('refuses a script that does not end', () => {
      check(`GET ${url}\n\n> {%\na`, ['error unclosed-script "> {%"']);
      check(`< {%\na\n###\nGET ${url}`, ['error unclosed-script "< {%"']);
      check('{{\na', ['error unclosed-script "{{"']);
    });
  });

  describe('elsewhere', () => {
    it('refuses a definition without a name or =', () => {
      check('@a', ['error malformed-variable "@a"'], '@a =');
      check('@a b', ['error malformed-variable "@a b"'], '@a = b');
      check('@ = b', ['error malformed-variable "@ = b"']);
    });
    it('warns of a name that is ours', () => check('@$a = b', ['warning reserved-variable-name "$a"']));
    it('mentions a directive it does not know', () => check('# @nmae x', ['hint unknown-directive "nmae"']));
    it('says nothing of a definition that is commented out, unless it is near to a directive', () => {
      check('# @host = https://x\n//@port=1', []);
      check('# @timeot = 1', ['hint unknown-directive "timeot"'], '# @timeout = 1');
    });
    it('proposes a directive that is near', () =>
      assert.match(parse('# @no-redirct').problems[0]?.message ?? '', /Did you mean no-redirect\?$/));
    it('says nothing of directives of other tools', () => check('# @jq .a\n# @kulala-prompt x\n# @noRedirect', []));
    it('mentions indented separators and comments', () => {
      check(' ### a', []);
      check(`GET ${url}\n ###`, ['hint indented-separator " "'], `GET ${url}\n###`);
      check(' # a', ['hint indented-comment " "'], '# a');
    });
    it('mentions block comments', () => check('/* a */', ['information block-comment "/* a */"']));
    it('warns of a block comment that does not end', () => check('/* a\n###', ['warning unclosed-comment "/* a"']));
  });

  describe('of names', () => {
    const named = (name: string): string => `###\n# @name ${name}\nGET ${url}\n\n`;
    it('warns of each name that an earlier request has', () =>
      check(`${named('a')}${named('b')}${named('a')}${named('a')}`, [
        'warning duplicate-name "a"',
        'warning duplicate-name "a"',
      ]));
    it('tells it among the other problems, in order', () =>
      check(`${named('a')}### b\nget ${url}\n${named('a')}### c\nget ${url}\n`, [
        'hint method-case "get"',
        'warning duplicate-name "a"',
        'hint method-case "get"',
      ]));
    it('does not mind titles, case, blocks without a request, and other names', () =>
      check(`### a\nGET ${url}\n### a\nGET ${url}\n${named('a')}${named('A')}###\n# @name a\n`, []));
  });

  describe('of bytes that are no text', () => {
    it('refuses a NUL, once a block', () =>
      check(`GET ${url}\n\na\0${'b'.repeat(100)}\0c\n### d${' '.repeat(99)}\n\0\n### e\n`, [
        'error nul-byte "\\u0000"',
        'error nul-byte "\\u0000"',
      ]));
    it('refuses what is binary, once', () => {
      const { problems, blocks } = parse('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0');
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['binary-content'],
      );
      assert.equal(blocks.length, 1);
    });
    it('proposes UTF-8 for UTF-16', () =>
      assert.match(parse('G\0E\0T\0 \0h\0t\0t\0p\0').problems[0]?.message ?? '', /UTF-16/));
    it('accepts tabs, form feeds and escapes', () => check(`POST ${url}\n\n\t\f\x1b[0m`, []));
  });
});
