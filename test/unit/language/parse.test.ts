import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { sketch } from './sketch.ts';

function check(text: string, ...expected: readonly string[]): void {
  const document = parse(text);
  assert.deepEqual(sketch(document), expected);
  assert.equal(document.blocks.map(({ range }) => text.slice(range.start, range.end)).join(''), text);
}

const url = 'https://example.com/a';

describe('parse: blocks', () => {
  it('reads nothing from an empty text, in one block', () => {
    check('');
    assert.equal(parse('').blocks.length, 1);
  });
  it('makes no request of separators alone', () => check('###\n\n###\n', '###', '###'));
  it('begins a block at every ### in the first column', () =>
    check(`GET ${url}\n###\nPUT ${url}\n`, `request GET ${url}`, '###', `request PUT ${url}`));
  it('takes longer rows of # for separators', () => check(`#####\nGET ${url}`, '###', `request GET ${url}`));
  it('does not take ## for a separator', () => check(`## a\nGET ${url}`, 'comment ## a', `request GET ${url}`));
  it('ends a body at ### without a blank line before it', () =>
    check(
      `POST ${url}\n\nbody\n### next\nGET ${url}`,
      `request POST ${url}`,
      'body "body"',
      '### next',
      `request GET ${url}`,
    ));
  it('takes an indented ### before a body for a separator', () =>
    check(`GET ${url}\n  ### two\nGET ${url}`, `request GET ${url}`, '### two', `request GET ${url}`));
  it('does not take an indented ### in a body for a separator', () =>
    check(`POST ${url}\n\na\n  ### b\nc`, `request POST ${url}`, String.raw`body "a\n  ### b\nc"`));
  it('calls a request by the text behind ###', () =>
    check(`###   Get it  \nGET ${url}`, '### Get it', `request GET ${url}`));
  it('drops the row of # that closes a banner', () => check('#### Users ####', '### Users'));
  it('takes @name for no part of the title', () => check('### @name log_in (old)', '### log_in (old)'));
  it('keeps a # that belongs to the title', () => check('### C#', '### C#'));
  it('prefers @name to the title', () =>
    check(`### A\n# @name b\nGET ${url}`, '### A', 'name b', `request GET ${url}`));
  it('reads @name=x and @name = x', () => {
    check(`# @name=x\nGET ${url}`, 'name x', `request GET ${url}`);
    check(`// @name = x\nGET ${url}`, 'name x', `request GET ${url}`);
  });
  it('drops a byte order mark', () => check(`\ufeffGET ${url}`, `request GET ${url}`));
  it('drops a byte order mark before a separator', () =>
    check(`\ufeff### a\nGET ${url}`, '### a', `request GET ${url}`));
  it('reads CR LF, CR and mixed line ends', () => {
    check(`GET ${url}\r\nA: b\r\n\r\nx\r\ny\r\n`, `request GET ${url}`, 'field A: b', String.raw`body "x\r\ny"`);
    check(`GET ${url}\rA: b\r\rx`, `request GET ${url}`, 'field A: b', 'body "x"');
    check(`GET ${url}\r\nA: b\n\r\nx\ny`, `request GET ${url}`, 'field A: b', String.raw`body "x\ny"`);
  });
  it('does not make a request of variables and scripts alone', () =>
    check('@a = 1\n\n< {% run() %}\n###\n', 'variable a = 1', 'script inline: run()', '###'));
  it('reads NOP as no request', () => check('### Shared\nNOP\n@a=1\n', '### Shared', 'variable a = 1'));
});

describe('parse: the request line', () => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    [`GET ${url}`, `request GET ${url}`],
    [`GET ${url} HTTP/1.1`, `request GET ${url} HTTP/1.1`],
    [`GET ${url} HTTP/2 (Prior Knowledge)`, `request GET ${url} HTTP/2 (Prior Knowledge)`],
    [`GET    ${url}   HTTP/1.0  `, `request GET ${url} HTTP/1.0`],
    [`get ${url}`, `request get ${url}`],
    [url, `request - ${url}`],
    [`${url} HTTP/1.1`, `request - ${url} HTTP/1.1`],
    ['example.com', 'request - example.com'],
    ['example.com HTTP/1.1', 'request - example.com HTTP/1.1'],
    ['example.com/a b', 'request - example.com/a b'],
    ['localhost:8080/x', 'request - localhost:8080/x'],
    ['POST localhost:8080', 'request POST localhost:8080'],
    ['/path', 'request - /path'],
    ['GET /path?x=1 HTTP/1.1', 'request GET /path?x=1 HTTP/1.1'],
    ['OPTIONS *', 'request OPTIONS *'],
    ['OPTIONS * HTTP/1.1', 'request OPTIONS * HTTP/1.1'],
    ['CONNECT example.com:443', 'request CONNECT example.com:443'],
    ['GET [::1]:8080/a', 'request GET [::1]:8080/a'],
    ['http://[::1]/a', 'request - http://[::1]/a'],
    ['{{url}}', 'request - {{url}}'],
    ['{{host}}/a/{{b}}', 'request - {{host}}/a/{{b}}'],
    ['{{ host }}/a', 'request - {{ host }}/a'],
    ['{{method}} {{url}}', 'request {{method}} {{url}}'],
    ['{{method}} https://x', 'request {{method}} https://x'],
    ['{{url}} HTTP/1.1', 'request - {{url}} HTTP/1.1'],
    ['GET {{url}} HTTP/{{version}}', 'request GET {{url}} HTTP/{{version}}'],
    ['PROPFIND https://x', 'request PROPFIND https://x'],
    ['QUERY https://x', 'request QUERY https://x'],
    ['M-SEARCH *', 'request M-SEARCH *'],
    ["X!#$%&'*+-.^_`|~9 https://x", "request X!#$%&'*+-.^_`|~9 https://x"],
    ['purgeAll https://x', 'request purgeAll https://x'],
    ['GET https://例え.jp/パス', 'request GET https://例え.jp/パス'],
    ['GET https://x/a b?c=d e', 'request GET https://x/a b?c=d e'],
    ['GET [[.ServerURL]]/a', 'request GET [[.ServerURL]]/a'],
    ['GRAPHQL https://x', 'request GRAPHQL https://x'],
    ['  GET https://x', 'request GET https://x'],
    ['GET', 'request GET '],
  ];
  for (const [text, expected] of rows) it(`reads ${text}`, () => check(text, expected));

  const others: readonly string[] = [
    '{"a": 1}',
    'Some words of prose',
    'Content-Type: application/json',
    '"quoted"',
    '} catch',
    '-X POST',
    '<html>',
    'a, b',
  ];
  for (const text of others) it(`does not read ${text}`, () => check(text));

  it('goes on over indented lines', () =>
    check(`GET ${url}\n  ?b=c\n\t&d=e HTTP/1.1\nA: b`, `request GET ${url}?b=c&d=e HTTP/1.1`, 'field A: b'));
  it('goes on over lines that begin with ? and &', () => check(`GET ${url}\n?b=c\n&d=e`, `request GET ${url}?b=c&d=e`));
  it('goes on over indented lines of a path', () =>
    check('GET https://x\n  /a\n  /b\nA: b', 'request GET https://x/a/b', 'field A: b'));
  it('goes on over a target that begins on the next line', () => check('GET\n  https://x', 'request GET https://x'));
  it('reads comments between the lines of a target', () =>
    check(`GET ${url}\n  ?b=c\n  # &c=d\n# x\n  &d=e`, 'comment # &c=d', 'comment # x', `request GET ${url}?b=c&d=e`));
  it('does not go on over an indented field', () =>
    check(`GET ${url}\n  Accept: text/html`, `request GET ${url}`, 'field Accept: text/html'));
  it('does not go on over an assertion', () =>
    check(`GET ${url}\n?? status == 200`, `request GET ${url}`, 'assertion status == 200'));
  it('does not go on behind a version', () =>
    check(`GET ${url} HTTP/1.1\n  A: b`, `request GET ${url} HTTP/1.1`, 'field A: b'));
});

describe('parse: fields', () => {
  it('keeps order, case and duplicates', () =>
    check(`GET ${url}\nb: 1\nA: 2\nB: 3`, `request GET ${url}`, 'field b: 1', 'field A: 2', 'field B: 3'));
  it('trims white space around a value, keeps what is in it', () =>
    check(`GET ${url}\nA: \t x  y ; # z \t`, `request GET ${url}`, 'field A: x  y ; # z'));
  it('reads an empty value', () => check(`GET ${url}\nAccept:`, `request GET ${url}`, 'field Accept: '));
  it('reads placeholders in names', () => check(`GET ${url}\nX-{{a}}: b`, `request GET ${url}`, 'field X-{{a}}: b'));
  it('reads a field without a space behind the colon', () =>
    check(`GET ${url}\nA:b:c`, `request GET ${url}`, 'field A:b:c'.replace('A:', 'A: ')));
  it('reads comments and directives among fields', () =>
    check(
      `GET ${url}\nA: b\n# c\n// @no-redirect\nD: e`,
      'comment # c',
      'directive no-redirect',
      `request GET ${url}`,
      'field A: b',
      'field D: e',
    ));
  it('joins folded lines', () => check(`GET ${url}\nA: b,\n  c`, `request GET ${url}`, 'field A: b, ⏎ c'));
  it('does not fold an indented field', () =>
    check(`GET ${url}\nA: b\n  C: d`, `request GET ${url}`, 'field A: b', 'field C: d'));
  it('leaves out lines that are no field', () =>
    check(`GET ${url}\nno colon\nA: b`, `request GET ${url}`, 'field A: b'));
  it('begins the body at what can only be a body', () =>
    check(
      `POST ${url}\nA: b\n{\n  "x": 1\n}`,
      `request POST ${url}`,
      'field A: b',
      String.raw`body "{\n  \"x\": 1\n}"`,
    ));
});

describe('parse: bodies', () => {
  const post = `POST ${url}\n\n`;
  const request = `request POST ${url}`;
  it('has no body without a blank line', () => check(`POST ${url}\nA: b`, request, 'field A: b'));
  it('has no body of blank lines', () => check(`${post}\n \n\t\n`, request));
  it('leaves out blank lines and the line end at the end', () =>
    check(`${post}a\n\nb\n\n \n`, request, String.raw`body "a\n\nb"`));
  it('keeps blank lines at the beginning and white space around lines', () =>
    check(`${post}\n  a  \n`, request, String.raw`body "\n  a  "`));
  it('keeps lines that look like comments', () =>
    check(`${post}# a\n{\n// b\n}\n#c`, request, String.raw`body "# a\n{\n// b\n}\n#c"`));
  it('leaves out comments at the very end behind a blank line', () =>
    check(`${post}a\n\n# b\n\n// c\n`, 'comment # b', 'comment // c', request, 'body "a"'));
  it('keeps comments at the end without a blank line before them', () =>
    check(`${post}a\n# b`, request, String.raw`body "a\n# b"`));
  it('has no body of comments alone', () => check(`GET ${url}\n\n# next\n`, 'comment # next', `request GET ${url}`));
  it('keeps headings of Markdown', () =>
    check(
      `POST ${url}\nContent-Type: text/markdown\n\na\n\n# b`,
      request,
      'field Content-Type: text/markdown',
      String.raw`body "a\n\n# b"`,
    ));
  it('keeps lines that look like definitions', () => check(`${post}@a = b`, request, 'body "@a = b"'));
  it('never sends a directive', () =>
    check(`${post}a\n# @no-log\nb`, 'directive no-log', request, String.raw`body "a\n" "b"`));
  it('sends words of other tools, which are common in texts', () =>
    check(`${post}a\n# @file b.ts\n// @default c`, request, String.raw`body "a\n# @file b.ts\n// @default c"`));
  it('sends what is no directive that is known', () =>
    check(`${post}// @ts-ignore\nb`, request, String.raw`body "// @ts-ignore\nb"`));
  it('reads files', () => check(`${post}< ./a.json`, request, 'body < ./a.json>'));
  it('reads files with placeholders and an encoding', () => {
    check(`${post}<@ ./a b.json`, request, 'body <@ ./a b.json>');
    check(`${post}<@latin1 a.txt`, request, 'body <@latin1 a.txt>');
  });
  it('reads files between text, line ends with the text', () =>
    check(`${post}a\n< b\nc\n< d\n`, request, String.raw`body "a\n" < b> "\nc\n" < d>`));
  it('does not take markup for a file', () =>
    check(`${post}<a>\n<b/>\n  < c\n`, request, String.raw`body "<a>\n<b/>\n  < c"`));
  it('keeps > and >> within a text', () =>
    check(`${post}> quoted\ntext\n>> more\nend`, request, String.raw`body "> quoted\ntext\n>> more\nend"`));
  it('keeps a line of double braces within a text', () =>
    check(`${post}{{\ntext`, request, String.raw`body "{{\ntext"`));
  it('keeps messages within a multipart body', () =>
    check(
      `POST ${url}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nGET ${url}\n\n--b\n\nHTTP/1.1 200 OK\n\n--b--`,
      request,
      'field Content-Type: multipart/mixed; boundary=b',
      String.raw`body "--b\n\nGET https://example.com/a\n\n--b\n\nHTTP/1.1 200 OK\n\n--b--"`,
    ));
});

describe('parse: what follows a body', () => {
  const get = `GET ${url}\n\n`;
  const request = `request GET ${url}`;
  it('reads a handler on one line', () => check(`${get}> {% a() %}`, request, 'handler inline: a()'));
  it('reads a handler over several lines, with anything in it', () =>
    check(`${get}> {%\n  // c\n  a("###")\n\n%}\n`, request, String.raw`handler inline: // c\n  a(\"###\")`));
  it('reads a handler behind a body without a blank line', () =>
    check(`POST ${url}\n\n{}\n> {% a %}`, `request POST ${url}`, 'body "{}"', 'handler inline: a'));
  it('reads a handler directly behind the fields', () =>
    check(`GET ${url}\nA: b\n> {% a %}`, request, 'field A: b', 'handler inline: a'));
  it('reads Lua, marked in either way', () => {
    check(`${get}> {%\n-- lua\nx = 1\n%}`, request, String.raw`handler inline lua: -- lua\nx = 1`);
    check(`${get}> {% lang=lua\nx = 1\n%}`, request, String.raw`handler inline lua: lang=lua\nx = 1`);
    check(`${get}> {%\nlang = lua\n%}`, request, 'handler inline: lang = lua');
  });
  it('reads files, outputs, assertions and stored responses', () =>
    check(
      `${get}> ./a.js\n>> out.json\n>>! out2.json\n<> 2026.200.json\n?? status == 200\n`,
      request,
      'handler file ./a.js',
      'assertion status == 200',
      'output out.json',
      'output out2.json overwrite',
      'stored <> 2026.200.json',
    ));
  it('reads them behind a body', () =>
    check(
      `POST ${url}\n\na\n\n>> b\n# c\n\n?? d`,
      'comment # c',
      `request POST ${url}`,
      'body "a"',
      'assertion d',
      'output b',
    ));
  it("reads httpYac's scripts", () =>
    check(
      `{{\n  exports.a = 1\n}}\n${get}{{@response\n  b()\n}}\n`,
      'script httpyac null: exports.a = 1',
      request,
      'handler httpyac response: b()',
    ));
  it('reads a response kept below a request', () =>
    check(
      `${get}HTTP/1.1 200 OK\nA: b\n\n{}\n\n{{@response\n a\n}}`,
      request,
      'handler httpyac response: a',
      String.raw`stored HTTP/1.1 200 OK\nA: b\n\n{}`,
    ));
  it('never sends a block that begins with a response', () =>
    check(
      '### kept\nHTTP/1.1 404 Not Found\nA: b\n\nbody',
      '### kept',
      String.raw`stored HTTP/1.1 404 Not Found\nA: b\n\nbody`,
    ));
});

describe('parse: before the request line', () => {
  it('reads definitions', () => {
    check(
      '@a=1\n@b = {{a}} x \n@c =\n@d := now()\n@e-f.g = h',
      'variable a = 1',
      'variable b = {{a}} x',
      'variable c =',
      'variable d := now()',
      'variable e-f.g = h',
    );
  });
  it('keeps what stands behind the first =', () => check('@a = b=c # d', 'variable a = b=c # d'));
  it('reads comments of every kind', () =>
    check(
      '# a\n// b\n#c\n/* d\n e */\nhttps://x',
      'comment # a',
      'comment // b',
      'comment #c',
      String.raw`comment /* d\n e */`,
      'request - https://x',
    ));
  it('does not take //host for a target', () => check('//example.com/a', 'comment //example.com/a'));
  it('reads directives with and without values', () =>
    check(
      '# @timeout 5 s\n#@note\n//   @tag = a, b\nhttps://x',
      'directive timeout 5 s',
      'directive note',
      'directive tag a, b',
      'request - https://x',
    ));
  it('does not take an address for a directive', () =>
    check('# @a@b.c\n# see @name\nhttps://x', 'comment # @a@b.c', 'comment # see @name', 'request - https://x'));
  it('reads scripts', () =>
    check('< {% a %}\n< ./b.js\nhttps://x', 'script inline: a', 'script file ./b.js', 'request - https://x'));
  it('reads import and run', () =>
    check(
      'import ./a.http\nrun #Log in (@a=1)\nrun ./b.http\nrun #c (@host=https://x)',
      'import ./a.http',
      'run #Log in (@a=1)',
      'run ./b.http',
      'run #c (@host=https://x)',
    ));
  it('does not take a method named run for an instruction', () => check('run https://x', 'request run https://x'));
});
