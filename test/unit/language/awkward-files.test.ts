import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { checkLines as check } from './check-lines.ts';
import { sketchProblems } from './sketch.ts';

function checkProblems(lines: readonly string[], ...expected: readonly string[]): void {
  assert.deepEqual(sketchProblems(parse(lines.join('\n'))), expected);
}

const a = 'https://example.com/a';
const b = 'https://example.com/b';
const getA = `request GET ${a}`;
const getB = `request GET ${b}`;
const postA = `request POST ${a}`;

describe('awkward files: words that are no requests', () => {
  it('a heading above a request, with or without a colon or a blank line', () => {
    check(['Login', `POST ${a}`, '', '{}'], postA, 'body "{}"');
    check(['Users:', '', `GET ${a}`], getA);
    checkProblems(['Login', '', `GET ${a}`], 'error not-a-request-line "Login"');
  });
  it('a name alone, which is a target where no request line follows', () => {
    check(['myservice'], 'request - myservice');
    check(['myservice', 'Accept: */*'], 'request - myservice', 'field Accept: */*');
    check(['myservice:8080', '', 'GET x'], 'request - myservice:8080', 'body "GET x"');
  });
  it('rules of signs above requests', () => {
    for (const rule of ['---', '***', '~~~~', '======', '+++']) check([rule, `GET ${a}`, '', '###', rule], getA, '###');
  });
  it('a rule between two requests, which separates nothing', () => {
    check([`GET ${a}`, '', '---', '', `GET ${b}`], getA, String.raw`body "---\n\nGET https://example.com/b"`);
    checkProblems([`GET ${a}`, '', '---', '', `GET ${b}`], `warning missing-separator "GET ${b}"`);
  });
  it('prose above a request, of which the first line is reported', () => {
    check(['### A', '', 'Some prose about this.', 'It goes on.', '', `GET ${a}`], '### A', getA);
    checkProblems(['Some prose.', 'It goes on.', `GET ${a}`], 'error not-a-request-line "Some prose."');
  });
  it('a name alone below prose, which is more of it', () => {
    check(['Some prose about this {', '  myservice', '}', '', `GET ${a}`], getA);
    check(['Some prose about this.', '  https://x'], 'request - https://x');
  });
  it('a heading that begins with a method, above a request', () => {
    check(['Get all users', `GET ${a}`], getA);
    check(['Delete user.', '', `DELETE ${a}`], `request DELETE ${a}`);
    check(['Get all users'], 'request Get all users');
    check([`get ${a}`, '', `GET ${b}`], `request get ${a}`, `body "GET ${b}"`);
  });
  it('comments of other languages', () => {
    for (const comment of ['-- note', '; note', '% note', "' note"]) check([comment, `GET ${a}`], getA);
  });
  it('definitions of Emacs, of a shell and of JavaScript', () => {
    check([':host = https://x', '', `GET ${a}`], getA);
    check(['HOST=https://x', `GET ${a}`], getA);
    check(['const host = 1;', `GET ${a}`], getA);
  });
  it('a no-break space behind the method, which is told from a plain one', () => {
    const line = `GET\u00a0${a}`;
    checkProblems([line], `error not-a-request-line ${JSON.stringify(line)}`);
    const [problem] = parse(line).problems;
    assert.deepEqual(problem?.fix?.edits, [{ range: { start: 3, end: 4 }, newText: ' ' }]);
  });
  it('a numbered list of requests', () => checkProblems([`1. GET ${a}`], `error not-a-request-line "1. GET ${a}"`));
  it('a file that is a response, headers and all', () =>
    check(['HTTP/1.1 200 OK', 'Date: x', '', '{"a":1}'], String.raw`stored HTTP/1.1 200 OK\nDate: x\n\n{\"a\":1}`));
  it('a request below a response, which is told to be part of it', () => {
    const response = [`GET ${a}`, '', 'HTTP/1.1 200 OK', '', '{}'];
    check([...response, '', `GET ${b}`], getA, String.raw`stored HTTP/1.1 200 OK\n\n{}\n\nGET ${b}`);
    checkProblems([...response, '', `GET ${b}`], `warning missing-separator "GET ${b}"`);
    checkProblems([...response, 'Write', `GET ${b}`]);
  });
  it('an empty file of separators, blanks and a byte order mark', () =>
    check(['\ufeff', '###', ' ', '### ', '\t'], '###', '###'));
});

describe('awkward files: request lines and targets', () => {
  it('a comment behind the target, which belongs to it', () => {
    check([`GET ${a} # all`, 'Accept: */*'], `request GET ${a} # all`, 'field Accept: */*');
    check([`GET ${a} // all`], `request GET ${a} // all`);
  });
  it('a target with a template, JSON and spaces in it', () =>
    check(
      ['GET https://x/users/:id/{name}?q={"a": "b c"} HTTP/1.1'],
      'request GET https://x/users/:id/{name}?q={"a": "b c"} HTTP/1.1',
    ));
  it('placeholders with spaces, quotes and pluses in a target', () =>
    check(
      ['GET {{h}}:{{p}}/x?from={{$timestamp -1 d}}&to={{$datetime "YYYY-MM-DD" +1 d}}'],
      'request GET {{h}}:{{p}}/x?from={{$timestamp -1 d}}&to={{$datetime "YYYY-MM-DD" +1 d}}',
    ));
  it('a target in quotes, and a port alone', () => {
    check(['GET "https://x/a b"'], 'request GET "https://x/a b"');
    check(['GET :3000/x'], 'request GET :3000/x');
  });
  it('a query whose lines end with the sign', () =>
    check([`GET ${a}?`, '  b=1&', '  c=2', 'Accept: */*'], `request GET ${a}?b=1&c=2`, 'field Accept: */*'));
  it('a path and a query over lines with a comment and tabs', () =>
    check(
      ['GET https://x', '\t/path', '\t?a=b', '\t# &e=f', '\t&c={{d}} HTTP/1.1', 'Accept: */*'],
      'comment # &e=f',
      'request GET https://x/path?a=b&c={{d}} HTTP/1.1',
      'field Accept: */*',
    ));
  it('tabs between the words of a request line', () => check([`GET\t${a}\tHTTP/1.1`], `request GET ${a} HTTP/1.1`));
  it('methods and versions in any case', () =>
    check([`get ${a} http/1.1`, '###', `Post ${b}`], `request get ${a} http/1.1`, '###', `request Post ${b}`));
  it('a title that is a request line of its own', () => check([`### GET ${a}`, `GET ${b}`], `### GET ${a}`, getB));
  it('a host without a scheme, with and without a method', () => {
    check(['api.example.com/v1?x=1', 'Accept: */*'], 'request - api.example.com/v1?x=1', 'field Accept: */*');
    check(['DELETE 10.0.0.1:8080/a'], 'request DELETE 10.0.0.1:8080/a');
    check(['例え.jp/パス'], 'request - 例え.jp/パス');
  });
  it('protocols that are recognised and not sent', () => {
    check(['WS wss://x/y', '', 'hi'], 'request WS wss://x/y', 'body "hi"');
    check(['SSE https://x/y'], 'request SSE https://x/y');
    check(['MQTT mqtt://x', 'Topic: a/b', '', 'hi'], 'request MQTT mqtt://x', 'field Topic: a/b', 'body "hi"');
    check(['proto < ./a.proto', '', 'GRPC x:1/a.B/C', '', '{}'], 'request GRPC x:1/a.B/C', 'body "{}"');
  });
});

describe('awkward files: curl', () => {
  it('as Postman writes it, over lines', () =>
    check(
      [`curl --location '${a}' \\`, "--header 'X-A: 1' \\", `--data '{`, '  "a": 1', "}'"],
      `request POST ${a}`,
      'field X-A: 1',
      'field Content-Type: application/x-www-form-urlencoded',
      String.raw`body '{\n  \"a\": 1\n}'`,
    ));
  it('two commands in a block, of which the second wants a separator', () =>
    checkProblems([`curl ${a}`, '', `curl ${b}`], `error missing-separator "curl ${b}"`));
  it('behind a prompt, which is not read', () =>
    checkProblems([`$ curl ${a}`], `error not-a-request-line "$ curl ${a}"`));
});

describe('awkward files: fields', () => {
  it('fields of HTTP/2 as browsers show them', () => {
    check([`GET ${a}`, ':authority: x', 'accept: */*'], getA, 'field accept: */*');
    checkProblems([`GET ${a}`, ':authority: x'], 'error field-without-colon ":authority: x"');
  });
  it('fields in quotes, which begin a body', () =>
    checkProblems([`GET ${a}`, '"A": "b"'], String.raw`error missing-blank-line "\"A\": \"b\""`));
  it('white space before the colon, an empty value and one of colons', () =>
    check([`GET ${a}`, 'A : 1', 'B:', 'C:::d'], getA, 'field A: 1', 'field B: ', 'field C: ::d'));
  it('a commented field between two', () =>
    check(
      [`GET ${a}`, 'A: 1', '#B: 2', '//C: 3', 'D: 4'],
      'comment #B: 2',
      'comment //C: 3',
      getA,
      'field A: 1',
      'field D: 4',
    ));
  it('a body without its blank line', () => {
    check([`POST ${a}`, 'A: 1', '{', '  "b": 2', '}'], postA, 'field A: 1', String.raw`body "{\n  \"b\": 2\n}"`);
    check([`POST ${a}`, '<a>', '</a>'], postA, String.raw`body "<a>\n</a>"`);
  });
});

describe('awkward files: bodies', () => {
  it('JSON with comments of every kind, all of them sent', () =>
    check(
      [`POST ${a}`, '', '// first', '{', '  "a": 1, // c', '  /* d */', '# e', '  "b": 2', '}'],
      postA,
      String.raw`body "// first\n{\n  \"a\": 1, // c\n  /* d */\n# e\n  \"b\": 2\n}"`,
    ));
  it('another request commented out below a body, and only below a body told', () => {
    check(
      [`POST ${a}`, '', '{}', '', `# GET ${b}`, '#', '# x'],
      `comment # GET ${b}`,
      'comment #',
      'comment # x',
      postA,
      'body "{}"',
    );
    checkProblems([`POST ${a}`, '', '{}', '', '# x'], 'hint comment-after-body "# x"');
    checkProblems([`GET ${a}`, '', '', '// nothing', '# but this']);
  });
  it('a definition in the body, which is sent', () =>
    check(
      [`POST ${a}`, '', '{}', '', '@t = {{l.response.body.t}}'],
      postA,
      String.raw`body "{}\n\n@t = {{l.response.body.t}}"`,
    ));
  it('a file by a path of Windows, of the home folder and with spaces', () => {
    check([`POST ${a}`, '', String.raw`< C:\me\f.json`], postA, String.raw`body < C:\me\f.json>`);
    check([`POST ${a}`, '', '< ~/my file.json '], postA, 'body < ~/my file.json>');
    check([`POST ${a}`, '', '<@windows-1252 {{dir}}/f.txt'], postA, 'body <@windows-1252 {{dir}}/f.txt>');
  });
  it('a file without the space, which is text', () =>
    check([`POST ${a}`, '', '<file.json'], postA, 'body "<file.json"'));
  it('a file, a handler, and where the answer goes', () =>
    check(
      [`POST ${a}`, '', '< ./a.json', '', '> {% go() %}', '', '>> {{$historyFolder}}/x.json'],
      postA,
      'body < ./a.json>',
      'handler inline: go()',
      'output {{$historyFolder}}/x.json',
    ));
  it('XML with a declaration, and markup that begins with a sign and a space', () => {
    check(
      [`POST ${a}`, '', '<?xml version="1.0"?>', '<a> > b</a>'],
      postA,
      String.raw`body "<?xml version=\"1.0\"?>\n<a> > b</a>"`,
    );
    check([`POST ${a}`, '', 'a', '<= b', '>= c'], postA, String.raw`body "a\n<= b\n>= c"`);
  });
  it('a quoted mail and a text in Markdown', () => {
    check([`POST ${a}`, '', '> quoted', '', 'Best'], postA, String.raw`body "> quoted\n\nBest"`);
    check(
      [`POST ${a}`, 'Content-Type: text/markdown', '', '# T', '', '> q', '', 'End'],
      postA,
      'field Content-Type: text/markdown',
      String.raw`body "# T\n\n> q\n\nEnd"`,
    );
  });
  it('lines of JSON, each a document', () =>
    check([`POST ${a}`, '', '{"a":1}', '{"b":2}', ''], postA, String.raw`body "{\"a\":1}\n{\"b\":2}"`));
  it('braces of a template language within a text', () =>
    check([`POST ${a}`, '', '{{#each x}}', '{{', 'y', '}} z'], postA, String.raw`body "{{#each x}}\n{{\ny\n}} z"`));
  it('several handlers and responses, with blank lines and comments between', () =>
    check(
      [`GET ${a}`, '', '> {%', ' one()', '%}', '', '# c', '> two.js', '', '<> a.json', '<> b.json'],
      'comment # c',
      getA,
      'handler inline: one()',
      'handler file two.js',
      'stored <> a.json',
      'stored <> b.json',
    ));
  it('a boundary that is a placeholder', () =>
    check(
      [`POST ${a}`, 'Content-Type: multipart/form-data; boundary={{b}}', '', '--{{b}}', '', 'v', '--{{b}}--'],
      postA,
      'field Content-Type: multipart/form-data; boundary={{b}}',
      String.raw`body "--{{b}}\n\nv\n--{{b}}--"`,
    ));
});

describe('awkward files: scripts, imports and instructions', () => {
  it('a script between the title and the name', () =>
    check(
      ['### T', '', '< {%', '  go()', '%}', '# @name n', `GET ${a}`],
      '### T',
      'name n',
      'script inline: go()',
      getA,
    ));
  it('imports, runs with values, and what Kulala calls shared', () =>
    check(
      ['import ./a.http', '', '### b', 'run #login', 'run ./x.http (@a=1)', '### Shared each', '@c = 1', 'NOP'],
      'import ./a.http',
      '### b',
      'run #login',
      'run ./x.http (@a=1)',
      '### Shared each',
      'variable c = 1',
    ));
  it('a loop and assertions', () =>
    check(
      ['# @loop for 3', `GET ${a}`, '', '?? js response.statusCode == 200', '?? header content-type contains json'],
      'directive loop for 3',
      getA,
      'assertion js response.statusCode == 200',
      'assertion header content-type contains json',
    ));
  it('a name in quotes, one with an equals sign, and one without white space', () => {
    check(['# @name "Foo bar"', `GET ${a}`], 'name "Foo bar"', getA);
    check(['//@name=foo', `GET ${a}`], 'name foo', getA);
    check(['#@name foo', `GET ${a}`], 'name foo', getA);
  });
  it('two signs before @name, which is a comment', () =>
    check(['## @name foo', `GET ${a}`], 'comment ## @name foo', getA));
  it('definitions that are indented, have names of any script, or no sign', () => {
    check(['  @x = 1', `GET ${a}`], 'variable x = 1', getA);
    check(['@名前 = x', '@a.b-c_d=1', `GET ${a}`], 'variable 名前 = x', 'variable a.b-c_d = 1', getA);
    checkProblems(['@host https://x', `GET ${a}`], 'error malformed-variable "@host https://x"');
  });
});
