import assert from 'node:assert/strict';
import { requestBlocks } from '../../../../src/language/look-up.ts';
import { parse } from '../../../../src/language/parse.ts';
import {
  allDifferences,
  differencesIn,
  portabilityProblems,
} from '../../../../src/language/portability/portability.ts';
import { type Profile, profiles } from '../../../../src/language/profile.ts';
import { reparse } from '../../../../src/language/reparse.ts';
import { resolveText, wire } from '../../request/world.ts';

/** The tools that are compared. The draft specification is a text, not a tool that people's files are written for. */
const tools: readonly Profile[] = profiles.filter((profile) => profile !== 'draft-2026');

/** What each tool would send for the whole text, as its profile says. */
async function sentBy(profile: Profile, text: string): Promise<string> {
  const readAs = { profile, isForced: true };
  const count = requestBlocks(parse(text, readAs)).length;
  const sent: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { request } = await resolveText(text, { readAs }, index);
    sent.push(request ? `${request.scheme}://${request.host} ${wire(request)}` : 'refused');
  }
  return sent.join('\n---\n');
}

const codesIn = (text: string): readonly string[] => allDifferences(parse(text)).map(({ code }) => code);

function applied(text: string): string | null {
  const fix = allDifferences(parse(text))[0]?.fix;
  if (!fix) return null;
  return fix.edits
    .toSorted((one, other) => other.range.start - one.range.start)
    .reduce((done, { range, newText }) => done.slice(0, range.start) + newText + done.slice(range.end), text);
}

const multipart = 'Content-Type: multipart/form-data; boundary=b';

/** Code, text, and whether the fix makes it mean the same everywhere. */
const different: readonly (readonly [code: string, text: string, mends: boolean])[] = [
  ['differs-basic-credentials', 'GET https://x\nAuthorization: Basic user pass', true],
  ['differs-basic-credentials', 'GET https://x\nauthorization: basic user:pass:word', true],
  ['differs-basic-credentials', '@u = a\nGET https://x\nAuthorization: Basic {{u}} {{u}}', false],
  ['differs-client-certificate', 'GET https://x\nX-ClientCert: cert: /a.pem', false],
  ['differs-json-quotes', '@a = text\nPOST https://x\nContent-Type: application/a+json; b=c\n\n["{{a}}", {{a}}]', true],
  ['differs-method', 'PURGE https://x', false],
  ['differs-method', 'REPORT https://x', false],
  ['differs-body-comment', 'POST https://x\n\na\n# b\nc', true],
  ['differs-body-comment', 'POST https://x\n\na\n// b\nc', true],
  ['differs-body-comment', 'POST https://x\n\n a\n # b\nc', true],
  ['differs-body-definition', 'POST https://x\n\na\n@b = c\nd', false],
  ['differs-form-escape', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b%&c', true],
  ['differs-form-escape', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b%%c\n&d=e', true],
  ['differs-form-lines', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na = b &\nc = d', false],
  ['differs-form-lines', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b\nc=d', false],
  ['differs-form-lines', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b & c=d', false],
  ['differs-graphql-field', 'POST https://x\nX-Request-Type: GraphQL\n\n{ a }', false],
  ['differs-graphql-field', 'POST https://x\nContent-Type: application/json\nx-request-type: graphql\n\n{ a }', false],
  ['differs-placeholder-field', '@a = B: c\nGET https://x\n{{a}}', false],
  ['differs-form-escape', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=50%', true],
  ['differs-form-escape', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b|c', true],
  ['differs-continued-target', 'GET https://x\n  /a\n', true],
  ['differs-continued-target', 'GET https://x/\n  a\n', true],
  ['differs-target-encoding', 'GET https://x/a?', true],
  ['differs-form-lines', 'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\n{"a": 1}', false],
  ['differs-body-start', 'POST https://x\n\n\na', true],
  ['differs-body-start', 'POST https://x\nA: b\n\n\n  \n a', true],
  ['differs-field-comment', 'GET https://x\n#A: 1\nB: 2', true],
  ['differs-field-comment', 'GET https://x\nB: 2\n#A: 1', true],
  ['differs-field-comment', 'GET https://x\n#A\nB: 2', true],
  ['differs-quoted-definition', '@a = "b"\nPOST https://x\n\n{{a}}', false],
  ['differs-part-line-ends', `POST https://x\n${multipart}\n\n--b\nA: 1\n\nc\nd\n--b--`, false],
  ['differs-part-line-ends', `POST https://x\n${multipart}\n\n--b\nA: 1\n\nc\n--b\nA: 2\n\n\nd\n--b--`, false],
  ['differs-part-line-ends', `POST https://x\r\n${multipart}\r\n\r\n--b\r\nA: 1\r\n\r\nc\r\nd\r\n--b--`, false],
  ['differs-timestamp', 'GET https://x/{{$timestamp}}', false],
  ['differs-timestamp', '@a = {{ $timestamp }}\nPOST https://x\n\n{{a}}', false],
  ['differs-handler-in-body', 'POST https://x\n\n> a b\nc', false],
  ['differs-handler-in-body', 'POST https://x\n\na\n>>! ./b.json\nc', false],
  ['differs-handler-in-body', 'POST https://x\n\na\n?? status == 1\nc', false],
  ['differs-kept-response', 'POST https://x\n\na\n\nHTTP/1.1 200 OK\nA: b', true],
  ['differs-kept-response', 'GET https://x\n\nHTTP/2 404\n', true],
  ['differs-body-end', 'POST https://x\nContent-Type: application/x-ndjson\n\n{"a": 1}', false],
  ['differs-comment-behind-body', 'POST https://x\n\na\n\n# b\n', true],
  ['differs-comment-behind-body', 'GET https://x\nA: b\n# c\n\n# d\n', true],
  ['differs-continued-target', 'GET https://x\n  ?a=b\n', true],
  ['differs-default-scheme', 'GET example.com/a', true],
  ['differs-default-scheme', 'GET /a\nHost: example.com', false],
  ['differs-duplicate-field', 'GET https://x\nA: 1\nA: 2', true],
  ['differs-duplicate-field', 'GET https://x\nCookie: a=1\ncookie: b=2', false],
  ['differs-escape', '@a = b\\nc\nPOST https://x\n\n{{a}}', false],
  ['differs-field-value', 'GET https://x\nA: b #c', false],
  ['differs-field-value', 'GET https://x\nA: b,', true],
  ['differs-graphql-body', 'POST https://x\nAccept: text/plain\n\nquery a { b }', false],
  ['differs-graphql-body', 'POST https://x\n\nfragment a on B { c }\nquery d { ...a }\n\n{ "e": 1 }', false],
  ['differs-line-ends', 'POST https://x\n\na\r\nb', true],
  ['differs-missing-method', 'https://x/a', true],
  ['differs-query-encoding', 'GET https://x?a=b%20c', false],
  ['differs-query-encoding', 'GET https://x?a=b+c', false],
  ['differs-query-encoding', 'GET https://x?a=b:c', false],
  ['differs-redefinition', '@a = 1\nGET https://x/{{a}}\n\n###\n@a = 2\nGET https://x/{{a}}', false],
  ['differs-redefinition', '@a = 1\n@b = {{a}}\n@a = 2\nGET https://x/{{b}}', false],
  ['differs-target-encoding', 'GET https://x/a/../b', false],
  ['differs-target-encoding', 'GET https://x/a|b', false],
  ['differs-target-encoding', 'GET https://x/..', false],
  ['differs-trailing-space', '@a = b  \n\n###\nPOST https://x\n\n[{{a}}]', true],
  ['differs-trailing-space', '@a = b  \nPOST https://x\n\n[{{a}}]', true],
  ['differs-version', 'GET https://x HTTP/1.0', false],
  ['missing-separator', 'POST https://x\n\na\n\nGET https://x/b', true],
];

const alike: readonly string[] = [
  'GET https://x/a?b=c&d=1.2',
  'GET https://x/a HTTP/1.1',
  'PATCH https://x/a',
  'GET https://x\nAuthorization: Basic dTpw',
  'GET https://x\nX-ClientCert: abc',
  '@a = 1\nPOST https://x\nContent-Type: application/json\n\n{"a": {{a}}}',
  'GET https://x/a/..b/.c',
  'POST https://x\n\nqueries',
  'POST https://x\nContent-Type: message/http\n\nHTTP/1.1 200 OK\nA: b',
  'GET https://x\n\n###\nHTTP/1.1 200 OK\nA: b',
  'POST https://x\n\na\nHTTP/1.1 200 OK',
  'POST https://x\nContent-Type: application/json\n\n{}',
  'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=%26&b=%3D',
  'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b c\n&d=e\n&f=',
  'POST https://x\nContent-Type: text/plain\n\n100%%',
  'GET https://x\nA: 1\nB: 2',
  'GET https://x\nA: b#c',
  'GET https://x\nA: b\n# c\n\n\n',
  'GET https://x\n# A: 1\n//B: 2\nC: 3',
  `POST https://x\n${multipart}\n\n--b\nA: 1\nB: 2\n\nc\n--b\nA: 2\n\n\n--b--`,
  '@a = "\nPOST https://x\n\n{{a}}',
  '# {{$timestamp}}\nPOST https://x\n\n$timestamp $uuid',
  'POST https://x\nContent-Type: application/x-www-form-urlencoded\n\na=b&',
  '@a = 1\nGET https://x/{{a}}',
  '@a = 1\n@a = 1\nGET https://x/{{a}}',
  '@a = 1\n@a = 2\nGET https://x/{{a}}',
  'POST https://x\nContent-Type: application/json\n\n{"a": "#b", "c": 1}',
  '# a comment\n// another\n\nGET https://x\n# @timeout 5 s\nA: b',
  '# @eol lf\nPOST https://x\n\na\r\nb',
  'POST https://x\nContent-Type: multipart/form-data; boundary=b\n\n--b\nContent-Disposition: form-data; name="a"\n\n1\n--b--',
];

describe('portability: where tools send different bytes', () => {
  for (const [code, text, mends] of different) {
    it(`says ${code} of ${JSON.stringify(text)}`, async () => {
      assert.deepEqual([...new Set(codesIn(text))], [code]);
      const sent = await Promise.all(tools.map((tool) => sentBy(tool, text)));
      assert.ok(new Set(sent).size > 1, 'the profiles send different bytes');
      const mended = applied(text);
      if (!mends) return;
      assert.ok(mended !== null, 'there is a fix');
      assert.deepEqual(codesIn(mended), [], mended);
      const after = await Promise.all(tools.map((tool) => sentBy(tool, mended)));
      assert.deepEqual([...new Set(after)].length, 1, after.join('\n======\n'));
    });
  }
  for (const text of alike)
    it(`says nothing of ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(codesIn(text), []);
      const sent = await Promise.all(tools.map((tool) => sentBy(tool, text)));
      assert.deepEqual([...new Set(sent)].length, 1, sent.join('\n======\n'));
    });
  for (const [text, mended] of [
    ["GET https://x/?$filter=a eq 'b'", 'GET https://x/?$filter=a eq %27b%27'],
    ['GET https://x/?{{a}}={b}|`c^d\\', 'GET https://x/?{{a}}=%7Bb%7D%7C%60c%5Ed%5C'],
  ] as const)
    it(`says how to write the query of ${text}`, async () => {
      assert.deepEqual(codesIn(text), ['differs-query-encoding', 'differs-target-encoding']);
      const [, problem] = allDifferences(parse(text));
      const edits = problem?.fix?.edits ?? [];
      const done = edits
        .toReversed()
        .reduce<string>((so, { range, newText }) => so.slice(0, range.start) + newText + so.slice(range.end), text);
      assert.equal(done, mended);
      const inTools = ['auto', 'rest-client', 'httpyac'] as const;
      const sent = async (from: string): Promise<number> =>
        new Set(await Promise.all(inTools.map((tool) => sentBy(tool, from.replace('{{a}}', 'a'))))).size;
      assert.deepEqual([await sent(text), await sent(mended)], [2, 1]);
    });
  it('finds what it knows of blocks again where they have moved to', () => {
    const text = 'GET https://x\n\n###\nPOST https://x\n\na\n# b\nc\n\n###\nGET example.com\n';
    let document = parse(text);
    let known = differencesIn(document, null);
    for (const [at, added] of [
      [4, 'longer'],
      [0, '# c\n'],
      [30, 'x'],
    ] as const) {
      document = reparse(document, document.text.slice(0, at) + added + document.text.slice(at));
      known = differencesIn(document, known);
      assert.deepEqual(portabilityProblems(document, known), portabilityProblems(parse(document.text)));
    }
  });
  it('finds a value that another definition has changed, above it and below it', () => {
    const text = '@a = 1\nGET https://x/{{a}}\n\n###\n@a = 1\nGET https://x/{{a}}\n\n###\nGET https://x/{{a}}\n';
    let document = parse(text);
    let known = differencesIn(document, null);
    const counts = ['@a = 1\nGET https://x/{{a}}\n\n###\n@a = 2', '@a = 1\n\n\n###\n@a = 1'].map((head) => {
      document = reparse(document, head + text.slice(text.lastIndexOf('\nGET https://x/{{a}}\n\n###')));
      known = differencesIn(document, known);
      assert.deepEqual(portabilityProblems(document, known), portabilityProblems(parse(document.text)));
      return portabilityProblems(document, known).filter(({ code }) => code === 'differs-redefinition').length;
    });
    assert.deepEqual(counts, [1, 0]);
  });
  it('finds a value that differs below twenty thousand others, without looking at each of them for each [slow]', () => {
    const text = `${'@a = 1\nGET https://x/{{a}}\n\n###\n'.repeat(20_000)}@a = 2\n`;
    assert.equal(portabilityProblems(parse(text)).length, 20_000);
  });
  it('says which tools do not know a value that is made', () => {
    const messageOf = (inner: string): string | undefined =>
      portabilityProblems(parse(`GET https://x\nA: {{${inner}}}`)).find(
        ({ code }) => code === 'differs-dynamic-variable',
      )?.message;
    assert.match(messageOf('$uuid') ?? '', /^REST Client and Visual Studio do not know .* as they stand\.$/);
    assert.match(messageOf('$guid') ?? '', /^JetBrains and Visual Studio do not know/);
    assert.match(messageOf('$random.email') ?? '', /^REST Client and Visual Studio do/);
    assert.match(
      messageOf('$random.name.fullName') ?? '',
      /^REST Client, httpYac and Visual .*, by httpYac nothing is\.$/,
    );
    assert.match(messageOf('$randomInt') ?? '', /^REST Client does not know/);
    assert.match(messageOf('$randomInt 1 5') ?? '', /^JetBrains does not know/);
    assert.match(messageOf('$processEnv HOME') ?? '', /^JetBrains does/);
    assert.match(messageOf('$secret a') ?? '', /^JetBrains, REST Client, httpYac and Visual Studio do/);
    for (const known of ['$timestamp', '$.a.b', '$', 'a', 'login.response.body.$.id'])
      assert.equal(messageOf(known), undefined);
    assert.equal(messageOf(`$random.${'a'.repeat(1_000_000)}`), undefined);
  });
  it('says a line that httpYac takes for the end of a message, but of no connection', () => {
    for (const body of ['a\n===\nb', 'a\n=====', 'a === wait-for-server  \nb'])
      assert.deepEqual(codesIn(`POST https://x\n\n${body}`), ['differs-body-separator']);
    for (const text of ['POST https://x\n\n=== a\nb==', 'WS ws://x\n\na\n===\nb'])
      assert.ok(!codesIn(text).includes('differs-body-separator'));
  });
  it('says nothing of a file that names its dialect', () =>
    assert.deepEqual(codesIn('# @dialect jetbrains\nPOST https://x\n\na\n# b\nc'), []));
});
