import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import type { Profile } from '../../../src/language/profile.ts';
import { resolveText, type World, wire } from './world.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'http-format.md'), 'utf8');

/** First cells of the table of what `auto` does otherwise. */
const listed = [
  ...(/\| feature of the draft \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(page)?.[1] ?? '').matchAll(/^\| ([^|]+) \|/gm),
].map((row) => row[1]);

const exchange = {
  request: { method: 'GET', url: 'https://x/', fields: [], body: new Uint8Array() },
  response: { status: 200, fields: [], body: new TextEncoder().encode('{"a":1}') },
  secrets: [],
};
const around: World = {
  files: { '/project/requests/a': '-{{b}}-' },
  exchanges: { one: exchange, 'one two': exchange },
};

/** All that the profile sends for the text; `refused` where something cannot be read or sent. */
async function sentBy(profile: Profile, text: string): Promise<string> {
  const readAs = { profile, isForced: true };
  const document = parse(text, readAs);
  if (document.problems.some(({ severity }) => severity === 'error')) return 'refused';
  const sent: string[] = [];
  for (const index of requestBlocks(document).keys()) {
    const { request } = await resolveText(text, { ...around, readAs }, index);
    if (!request) return 'refused';
    sent.push(`${request.scheme} ${wire(request)}`);
  }
  return sent.join('\n---\n');
}

const differing: Readonly<Record<string, readonly string[]>> = {
  comments: [' # a\nGET https://x', 'GET https://x\n # a\nA: 1', ' @a=1\nGET https://x/{{a}}', ' GET https://x'],
  'comment directives': ['POST https://x\n\na\n# @no-log\nb'],
  'dynamic variable names': ['GET https://x/{{$guid}}', 'GET https://x/{{$randomInt 1 2}}'],
  'header fields, line extent': ['GET https://x\nA: 1\n  2', 'GET https://x\nA: 1\n\tB: 2'],
  'header fields, form': ['GET https://x\nA : 1'],
  'header fields, transmission': [
    'GET https://x\nAuthorization: Basic user pass',
    'POST https://x\nX-Request-Type: GraphQL\n\n{ a }',
    'GET https://x\nX-ClientCert: cert: a key: a',
  ],
  'message body, content': [
    'POST https://x\n\n< a',
    'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na = 1\n&b=2',
    'POST https://x\nContent-Type: multipart/form-data; boundary=b\n\n--b\nA: 1\n\n1\n--b--',
    'POST https://x\nContent-Type: application/x-ndjson\n\n{}',
  ],
  'message body, end': [
    'POST https://x\n\na\n\n> {%\nb\n%}',
    'POST https://x\n\na\n\n?? status == 200',
    'POST https://x\n\na\n\nHTTP/1.1 200 OK',
    'POST https://x\n\na\n\n# b',
  ],
  'method support, verbatim methods': ['trace https://x', 'GRAPHQL https://x\n\n{ a }', 'WS https://x'],
  'request line, line extent': ['GET https://x/a\n  ?b=1', 'GET https://x/a\n&b=1'],
  'request line, form': [
    'GET  https://x',
    'GET\thttps://x',
    'GET https://x/a b',
    'https://x  HTTP/1.1',
    '@a=b c\nGET https://x/{{a}}',
  ],
  'request naming': ['### one two\nGET https://x\n\n###\nPOST https://x\n\n{{one two.response.body}}'],
  'request separator': ['/* a\n### b\nc */\nGET https://x'],
  'request target, default scheme': ['GET localhost/a', 'GET 10.0.0.1', 'GET /a\nHost: 127.0.0.1:1'],
  'origin form, missing Host': ['@host=https://x\nGET /a'],
  'request version': ['HTTP/1', 'HTTP/2.0', 'HTTP/2 (Prior Knowledge)', 'http/1.1'].map(
    (name) => `GET https://x ${name}`,
  ),
  'variable definition, binding': ['@a := 1\nGET https://x/{{a}}'],
  'variable definition, undefined names': ['@a={{b}}\nGET https://x'],
  'variable substitution, brace text': [
    '@a=1\nPOST https://x\n\n{{ a }}',
    '@a=1\nPOST https://x\n\n{{%a}}',
    'POST https://x\n\n{{a b}}',
  ],
  'variable substitution, definition order': ['GET https://x/{{a}}\n\n###\n@a=1\n'],
  'variable substitution, method position': ['@a=E\nG{{a}}T https://x'],
  'wire serialization, target octets': ['GET https://x/a|b?é="1"', 'GET https://x/a\\b'],
};

/** One or two for each feature that both keep. */
const alike: readonly string[] = [
  'POST https://x\nContent-Type: application/octet-stream\n\n\\x41 é QQ==',
  '#@a\n//  @b c\nGET https://x\n# @d: e\nA: 1',
  '# a\n// {{b}}\nGET https://x\n//c\nA: 1 # 2\n#d\n\n',
  'POST https://x\n\n# a\n//b\n  # c\n/* d */',
  'GET https://x\r\nA: 1\nB: 2\r\n\n###\r\nPOST https://y\n\r\na\r\nb\n',
  'GET https://x\nA: 1\na: 2\nA: 1\nB:\nC:\t é "d" \n',
  'GET https://x\nA b: 1',
  'GET https://x\nfoo',
  'GET https://x\n@a=1',
  'GET https://x\nUser-Agent: a\nAccept: b\nhost: c',
  'POST https://x\nA: 1\n###\nPOST https://y\n\n\n\n###\nPOST https://z\n\n\n a \n\n b\n \n',
  'POST https://x\n\n@a=1\n> b\nGET https://y',
  'GET https://x\n\na\n###b\n####\nDELETE https://x',
  ...['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT', 'PROPFIND', 'TRACE', 'CONNECT-ed', "M!#$%&'*+-.^_`|~1"].map(
    (method) => `${method} https://x/a`,
  ),
  'G(T https://x',
  '\n\n# a\n@a=1\n\n//b\nGET https://x/{{a}}  \t\n',
  'https://x/a HTTP/1.1\nA: 1\n\nb',
  'GET',
  'GET /a\nhOsT: example.com:1',
  'GET /a\nA: 1',
  '/a?b=c&d\nA: 1\nHost: example.com',
  'example.com/a',
  'GET example.com:1/a/../b//c?%41=%zz+d&[e]',
  'GET HTTPS://Example.com',
  ...['HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/3', 'HTTP/9.9', 'HTTP/1.2', 'HTTP/'].map(
    (name) => `GET https://x ${name}`,
  ),
  '# @name one\nPOST https://x\n\na\n\n###\nPOST https://y\n\n{{one.response.body}}',
  'POST https://x\n\n{{two.response.body}}',
  '@a=one\n@b={{a}}\n@a=three\nPOST https://x\n\n{{b}} {{a}}\n###\n@a=4\nGET https://x/{{a}}{{b}}',
  '@a \t= x=y # z  \n@b=\n@A=2\n@-9_=3\nPOST https://x\nB: {{b}}\n\n{{a}}{{A}}{{-9_}}{{b}}',
  '@a b=1\nGET https://x',
  '@a\nGET https://x',
  '@a={{b}}\nGET https://x/{{a}}',
  'GET https://x/{{a}}',
  'GET https://x\nA: {{a}}',
  'POST https://x\n\n{{a}}',
  'POST https://x\n\n{{$nope}}',
  '@$uuid=1\nGET https://x/{{$timestamp}}',
  '@a=1\nPOST https://x\nA: \\{\\{a\\}\\}\n\n\\{\\{b\\}\\} {{}} {{ {a}',
  '@a=###\n@b=# c\nPOST https://x\n\n{{a}}\n{{b}}',
  '@o={{\n@c=}}\n@a={{o}}b{{c}}\nPOST https://x\n\n{{a}}',
  '@a=https://x/a HTTP/1.0\n{{a}}\nA: 1\n\nb',
  '@m=PURGE\n@n=A\n{{m}} https://x\n{{n}}-B: 1',
  '@a=1\n@e=\nPOST https://x\nA: {{e}}\n\n{{e}}\nb',
];

describe('the draft specification in auto', () => {
  it('is kept but for what docs/http-format.md lists', () => assert.deepEqual(listed, Object.keys(differing)));
  for (const [feature, texts] of Object.entries(differing))
    for (const text of texts)
      it(`is read otherwise, as listed: ${feature}: ${JSON.stringify(text)}`, async () =>
        assert.notEqual(await sentBy('auto', text), await sentBy('draft-2026', text)));
  for (const text of alike)
    it(`is kept: ${JSON.stringify(text)}`, async () =>
      assert.equal(await sentBy('auto', text), await sentBy('draft-2026', text)));
});
