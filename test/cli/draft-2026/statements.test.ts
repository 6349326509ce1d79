import assert from 'node:assert/strict';
import { blob, bodyOf, lineOf, type Probed, probe, probeTls, valuesOf } from './probe.ts';

/** The words of UTF-8 text as the octets of the wire show them in Latin-1. */
const octets = (text: string): string => Buffer.from(text).toString('latin1');

/** Each request as its request line and body: `GET /a`, `POST /a «body»`. */
function sketch({ requests }: Probed): readonly string[] {
  return requests.map((request) => {
    const body = bodyOf(request);
    return `${lineOf(request).replace(/ HTTP\/1\.1$/, '')}${body === '' ? '' : ` «${body}»`}`;
  });
}

interface Statement {
  readonly feature: string;
  readonly statement: string;
  readonly text: string | Buffer;
  /** What arrives, as `sketch` shows it; or `refused`: an error with exit code 3 and nothing sent. */
  readonly arrives: readonly string[] | 'refused';
  /** Fields that must arrive, with every value, with the last request. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly tls?: boolean;
  readonly extension?: string;
}

function check({ feature, statement, text, arrives, fields = {}, tls, extension = 'http' }: Statement): void {
  it(`${feature}: ${statement}`, async () => {
    const probed = tls ? await probeTls(String(text)) : await probe(text, { extension });
    if (arrives === 'refused') {
      assert.deepEqual(sketch(probed), [], 'nothing may be sent');
      assert.equal(probed.code, 3, probed.err);
      assert.match(probed.err, /error/);
      return;
    }
    assert.deepEqual(sketch(probed), arrives, probed.err);
    assert.equal(probed.code, 0, probed.err);
    const last = probed.requests.at(-1);
    for (const [name, values] of Object.entries(fields)) assert.deepEqual(valuesOf(last, name), values, name);
  });
}

/** Rows of one feature: statement, document, what arrives, and more. */
function feature(
  name: string,
  ...rows: readonly (readonly [
    statement: string,
    text: string | Buffer,
    arrives: Statement['arrives'],
    more?: Partial<Statement>,
  ])[]
): void {
  for (const [statement, text, arrives, more] of rows) check({ feature: name, statement, text, arrives, ...more });
}

const get = 'GET http://HOST';
const post = 'POST http://HOST';

describe('the draft specification 2026-draft.3', function () {
  this.timeout(60_000);

  feature(
    'body octets',
    [
      'text is no encoded form of other octets',
      `${post}/a\n\n\\x41 \\u0042 %43 &#68; QQ==\n`,
      ['POST /a «\\x41 \\u0042 %43 &#68; QQ==»'],
    ],
    [
      'the media type changes no octet',
      `${post}/a\nContent-Type: application/octet-stream\n\né €\n`,
      [`POST /a «${octets('é €')}»`],
    ],
    [
      'a media type of text with another charset changes no octet',
      `${post}/a\nContent-Type: text/plain; charset=iso-8859-1\n\né\n`,
      [`POST /a «${octets('é')}»`],
    ],
    [
      'octets of a reference arrive as they were bound, UTF-8 or not',
      `# @name blob\n${get}/blob\n\n###\n${post}/b\n\n[{{blob.response.body}}]\n`,
      ['GET /blob', `POST /b «[${blob.toString('latin1')}]»`],
    ],
  );

  feature(
    'comment directives',
    [
      'a directive is read',
      `# @name one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      '// marks one as well',
      `// @name one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'no space behind the marker',
      `#@name one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'more spaces behind the marker',
      `#   @name one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'the argument ends at the last octet that is no white space',
      `# @name    one  \t\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'among the fields it is no field',
      `${get}/a\nX-A: 1\n# @no-such: thing\n// @other x: y\nX-B: 2\n`,
      ['GET /a'],
      { fields: { 'x-a': ['1'], 'x-b': ['2'], '# @no-such': [], '// @other x': [] } },
    ],
    ['one that is not known changes nothing', `# @frobnicate hard\n${get}/a\n`, ['GET /a']],
    ['one that another tool knows changes nothing', `# @no-such-thing\n# @loop for 3\n${get}/a\n`, ['GET /a']],
  );

  feature(
    'comments',
    ['before the request line', `# one\n// two\n\n# three\n${get}/a\n`, ['GET /a']],
    [
      'among the fields',
      `${get}/a\nX-A: 1\n# X-C: 3\n// X-D: 4\nX-B: 2\n`,
      ['GET /a'],
      { fields: { 'x-a': ['1'], 'x-b': ['2'], 'x-c': [], '# x-c': [] } },
    ],
    ['between blocks', `${get}/a\n\n###\n# between\n\n// and more\n${get}/b\n`, ['GET /a', 'GET /b']],
    [
      'one between fields does not end them',
      `${post}/a\nX-A: 1\n#\nX-B: 2\n\nbody\n`,
      ['POST /a «body»'],
      { fields: { 'x-b': ['2'] } },
    ],
    ['a marker that is indented begins none', `  # one\n${get}/a\n`, 'refused'],
    ['a slash that is indented begins none', `\t// one\n${get}/a\n`, 'refused'],
    ['## is one', `## one\n${get}/a\n`, ['GET /a']],
    ['a reference in one is none', `# {{nowhere}}\n${get}/a\n// {{nowhere}}\nX-A: 1\n`, ['GET /a']],
  );

  feature(
    'dynamic variable names',
    ['an unsupplied name is an error', `${get}/{{$guid}}\n`, 'refused'],
    ['another unsupplied name is an error', `${get}/{{$datetime}}\n`, 'refused'],
    ['one that nobody knows is an error', `${get}/{{$frobnicate}}\n`, 'refused'],
    ['white space inside makes it text', `${post}/a\n\n{{ $uuid }}\n`, ['POST /a «{{ $uuid }}»']],
  );

  it('dynamic variables: every position gives a value of its own, in its form', async () => {
    const { requests, code, err } = await probe(
      `@id = {{$uuid}}\n${get}/{{$uuid}}?at={{$timestamp}}\nX-N: {{$randomInt}}\nX-Id: {{id}} {{id}}\n\n###\n${post}/b\n\n{{$uuid}} {{$uuid}} {{$randomInt}} {{$timestamp}}\n`,
    );
    assert.equal(code, 0, err);
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;
    const [line, at] = lineOf(requests[0]).split('?at=');
    assert.match(line ?? '', new RegExp(`^GET /${uuid.source}$`));
    assert.ok(Math.abs(Number(at?.split(' ')[0]) - Date.now() / 1000) < 100);
    assert.match(valuesOf(requests[0], 'x-n')[0] ?? '', /^-?\d+$/);
    const [first, second] = valuesOf(requests[0], 'x-id')[0]?.split(' ') ?? [];
    assert.match(first ?? '', uuid);
    assert.equal(first, second, 'a definition binds once');
    const words = bodyOf(requests[1]).split(' ');
    assert.match(words[0] ?? '', uuid);
    assert.match(words[1] ?? '', uuid);
    assert.notEqual(words[0], words[1]);
    assert.match(words.slice(2).join(' '), /^-?\d+ \d{10}$/);
  });

  it('dynamic variables: a definition does not bind their names', async () => {
    const { requests } = await probe(`@$uuid = mine\n${post}/a\n\n{{$uuid}}\n`);
    for (const request of requests) assert.doesNotMatch(bodyOf(request), /mine/);
  });

  const two = (end: string): string => [`${post}/a`, 'X-A: 1', '', 'one', 'two', '', '###', `${get}/b`, ''].join(end);
  feature(
    'file conventions',
    ['LF', two('\n'), ['POST /a «one\ntwo»', 'GET /b']],
    ['CRLF', two('\r\n'), ['POST /a «one\r\ntwo»', 'GET /b']],
    [
      'both in one document',
      `${post}/a\r\nX-A: 1\n\r\none\ntwo\r\n\n###\r\n${get}/b\n`,
      ['POST /a «one\ntwo»', 'GET /b'],
    ],
    [
      'a blank line with CR ends the fields',
      `${post}/a\nX-A: 1\n\r\nbody\n`,
      ['POST /a «body»'],
      { fields: { 'x-a': ['1'] } },
    ],
    ['.rest is read alike', two('\n'), ['POST /a «one\ntwo»', 'GET /b'], { extension: 'rest' }],
    ['no final line end is needed', `${get}/a`, ['GET /a']],
    [
      'octets that are no UTF-8 are an error',
      Buffer.from('POST http://127.0.0.1:9/a\n\n\xff\xfe\n', 'latin1'),
      'refused',
    ],
    ['in a comment as well', Buffer.from('# \xe9\nGET http://127.0.0.1:9/a\n', 'latin1'), 'refused'],
  );

  feature(
    'duplicate fields',
    [
      'each occurrence is sent, in order',
      `${get}/a\nX-A: 1\nX-B: b\nx-a: 2\nX-A: 1\n`,
      ['GET /a'],
      { fields: { 'x-a': ['1', '2', '1'] } },
    ],
    ['Cookie too', `${get}/a\nCookie: a=1\nCookie: b=2\n`, ['GET /a'], { fields: { cookie: ['a=1', 'b=2'] } }],
  );

  it('duplicate fields: the case of each occurrence is kept', async () => {
    const { requests } = await probe(`${get}/a\nX-aBc: 1\nx-ABC: 2\n`);
    assert.match(requests[0] ?? '', /\r\nX-aBc: 1\r\n(?:.*\r\n)*x-ABC: 2\r\n/);
  });

  feature(
    'fields',
    [
      'end at the first blank line',
      `${post}/a\nX-A: 1\n\nX-B: 2\n`,
      ['POST /a «X-B: 2»'],
      { fields: { 'x-a': ['1'], 'x-b': [] } },
    ],
    [
      'end at a line of white space',
      `${post}/a\nX-A: 1\n \t\nX-B: 2\n`,
      ['POST /a «X-B: 2»'],
      { fields: { 'x-b': [] } },
    ],
    [
      'a field that others would set is sent as written',
      `${get}/a\nUser-Agent: me\nAccept-Encoding: identity\nConnection: close\n`,
      ['GET /a'],
      { fields: { 'user-agent': ['me'], 'accept-encoding': ['identity'], connection: ['close'] } },
    ],
    ['any case of a name names the field', `GET /a\nhost: HOST\n`, ['GET /a'], { tls: true }],
    ['values outside ASCII go out as UTF-8', `${get}/a\nX-A: é€\n`, ['GET /a'], { fields: { 'x-a': [octets('é€')] } }],
    [
      'white space around a value is trimmed, within it kept',
      `${get}/a\nX-A: \t one   two\t \nX-B:three\n`,
      ['GET /a'],
      { fields: { 'x-a': ['one   two'], 'x-b': ['three'] } },
    ],
    [
      'a # in a value is part of it',
      `${get}/a\nX-A: one #two // three\n`,
      ['GET /a'],
      { fields: { 'x-a': ['one #two // three'] } },
    ],
    ['no line continues the value above', `${get}/a\nX-A: one\n  two\n`, 'refused'],
    ['an empty value is sent', `${get}/a\nX-A:\nX-B: 1\n`, ['GET /a'], { fields: { 'x-a': [''], 'x-b': ['1'] } }],
    ['a line without a colon is an error', `${get}/a\nX-A one\n`, 'refused'],
  );

  const odd =
    '# one\n// two\n@x = 3\n\n> {% x %}\n< ./file\n>> out\n?? status == 200\n  four  \n{{@response\n}}\nimport ./x\nGET http://elsewhere/';
  feature(
    'message body',
    ['without a blank line there is none', `${post}/a\nX-A: 1\n`, ['POST /a']],
    ['what looks like something else is content', `${post}/a\n\n${odd}\n`, [`POST /a «${odd}»`]],
    [
      'a comment at its end is content',
      `${post}/a\n\nbody\n\n# last\n\n###\n${get}/b\n`,
      ['POST /a «body\n\n# last»', 'GET /b'],
    ],
    ['a directive in it is content', `${post}/a\n\nbody\n# @name x\nmore\n`, ['POST /a «body\n# @name x\nmore»']],
    ['begins directly behind the first blank line', `${post}/a\n\n\nbody\n`, ['POST /a «\nbody»']],
    ['begins behind the request line when there are no fields', `${post}/a\n\nbody\n`, ['POST /a «body»']],
    ['ends at its last line that is not blank', `${post}/a\n\none\n\ntwo\n\n \t\n\n###\n`, ['POST /a «one\n\ntwo»']],
    ['ends without the end of its last line', `${post}/a\n\nbody\r\n`, ['POST /a «body»']],
    ['line ends stay as written', `${post}/a\n\none\r\ntwo\nthree\n`, ['POST /a «one\r\ntwo\nthree»']],
    ['spaces at its ends stay', `${post}/a\n\n  one  \n`, ['POST /a «  one  »']],
    [
      'a form is not reformatted',
      `${post}/a\nContent-Type: application/x-www-form-urlencoded\n\na=1\n&b = 2 ü\n`,
      [`POST /a «a=1\n&b = 2 ${octets('ü')}»`],
    ],
    [
      'multipart is not reformatted',
      `${post}/a\nContent-Type: multipart/form-data; boundary=x\n\n--x\nContent-Disposition: form-data; name="a"\n\n1\n--x--\n`,
      ['POST /a «--x\nContent-Disposition: form-data; name="a"\n\n1\n--x--»'],
    ],
    [
      'GraphQL is not reformatted',
      `${post}/a\nX-Request-Type: GraphQL\n\nquery { a }\n`,
      ['POST /a «query { a }»'],
      { fields: { 'x-request-type': ['GraphQL'] } },
    ],
    ['GET may have one', `${get}/a\n\nbody\n`, ['GET /a «body»']],
    ['an indented ### is content', `${post}/a\n\none\n ### two\n`, ['POST /a «one\n ### two»']],
    ['nothing but blank lines is none', `${post}/a\n\n\n\n###\n${get}/b\n`, ['POST /a', 'GET /b']],
  );

  for (const method of ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])
    check({
      feature: 'methods',
      statement: `${method} is sent`,
      text: `${method} http://HOST/a\n`,
      arrives: [`${method} /a`],
    });
  for (const method of [
    'PROPFIND',
    'TRACE',
    'QUERY',
    'M-SEARCH',
    'frobnicate',
    'FooBar',
    'WS',
    'GRAPHQL',
    "!#$%&'*+-.^_`|~",
  ])
    check({
      feature: 'methods',
      statement: `${method} is sent as written`,
      text: `${method} http://HOST/a\n`,
      arrives: [`${method} /a`],
    });

  feature(
    'request line',
    ['white space at its end is ignored', `${get}/a \t \n`, ['GET /a']],
    ['white space behind the version is ignored', `${get}/a HTTP/1.1  \n`, ['GET /a']],
    ['a target alone is a GET', `http://HOST/a\n`, ['GET /a']],
    ['a target alone may have a version', `http://HOST/a HTTP/1.1\nX-A: 1\n`, ['GET /a'], { fields: { 'x-a': ['1'] } }],
    ['is one line', `${get}/a\n  ?b=c\n`, 'refused'],
    ['is one line when the next begins with ?', `${get}/a\n?b=c\n`, 'refused'],
    ['comes behind blank lines, comments and definitions', `\n# c\n@x = 1\n\n${get}/{{x}}\n`, ['GET /1']],
    ['two spaces behind the method are an error', `GET  http://HOST/a\n`, 'refused'],
    ['a tab behind the method is an error', `GET\thttp://HOST/a\n`, 'refused'],
    ['a space within the target is an error', `${get}/a b\n`, 'refused'],
    ['two spaces before the version are an error', `${get}/a  HTTP/1.1\n`, 'refused'],
    ['more behind the version is an error', `${get}/a HTTP/1.1 x\n`, 'refused'],
    ['a method alone is an error', `GET\n`, 'refused'],
    ['a space before the method is an error', ` ${get}/a\n`, 'refused'],
    ['/* begins no comment', `/* one */\n${get}/a\n`, 'refused'],
  );

  feature(
    'request naming',
    [
      'by directive',
      `# @name one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'by assignment',
      `# @name=one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'by assignment with spaces',
      `# @name = one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'by separator',
      `### one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'by separator without a space',
      `###one\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'is the first run without white space',
      `### one two three\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'is the first run behind @name too',
      `# @name one two\n${get}/hello\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'POST /b «hello»'],
    ],
    [
      'names that differ in case are two',
      `### one\n${get}/hello\n\n### One\n${get}/blob\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /hello', 'GET /blob', 'POST /b «hello»'],
    ],
    ['a name changes nothing of the request', `### one\n${get}/a\nX-A: 1\n`, ['GET /a'], { fields: { 'x-a': ['1'] } }],
  );

  feature(
    'separators',
    ['none is needed before the first block', `${get}/a\n\n###\n${get}/b\n`, ['GET /a', 'GET /b']],
    ['leading ones make no request', `###\n\n###\n### x\n${get}/a\n`, ['GET /a']],
    ['empty blocks make no request', `${get}/a\n\n###\n\n# c\n\n###\n###\n${get}/b\n###\n`, ['GET /a', 'GET /b']],
    ['a longer run separates', `${get}/a\n\n########\n${get}/b\n`, ['GET /a', 'GET /b']],
    ['text behind it is tolerated', `${get}/a\n###GET http://elsewhere/\n${get}/b\n`, ['GET /a', 'GET /b']],
    [
      'it ends a body without a blank line before it',
      `${post}/a\n\nbody\n### x\n${get}/b\n`,
      ['POST /a «body»', 'GET /b'],
    ],
    ['it ends the fields', `${get}/a\nX-A: 1\n###\n${get}/b\n`, ['GET /a', 'GET /b']],
    ['a value of ### does not separate', `@x = ### no\n${post}/a\n\n{{x}}\n`, ['POST /a «### no»']],
  );

  feature(
    'request target',
    ['without a scheme it is https', 'GET HOST/a\n', ['GET /a'], { tls: true }],
    ['without a scheme and method it is https', 'HOST/a\n', ['GET /a'], { tls: true }],
    ['origin form is https', 'GET /a?b=c\nHost: HOST\n', ['GET /a?b=c'], { tls: true, fields: { host: ['HOST'] } }],
    ['a written scheme is used', 'GET http://HOST/a\n', ['GET /a']],
    ['a written https is used', 'GET https://HOST/a\n', ['GET /a'], { tls: true }],
    ['absolute form goes out in origin form', `${get}/a/b?c=d&e\n`, ['GET /a/b?c=d&e']],
    ['an empty path goes out as /', `${get}\n`, ['GET /']],
    ['an empty path with a query', `${get}?a=b\n`, ['GET /?a=b']],
    ['origin form without Host is an error', 'GET /a\n', 'refused'],
    [
      'octets stay as written',
      `${get}/a/../b/./c//d;e=f?q=%20+%2B%zz&x=[1]|^{\`}"<>\\'~\n`,
      [`GET /a/../b/./c//d;e=f?q=%20+%2B%zz&x=[1]|^{\`}"<>\\'~`],
    ],
    ['octets outside ASCII stay as written', `${get}/é?q=€\n`, [octets('GET /é?q=€')]],
    ['a question mark at the end stays', `${get}/a?\n`, ['GET /a?']],
  );

  it('request target: Host keeps the case of the authority', async () => {
    const { requests, err } = await probe('GET http://LocalHost:PORT/a\n');
    assert.match(valuesOf(requests[0], 'host').join(), /^LocalHost:\d+$/, err);
  });

  feature(
    'version',
    ['HTTP/1.1', `${get}/a HTTP/1.1\n`, ['GET /a']],
    ['HTTP/1.0 goes out as HTTP/1.0', `${get}/a HTTP/1.0\n`, ['GET /a HTTP/1.0']],
    ['HTTP/3 is never replaced by another', `${get}/a HTTP/3\n`, 'refused'],
    ['HTTP/9 is an error', `${get}/a HTTP/9\n`, 'refused'],
    ['HTTP/2.0 is an error', `${get}/a HTTP/2.0\n`, 'refused'],
    ['HTTP/1 is an error', `${get}/a HTTP/1\n`, 'refused'],
    ['HTTP/ is an error', `${get}/a HTTP/\n`, 'refused'],
    ['http/1.1 is an error', `${get}/a http/1.1\n`, 'refused'],
  );

  feature(
    'response chaining',
    [
      'the body',
      `# @name one\n${get}/hello\n\n###\n${post}/b\n\n<{{one.response.body}}>\n`,
      ['GET /hello', 'POST /b «<hello>»'],
    ],
    ['in the target', `# @name one\n${get}/hello\n\n###\n${get}/{{one.response.body}}\n`, ['GET /hello', 'GET /hello']],
    [
      'in a field',
      `# @name one\n${get}/hello\n\n###\n${get}/b\nX-A: {{one.response.body}}\n`,
      ['GET /hello', 'GET /b'],
      { fields: { 'x-a': ['hello'] } },
    ],
    [
      'a field of the response',
      `# @name one\n${get}/hello\n\n###\n${get}/b\nX-A: {{one.response.headers.X-Token}}{{one.response.headers.x-token}}\n`,
      ['GET /hello', 'GET /b'],
      { fields: { 'x-a': ['t0k3nt0k3n'] } },
    ],
    [
      'the body of the request',
      `# @name one\n${post}/hello\nX-R: r\n\nask\n\n###\n${post}/b\n\n{{one.request.body}} {{one.request.headers.X-R}}\n`,
      ['POST /hello «ask»', 'POST /b «ask r»'],
    ],
    [
      'no body is no octet',
      `# @name one\n${get}/none\n\n###\n${post}/b\n\n[{{one.response.body}}{{one.request.body}}]\n`,
      ['GET /none', 'POST /b «[]»'],
    ],
    [
      'what comes in is not looked through again',
      `# @name one\n${get}/blob\n\n###\n${post}/b\n\n{{one.response.body}}\n`,
      ['GET /blob', `POST /b «${blob.toString('latin1')}»`],
    ],
    ['a name that no block has is an error', `${get}/{{nobody.response.body}}\n`, 'refused'],
    [
      'white space inside makes it text',
      `# @name one\n${get}/hello\n\n###\n${post}/b\n\n{{ one.response.body }}\n`,
      ['GET /hello', 'POST /b «{{ one.response.body }}»'],
    ],
  );

  feature(
    'variable definition',
    ['binds at its line', `@a = one\n@b = {{a}}\n@a = three\n${post}/x\n\n{{b}} {{a}}\n`, ['POST /x «one three»']],
    ['in a body binds nothing', `@a = 1\n${post}/x\n\n@a = 2\n\n###\n${get}/{{a}}\n`, ['POST /x «@a = 2»', 'GET /1']],
    [
      'holds for the document, across separators',
      `@a = 1\n${get}/{{a}}\n\n###\n${get}/{{a}}{{a}}\n`,
      ['GET /1', 'GET /11'],
    ],
    [
      'a later one replaces it for what follows',
      `@a = 1\n${get}/{{a}}\n\n###\n@a = 2\n${get}/{{a}}\n`,
      ['GET /1', 'GET /2'],
    ],
    ['spaces and tabs around =', `@a=1\n@b \t=\t 2\n@c= 3\n${get}/{{a}}{{b}}{{c}}\n`, ['GET /123']],
    ['an empty value', `@a =\n@b = \t\n${get}/[{{a}}{{b}}]\n`, ['GET /[]']],
    ['white space at the end is trimmed', `@a = one two \t\n${post}/x\n\n[{{a}}]\n`, ['POST /x «[one two]»']],
    [
      'the value is the rest behind the first =',
      `@a = b=c == d # e // f\n${post}/x\n\n{{a}}\n`,
      ['POST /x «b=c == d # e // f»'],
    ],
    ['quotes belong to the value', `@a = "x"\n${post}/x\n\n{{a}}\n`, ['POST /x «"x"»']],
    ['a backslash is no escape', `@a = one\\ntwo\n${post}/x\n\n{{a}}\n`, ['POST /x «one\\ntwo»']],
    ['among the fields is an error', `${get}/a\nX-A: 1\n@b = 2\n`, 'refused'],
    ['names are case-sensitive', `@a = 1\n@A = 2\n${get}/{{a}}{{A}}\n`, ['GET /12']],
    [
      'every name of letters, digits, _ and - is known',
      `@a-b_C9 = 1\n@9 = 2\n@-x = 3\n@_ = 4\n${get}/{{a-b_C9}}{{9}}{{-x}}{{_}}\n`,
      ['GET /1234'],
    ],
    ['used before it is defined is an error', `${get}/{{a}}\n\n###\n@a = 1\n${get}/{{a}}\n`, 'refused'],
  );

  feature(
    'variable substitution',
    [
      'every occurrence is replaced',
      `@a = 1\n@b = 2\n${post}/{{a}}{{b}}{{a}}\nX-{{a}}: {{b}}{{b}}\n\n{{a}}{{a}}{{b}}\n`,
      ['POST /121 «112»'],
      { fields: { 'x-1': ['22'] } },
    ],
    [
      'text in braces of another form is text',
      `${post}/x\n\n{{ a }} {{}} {{a b}} {{a {a} {{%a}} {{a}\n`,
      ['POST /x «{{ a }} {{}} {{a b}} {{a {a} {{%a}} {{a}»'],
    ],
    [
      'a backslash before each brace escapes',
      `@a = 1\n${post}/x\n\n\\{\\{a\\}\\} \\{\\{nowhere\\}\\} {{a}}\n`,
      ['POST /x «{{a}} {{nowhere}} 1»'],
    ],
    ['one pass', `@a = \\{\\{b\\}\\}\n@b = 2\n${post}/x\n\n{{a}}\n`, ['POST /x «{{b}}»']],
    ['a name without a definition is an error', `${get}/{{nowhere}}\n`, 'refused'],
    ['in a field as well', `${get}/a\nX-A: {{nowhere}}\n`, 'refused'],
    ['in a body as well', `${post}/a\n\n{{nowhere}}\n`, 'refused'],
    ['in a definition that is used', `@a = {{nowhere}}\n${get}/{{a}}\n`, 'refused'],
    ['in a definition that is not used', `@a = {{nowhere}}\n${get}/a\n`, 'refused'],
    ['the method may be a reference', `@m = PATCH\n{{m}} http://HOST/a\n`, ['PATCH /a']],
    ['a method that is no standard one may be', `@m = Foo\n{{m}} http://HOST/a\n`, ['Foo /a']],
    [
      'a line of one reference is the request line',
      `@u = http://HOST/a?b=c\n{{u}}\nX-A: 1\n`,
      ['GET /a?b=c'],
      { fields: { 'x-a': ['1'] } },
    ],
    ['the version is read behind substitution', `@v = HTTP/1.0\n${get}/a {{v}}\n`, ['GET /a HTTP/1.0']],
    ['a scheme and a host may be references', `@s = http\n@h = HOST\nGET {{s}}://{{h}}/a\n`, ['GET /a']],
    [
      'a field may be read from substituted text',
      `@n = X-A\n@v = one: two\n${get}/a\n{{n}}: {{v}}\n`,
      ['GET /a'],
      { fields: { 'x-a': ['one: two'] } },
    ],
    ['braces beside a reference stay', `@a = 1\n${post}/x\n\n{"x":{{{a}}},"y":{{a}}}\n`, ['POST /x «{"x":{1},"y":1}»']],
  );

  feature(
    'wire',
    ['Host comes from the authority', `${get}/a\n`, ['GET /a'], { fields: { host: ['HOST'] } }],
    [
      'a written Host is sent, once',
      `${get}/a\nHost: other.example\n`,
      ['GET /a'],
      { fields: { host: ['other.example'] } },
    ],
    [
      'Content-Length tells the octets of the body',
      `${post}/a\n\né€\n`,
      [`POST /a «${octets('é€')}»`],
      { fields: { 'content-length': ['5'] } },
    ],
  );
});
