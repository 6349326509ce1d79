import { checkLines as check } from './check-lines.ts';

const a = 'https://example.com/a';
const b = 'https://example.com/b';
const getA = `request GET ${a}`;
const getB = `request GET ${b}`;
const postA = `request POST ${a}`;
const json = 'Content-Type: application/json';
const jsonField = `field ${json}`;

describe('strange constructs: around requests', () => {
  it('a banner of separators with text, of which the last row names the request', () =>
    check(
      ['### =======', '### Orders', '### =======', '', '### List', `GET ${a}`],
      '### =======',
      '### Orders',
      '### =======',
      '### List',
      getA,
    ));
  it('a title over two separators, of which the second one counts', () =>
    check(
      ['### Search, first', '###   then narrow down', `GET ${a}`],
      '### Search, first',
      '### then narrow down',
      getA,
    ));
  it('a title without a space behind the signs', () => check(['###mutation', `GET ${a}`], '### mutation', getA));
  it('a title in another script, and one with quotes and braces', () => {
    check(['### 1-1.회원가입(멤버)', `GET ${a}`], '### 1-1.회원가입(멤버)', getA);
    check(['### Delete {{point}} of "x" => y', `GET ${a}`], '### Delete {{point}} of "x" => y', getA);
  });
  it('separators before and behind a title, each request closed by one', () =>
    check(
      ['###', '', '### One', `GET ${a}`, '###', '', '### Two', `GET ${b}`, '###'],
      '###',
      '### One',
      getA,
      '###',
      '### Two',
      getB,
      '###',
    ));
  it('a title without a request, used as a heading', () =>
    check(
      ['### Comment only', '# more of it', '', '###', `GET ${a}`],
      '### Comment only',
      'comment # more of it',
      '###',
      getA,
    ));
  it('definitions under a title, before the request they are for', () =>
    check(
      ['### Embed', '@endpoint = https://x', '', 'POST {{endpoint}}/e'],
      '### Embed',
      'variable endpoint = https://x',
      'request POST {{endpoint}}/e',
    ));
  it('a definition between @name and the request line', () =>
    check(['# @name places', '@type = text/html', `GET ${a}`], 'name places', 'variable type = text/html', getA));
  it('a comment that begins with two signs and a colon, as tools of their own have it', () =>
    check(
      ['### Edit', '## EXPECT-STATUS: [200, 201]', `GET ${a}`],
      '### Edit',
      'comment ## EXPECT-STATUS: [200, 201]',
      getA,
    ));
  it('directives of other tools, known to none of the four', () =>
    check(
      ['# @expect status 201', '# @if-not login.response.status 200', '# @pre-delay 500', `GET ${a}`],
      'directive expect status 201',
      'directive if-not login.response.status 200',
      'directive pre-delay 500',
      getA,
    ));
  it('a name with spaces and tabs around it', () => check(['# @name \t Log in \t', `GET ${a}`], 'name Log in', getA));
  it('a name that stands below the request', () =>
    check([`GET ${a}`, '', '# note', '# @name late'], 'name late', 'comment # note', getA));
  it('a name below a title, which it beats', () =>
    check(['### Title', '# @name real', `GET ${a}`], '### Title', 'name real', getA));
  it('a comment that is a whole page with JSON in it', () =>
    check(
      ['# {', '#   "a": [', '#   ]', '# }', `GET ${a}`],
      'comment # {',
      String.raw`comment #   \"a\": [`,
      'comment #   ]',
      'comment # }',
      getA,
    ));
  it('requests that are commented out, above and among the fields', () =>
    check(
      [`#GET ${a}?x=1`, `GET ${a}`, `#GET ${a}?x=2`, 'Accept: text/html'],
      `comment #GET ${a}?x=1`,
      `comment #GET ${a}?x=2`,
      getA,
      'field Accept: text/html',
    ));
  it('definitions with and without spaces, whose values hold anything', () =>
    check(
      ['@a=1', '@b= 2', '@c =3', '@d = PUT-IT-HERE (hint)', '@api-version=2025-09-01', `GET ${a}`],
      'variable a = 1',
      'variable b = 2',
      'variable c = 3',
      'variable d = PUT-IT-HERE (hint)',
      'variable api-version = 2025-09-01',
      getA,
    ));
  it('definitions that ask', () =>
    check(
      ['@u = {{$input your name? $value: john}}', '@f = {{$pick fruit? $value: apple,pear}}', `GET ${a}`],
      'variable u = {{$input your name? $value: john}}',
      'variable f = {{$pick fruit? $value: apple,pear}}',
      getA,
    ));
  it('definitions that are none, and do not hide the request', () => {
    check(['@only_a_name', '', '### Next', `GET ${a}`], '### Next', getA);
    check(['@=only_a_value', '', '### Next', `GET ${a}`], '### Next', getA);
  });
  it('a byte order mark before a definition, a comment and a separator', () => {
    check(['\ufeff@h = x', `GET ${a}`], 'variable h = x', getA);
    check(['\ufeff# c', `GET ${a}`], 'comment # c', getA);
    check(['\ufeff### t', `GET ${a}`], '### t', getA);
  });
});

describe('strange constructs: requests', () => {
  it('a target alone', () => check([a, '', '###', '', `${b} c`], `request - ${a}`, '###', `request - ${b} c`));
  it('white space before the method and behind the target', () =>
    check([` GET  ${a}   HTTP/1.1 `], `request GET ${a} HTTP/1.1`));
  it('a target of placeholders only, and one in the marks of another template language', () => {
    check(['POST {{ADDRESS}}'], 'request POST {{ADDRESS}}');
    check(['GET [[.ServerURL]]/a'], 'request GET [[.ServerURL]]/a');
    check(['GET %s/a'], 'request GET %s/a');
    check(
      ['GET __BASE_URL__/a?b={{c.response.body.$.d[0].e}}'],
      'request GET __BASE_URL__/a?b={{c.response.body.$.d[0].e}}',
    );
  });
  it('a target with quotes, parentheses, dollars and two slashes', () =>
    check(
      [`GET https://x//a('b')/c(d='e%2Ff')?$select=g,h`],
      `request GET https://x//a('b')/c(d='e%2Ff')?$select=g,h`,
    ));
  it('a target with spaces in its query, over lines', () =>
    check(
      [`POST ${a}`, '    ?q=two words', '    &n=5', json, '', '{}'],
      `request POST ${a}?q=two words&n=5`,
      jsonField,
      'body "{}"',
    ));
  it('fields that are indented', () =>
    check(
      [`GET ${a} HTTP/1.1`, '    Accept: text/html', '    api-key: {{k}}'],
      `${getA} HTTP/1.1`,
      'field Accept: text/html',
      'field api-key: {{k}}',
    ));
  it('indented fields behind a target without a version', () =>
    check(
      [`POST ${a}`, '   api-key: {{k}}', '', '   {', '   }'],
      postA,
      'field api-key: {{k}}',
      String.raw`body "   {\n   }"`,
    ));
  it('comments among the fields, and behind them', () =>
    check(
      [`POST ${a}`, '// one', json, '// two', '', '{}'],
      'comment // one',
      'comment // two',
      postA,
      jsonField,
      'body "{}"',
    ));
  it('a comment at the end of a value, which belongs to it', () =>
    check([`POST ${a}`, `${json} // for colours`], postA, `field ${json} // for colours`));
  it('a blank line of spaces between fields and body', () =>
    check([`POST ${a}`, json, '  ', '{}'], postA, jsonField, 'body "{}"'));
  it('gRPC with a service for its path, WebSocket with a message, GraphQL with a query', () => {
    check(
      ['GRPC {{host}}/user.Users/Get', '', '{"id": 1}'],
      'request GRPC {{host}}/user.Users/Get',
      String.raw`body "{\"id\": 1}"`,
    );
    check(
      ['WEBSOCKET ws://x/chat', '', '===', 'Hi', '=== wait-for-server', 'Bye'],
      'request WEBSOCKET ws://x/chat',
      String.raw`body "===\nHi\n=== wait-for-server\nBye"`,
    );
    check(
      ['GRAPHQL https://x', '', 'query {', '  a', '}', '', '{ "n": 1 }'],
      'request GRAPHQL https://x',
      String.raw`body "query {\n  a\n}\n\n{ \"n\": 1 }"`,
    );
  });
  it('a colon in a path that is no port', () =>
    check(['POST localhost:8080/v1/echo:echo', '', '{}'], 'request POST localhost:8080/v1/echo:echo', 'body "{}"'));
  it('a word alone above the request line', () => check(['INSECURE', `GET ${a}`], getA));
  it('a method alone, whose target stands below', () => check(['GET', `  ${a}`], getA));
  it('a curl command under a title', () =>
    check(
      ['### Shorten', `curl -X POST ${a} -u me:pw -H "X-A: 1"`, '', '### Next', `GET ${b}`],
      '### Shorten',
      'directive no-redirect',
      postA,
      'field Authorization: Basic bWU6cHc=',
      'field X-A: 1',
      '### Next',
      getB,
    ));
});

describe('strange constructs: bodies and what follows', () => {
  it('a form over lines, with spaces and with the sign before or behind', () => {
    check([`POST ${a}`, '', 'user = 1 &', 'name = x'], postA, String.raw`body "user = 1 &\nname = x"`);
    check([`POST ${a}`, '', 'user=1', '&name=x', '#&off=y'], postA, String.raw`body "user=1\n&name=x\n#&off=y"`);
  });
  it('a body that is one placeholder, a number, or a negative number', () => {
    check([`POST ${a}`, '', '{{car}}'], postA, 'body "{{car}}"');
    check([`POST ${a}`, '', '10'], postA, 'body "10"');
    check([`POST ${a}`, '', '-1'], postA, 'body "-1"');
  });
  it('an element for a body, which names no file', () =>
    check([`POST ${a}`, '', '<Customer id="3"/>'], postA, String.raw`body "<Customer id=\"3\"/>"`));
  it('a body with a GET', () =>
    check(
      [`GET ${a}`, 'Content-Type: text/plain', '', 'Hello'],
      getA,
      'field Content-Type: text/plain',
      'body "Hello"',
    ));
  it('parts with files between them', () =>
    check(
      [
        `POST ${a}`,
        'Content-Type: multipart/form-data; boundary=W',
        '',
        '--W',
        'Content-Disposition: form-data; name="f"; filename="f.png"',
        '',
        '< ./f.png',
        '--W--',
      ],
      postA,
      'field Content-Type: multipart/form-data; boundary=W',
      String.raw`body "--W\nContent-Disposition: form-data; name=\"f\"; filename=\"f.png\"\n\n" < ./f.png> "\n--W--"`,
    ));
  it('a handler close to the body, over lines, with its end indented', () =>
    check(
      [`POST ${a}`, '', '{}', '> {%', '  set("a")', ' %}'],
      postA,
      'body "{}"',
      'handler inline: set("a")'.replaceAll('"', String.raw`\"`),
    ));
  it('a handler close to the fields, tabs within its braces', () =>
    check([`GET ${a}`, 'Accept: */*', '> {%\tset()\t%}'], getA, 'field Accept: */*', 'handler inline: set()'));
  it('a handler with blank lines and arrow functions', () =>
    check(
      [`GET ${a}`, '> {%', '', "  test('x', () => {", '  });', '', '%}'],
      getA,
      String.raw`handler inline: test('x', () => {\n  });`,
    ));
  it('what came back, kept by name below the request', () =>
    check(
      [`GET ${a}`, '', '<> 2023-07-31T145825.200.json', '', '###'],
      getA,
      'stored <> 2023-07-31T145825.200.json',
      '###',
    ));
  it('what came back, pasted with its phrase in words of its own, above a script', () =>
    check(
      [`GET ${a}`, '', 'HTTP/1.1 200  - OK', 'date: x', '', '{', '}', '', '{{@response', '  go()', '}}'],
      getA,
      'handler httpyac response: go()',
      String.raw`stored HTTP/1.1 200  - OK\ndate: x\n\n{\n}`,
    ));
  it("a script of httpYac's close to the fields", () =>
    check(
      [`POST ${a}`, 'Authorization: Basic {{u}} {{p}}', '{{', '  go()', '}}'],
      postA,
      'field Authorization: Basic {{u}} {{p}}',
      'handler httpyac null: go()',
    ));
  it('what came back, pasted close to the fields', () =>
    check(
      [`GET ${a}`, 'Host: x', 'HTTP/1.1 200 OK', 'Date: y'],
      getA,
      'field Host: x',
      String.raw`stored HTTP/1.1 200 OK\nDate: y`,
    ));
  it('a field of a placeholder, which opens no script', () =>
    check([`GET ${a}`, '{{name}}: {{value}}', '{{both}}'], getA, 'field {{name}}: {{value}}', 'field {{both}}: '));
  it("httpYac's comments among the fields, behind them and behind a script", () => {
    check(
      [`GET ${a}`, 'A: b', '/*', 'C: d', '* e', '*/', 'F: g'],
      String.raw`comment /*\nC: d\n* e\n*/`,
      getA,
      'field A: b',
      'field F: g',
    );
    check(
      [`POST ${a}`, '', '1', '', '{{', 'f()', '}}', '/* c', '*/', '// d'],
      String.raw`comment /* c\n*/`,
      'comment // d',
      postA,
      'body "1"',
      'handler httpyac null: f()',
    );
    check([`POST ${a}`, '', 'a {}', '/* b */', 'c {}'], postA, String.raw`body "a {}\n/* b */\nc {}"`);
  });
  it("headings in httpYac's comments, which separate all the same, and of whose text nothing is a request", () => {
    check(
      [
        '/*',
        '### 1. First',
        '',
        'Send it.',
        '*/',
        '# @ref x',
        `POST ${a}`,
        '',
        '1',
        '/*',
        '### 2. Then',
        'b c',
        '*/',
        '###',
        `GET ${b}`,
      ],
      'comment /*',
      '### 1. First',
      String.raw`comment Send it.\n*/`,
      'comment /*',
      'directive ref x',
      postA,
      'body "1"',
      '### 2. Then',
      String.raw`comment b c\n*/`,
      '###',
      getB,
    );
    check(['### A', 'Some text.', `GET ${a}`, 'Accept: */*'], '### A', getA, 'field Accept: */*');
  });
  it('an indented assertion, below the target and below a field, neither of which it continues', () => {
    check([`GET ${a}`, ' ?? status == 200'], getA, 'assertion status == 200');
    check(
      [`GET ${a}`, 'A: b', '  ?? status == 200', '  # why', '\t?? body exists'],
      'comment # why',
      getA,
      'field A: b',
      'assertion status == 200',
      'assertion body exists',
    );
    check([`GET ${a}`, 'A: b', '  ??c'], getA, 'field A: b ⏎ ??c');
  });
  it('assertions of httpYac, close and apart', () =>
    check(
      [`GET ${a}`, '?? status == 200', '', '?? body includes x'],
      getA,
      'assertion status == 200',
      'assertion body includes x',
    ));
  it('assertions of a tool of its own, which are text like any other', () =>
    check([`GET ${a}`, '', 'EXPECTED_RESPONSE_STATUS 200'], getA, 'body "EXPECTED_RESPONSE_STATUS 200"'));
  it('requests one under the other, which are the body of the first', () =>
    check([`GET ${a}`, 'Accept: */*', '', `GET ${b}`], getA, 'field Accept: */*', `body "GET ${b}"`));
  it('a page of notes behind the last separator', () =>
    check(
      [`GET ${a}`, '###', '', '# Usage:', '#   run it \\', '#   {"a": 1}'],
      getA,
      '###',
      'comment # Usage:',
      String.raw`comment #   run it \\`,
      String.raw`comment #   {\"a\": 1}`,
    ));
  it('space behind the last brace, which is kept', () =>
    check([`POST ${a}`, '', '{', '} ', ''], postA, String.raw`body "{\n} "`));
});
