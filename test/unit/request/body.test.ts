import assert from 'node:assert/strict';
import { graphqlBody } from '../../../src/request/graphql-body.ts';
import { complaints, hints, resolveText, type World } from './world.ts';

/** `body` has `\n` for line feeds and `\r` for carriage returns. */
async function check(
  text: string,
  body: string | null,
  world: World = {},
  expected: readonly string[] = [],
): Promise<void> {
  const resolution = await resolveText(text, world);
  assert.deepEqual(complaints(text, resolution), expected);
  assert.ok(resolution.request);
  const { body: bytes } = resolution.request;
  assert.equal(
    bytes && Buffer.from(bytes).toString('latin1'),
    body === null ? null : Buffer.from(body).toString('latin1'),
  );
}

async function checkRefused(
  text: string,
  expected: readonly string[],
  message: RegExp,
  world: World = {},
): Promise<void> {
  const resolution = await resolveText(text, world);
  assert.equal(resolution.request, null);
  assert.deepEqual(complaints(text, resolution), expected);
  assert.match(resolution.problems.map((one) => one.message).join('\n'), message);
}

const post = 'POST https://x\n\n';
const typed = (type: string, body: string): string => `POST https://x\nContent-Type: ${type}\n\n${body}`;
const folder = '/project/requests';

describe('resolve: bodies', () => {
  it('sends text as it is written, line ends included', async () => {
    await check(`${post}a\n  b \n# c\n`, 'a\n  b \n# c');
    await check('POST https://x\r\n\r\na\r\nb\r\n', 'a\r\nb');
  });
  it('sends none when there is none', () => check('POST https://x\n\n\n', null));
  it('puts values in, once', () => check(`${post}{{a}}{{a}}`, '{{b}}\n{{b}}\n', { variables: { a: '{{b}}\n' } }));
  it('leaves directives out', () => check(`${post}a\n# @no-log\nb`, 'a\nb'));
  it('keeps what looks like a separator in a value', () =>
    check(`${post}{{a}}`, '###\nGET https://y', { variables: { a: '###\nGET https://y' } }));
});

describe('resolve: files in bodies', () => {
  const bytes = new Uint8Array([0, 255, 10, 13]);
  it('sends the bytes of a file', async () => {
    const { request } = await resolveText(`${post}< ./a.bin`, { files: { [`${folder}/a.bin`]: bytes } });
    assert.deepEqual(request?.body, bytes);
  });
  it('sends an empty file as a body of no bytes', () => check(`${post}< a`, '', { files: { [`${folder}/a`]: '' } }));
  it('leaves the line ends of a file out where curl does, and only there', async () => {
    const world: World = { files: { [`${folder}/a`]: 'a\r\n\0b\n' } };
    for (const option of ['-d', '--data', '--data-ascii']) await check(`curl https://x ${option} @a`, 'ab', world);
    for (const option of ['--data-binary', '--json']) await check(`curl https://x ${option} @a`, 'a\r\n\0b\n', world);
    await check('curl https://x -T a', 'a\r\n\0b\n', world);
  });
  it('does not put values into <, and says so', async () => {
    const world: World = { files: { [`${folder}/a`]: '{{v}}' } };
    await check(`${post}< a`, '{{v}}', world);
    assert.deepEqual(hints(await resolveText(`${post}< a`, world)), ['placeholders-in-file']);
  });
  it('puts values into <@', () =>
    check(`${post}<@ a`, 'b', { files: { [`${folder}/a`]: '{{v}}' }, variables: { v: 'b' } }));
  it('reads other encodings', async () => {
    for (const name of ['latin1', 'windows1252', 'ISO-8859-1'])
      await check(`${post}<@${name} a`, 'é', { files: { [`${folder}/a`]: new Uint8Array([0xe9]) } });
    await check(`${post}<@utf16le a`, 'é', { files: { [`${folder}/a`]: new Uint8Array([0xe9, 0]) } });
  });
  it('refuses an encoding that is none', () =>
    checkRefused(`${post}<@klingon a`, ['error unknown-encoding "klingon"'], /klingon/, {
      files: { [`${folder}/a`]: 'b' },
    }));
  it('puts files between text', () => check(`${post}a\n< b\nc`, 'a\nB\nc', { files: { [`${folder}/b`]: 'B' } }));
  it('puts values into paths', () =>
    check(`${post}< {{dir}}/b`, 'B', { files: { '/d/b': 'B' }, variables: { dir: '/d' } }));
  it('names the path where a file was looked for', () =>
    checkRefused(`${post}< ./b.json`, ['error body-file-missing "./b.json"'], /\/project\/requests\/b\.json/));
  it('asks to save a text before it looks beside it', () =>
    checkRefused(`${post}< b`, ['error body-file-without-folder "b"'], /Save/, { untitled: true }));
  it('reads absolute paths without a file', () =>
    check(`${post}< /d/b`, 'B', { untitled: true, files: { '/d/b': 'B' } }));
  it('says which value a file lacks', () =>
    checkRefused(`${post}<@ a`, ['error undefined-variable "<@ a"'], /“v”/, { files: { [`${folder}/a`]: '{{v}}' } }));
});

describe('resolve: forms', () => {
  const form = 'application/x-www-form-urlencoded';
  const rows: readonly (readonly [written: string, sent: string])[] = [
    ['a=b&c=d', 'a=b&c=d'],
    ['a=b&\nc=d', 'a=b&c=d'],
    ['a=b\n&c=d\n&e=f', 'a=b&c=d&e=f'],
    ['a = b &\nc = d = e &\n f = g', 'a=b&c=d = e&f=g'.replace(' = e', '%20=%20e')],
    ['a=b c&d=ü', 'a=b%20c&d=%C3%BC'],
    ['a=%20+&b=c', 'a=%20+&b=c'],
    ['a={{v}}&\nb={{v}}', 'a=x%20y&b=x%20y'],
    ['a=b\nc=d', 'a=b\nc=d'],
    ['{"a": "b c"}', '{"a": "b c"}'],
  ];
  for (const [written, sent] of rows)
    it(`sends ${JSON.stringify(written)} as ${JSON.stringify(sent)}`, () =>
      check(typed(form, written), sent, { variables: { v: 'x y' } }));
  it('does not touch such text of another type', () => check(typed('text/plain', 'a = b &\nc'), 'a = b &\nc'));
});

describe('resolve: multipart', () => {
  const type = 'multipart/form-data; boundary=B';
  it('makes what a boundary is made of once, and everything else anew', async () => {
    for (const inner of ['$uuid', '$random.alphanumeric(12)', '$timestampMs']) {
      const text = typed(`multipart/form-data; boundary=--{{${inner}}}`, `----{{${inner}}}\n\na\n----{{ ${inner} }}--`);
      const resolution = await resolveText(text);
      assert.deepEqual(complaints(text, resolution), [], inner);
    }
    const { request } = await resolveText(typed('text/plain; boundary={{$uuid}}', '{{$uuid}} {{$uuid}}'));
    const [one, other] = Buffer.from(request?.body ?? [])
      .toString()
      .split(' ');
    assert.notEqual(one, other);
  });
  it('has one time for a whole request', async () => {
    let time = 1e12;
    const now = (): number => {
      time += 1000;
      return time;
    };
    const { request } = await resolveText(typed('text/plain', '{{$timestampMs}} {{$timestampMs}}'), { now });
    const [one, other] = Buffer.from(request?.body ?? [])
      .toString()
      .split(' ');
    assert.equal(one, other);
  });
  it("takes the last delimiter behind a file's path, as JetBrains shows it, and in multipart only", async () => {
    const files = { [`${folder}/f`]: 'F', [`${folder}/f --B--`]: 'G' };
    await check(typed(type, '--B\n\n< ./f --B--'), '--B\r\n\r\nF\r\n--B--', { files });
    await check(typed(type, '--B\n\n< ./f\n--B--'), '--B\r\n\r\nF\r\n--B--', { files });
    await check(typed(type, '--B\n\n< ./f --B--'), '--B\r\n\r\nF\r\n--B--', {
      files,
      readAs: { profile: 'jetbrains', isForced: true },
    });
    await check(typed('text/plain', '< ./f --B--'), 'G', { files });
    await check(typed(type, '--B\n\n< ./f --B--\n--B--'), '--B\r\n\r\nG\r\n--B--', {
      files,
      readAs: { profile: 'httpyac', isForced: true },
    });
  });
  it('ends lines with CR LF, but not within a part or a file', () =>
    check(
      typed(
        type,
        '--B\nContent-Disposition: form-data; name="a"\n\none\ntwo\n--B\nContent-Disposition: form-data; name="f"\n\n< f\n--B--',
      ),
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\none\ntwo\r\n--B\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\ny\r\n--B--',
      { files: { [`${folder}/f`]: 'x\ny' } },
    ));
  it('leaves CR LF as it is', () =>
    check(typed(type, '--B\r\nA: b\r\n\r\nc\r\n--B--\r\n'), '--B\r\nA: b\r\n\r\nc\r\n--B--'));
  it('reads a quoted boundary and one with a value', async () => {
    await check(typed('multipart/mixed; boundary="B C"', '--B C\n\na\n--B C--'), '--B C\r\n\r\na\r\n--B C--');
    await check(typed('multipart/mixed; boundary={{b}}', '--{{b}}\n\na\n--{{b}}--'), '--Z\r\n\r\na\r\n--Z--', {
      variables: { b: 'Z' },
    });
  });
  it('warns of what is sent with a file, as JetBrains’ documentation writes it', async () => {
    const files = { [`${folder}/f`]: 'F' };
    const part = (above: string, below: string): string =>
      typed(type, `--B\nContent-Disposition: form-data; name="a"\n\n${above}< ./f\n${below}--B--`);
    const told = async (text: string, world: World = {}): Promise<readonly string[]> =>
      complaints(text, await resolveText(text, { files, ...world }));
    const comment = 'warning multipart-file-not-alone "// A file\\n# of mine"';
    assert.deepEqual(await told(part('// A file\n# of mine\n', '')), [comment]);
    assert.deepEqual(await told(part('', '\n')), ['warning multipart-file-not-alone "< ./f"']);
    assert.deepEqual(await told(part('', '')), []);
    assert.deepEqual(await told(part('Text, then\n', 'and more\n')), []);
    assert.deepEqual(await told(part('// A file\n', ''), { readAs: { profile: 'rest-client', isForced: true } }), []);
    assert.deepEqual(await told('POST https://x\nContent-Type: text/plain\n\na\n\n// A file\n< ./f\n\n--B--'), []);
  });
  it('mends it', async () => {
    const text = typed(type, '--B\nA: b\n\n// c\n< ./f\n\n--B--');
    const { problems } = await resolveText(text, { files: { [`${folder}/f`]: 'F' } });
    const mended = problems
      .flatMap(({ fix }) => fix?.edits ?? [])
      .toSorted((one, other) => other.range.start - one.range.start)
      .reduce((done, { range, newText }) => done.slice(0, range.start) + newText + done.slice(range.end), text);
    assert.equal(mended, typed(type, '--B\nA: b\n\n< ./f\n--B--'));
  });
  it('warns of a boundary that is missing, another, or not closed', async () => {
    await check(typed('multipart/form-data', '--B\n\na'), '--B\r\n\r\na', {}, [
      'warning multipart-boundary "--B\\n\\na"',
    ]);
    await check(typed(type, '--C\n\na'), '--C\r\n\r\na', {}, ['warning multipart-boundary "--C\\n\\na"']);
    await check(typed(type, '--B\n\na'), '--B\r\n\r\na', {}, ['warning multipart-not-closed "--B\\n\\na"']);
  });
});

describe('resolve: fragments of GraphQL', () => {
  const parts = 'fragment Parts on Rocket {\n  name\n  ...More\n}';
  const more = 'fragment More on Rocket { id{{n}} }';
  const query = 'query a {\n  ...Parts\n}';

  async function check(text: string, expected: string | null, codes: readonly string[] = []): Promise<void> {
    const files = { [`${folder}/more.gql`]: 'fragment More on Rocket { file }' };
    const { request, problems } = await resolveText(text, { files });
    const body = request?.body ? (JSON.parse(new TextDecoder().decode(request.body)) as { query: string }) : null;
    assert.deepEqual([body?.query ?? null, problems.map(({ code }) => code)], [expected, codes]);
  }
  const post = `POST https://x\nX-Request-Type: GraphQL\n\n${query}`;

  it('stand behind a query that names them, in any block', () =>
    check(`@n = 7\n${more}\n\n${parts}\n\n###\n${post}`, `${query}\nfragment More on Rocket { id7 }\n${parts}`));
  it('end at a blank line, with variables behind the query', () =>
    check(
      `${parts.replace('  ...More\n', '')}\n\n${post}\n\n{"a": 1}`,
      `${query}\n${parts.replace('  ...More\n', '')}`,
    ));
  it('may stand in a file', () =>
    check(`gql More < ./more.gql\n${parts}\n\n${post}`, `${query}\nfragment More on Rocket { file }\n${parts}`));
  it('are missing with their file', () => check(`gql Parts < ./no.gql\n${post}`, null, ['body-file-missing']));
  it('stay away from a query that does not name them', () => check(`fragment Part on Rocket { a }\n\n${post}`, query));
  it('are no request, and nothing at all to other tools', async () => {
    await check(`${parts}\n\n### b\n${post.replace('...Parts', 'name')}`, query.replace('...Parts', 'name'));
    const { problems } = await resolveText(`# @dialect jetbrains\n${parts}\n\n${post}`);
    assert.equal(problems[0]?.code, 'not-a-request-line');
  });
});

describe('resolve: GraphQL', () => {
  const query = 'query ($id: ID!) {\n  user(id: $id) { name }\n}';
  it('makes JSON of a query and its variables', async () => {
    for (const head of [
      'POST https://x\nX-Request-Type: GraphQL',
      'POST https://x\nx-request-type: graphql',
      'GRAPHQL https://x',
    ]) {
      const { request } = await resolveText(`${head}\n\n${query}\n\n{ "id": "{{id}}" }`, { variables: { id: '1' } });
      assert.equal(request?.method, 'POST');
      assert.deepEqual(JSON.parse(Buffer.from(request?.body ?? []).toString()), { query, variables: { id: '1' } });
      assert.ok(!request?.fields.some(({ name }) => name.toLowerCase() === 'x-request-type'));
      assert.ok(request?.fields.some(({ name, value }) => name === 'Content-Type' && value === 'application/json'));
    }
  });
  it('reads the query out of a file that stands for it, with variables below', async () => {
    const files = { [`${folder}/q.graphql`]: `${query}\n`, [`${folder}/a.json`]: '{"query":"{ b }"}' };
    const sent = async (body: string): Promise<unknown> => {
      const { request, problems } = await resolveText(`GRAPHQL https://x\n\n${body}`, { files });
      assert.deepEqual(problems, []);
      return JSON.parse(Buffer.from(request?.body ?? []).toString());
    };
    assert.deepEqual(await sent('< ./q.graphql\n\n{ "id": 1 }'), { query, variables: { id: 1 } });
    assert.deepEqual(await sent('< ./q.graphql'), { query: `${query}\n` });
    assert.deepEqual(await sent('< ./a.json'), { query: '{ b }' });
  });
  it('sends a field X-Request-Type of another value', async () => {
    const { request } = await resolveText('POST https://x\nX-Request-Type: other\n\na');
    assert.ok(request?.fields.some(({ name }) => name === 'X-Request-Type'));
  });
  it('refuses variables that are not JSON', () =>
    checkRefused(
      `GRAPHQL https://x\n\n${query}\n\n{ "id": }`,
      [`error graphql-variables ${JSON.stringify(`${query}\n\n{ "id": }`)}`],
      /not JSON/,
    ));
  describe('with the query in a file', () => {
    const files = { '/project/requests/q.gql': 'query a { x }\nquery b { {{y}} }' };
    const world = { files, variables: { n: '1', name: 'q' } };
    const inFile = 'query a { x }\nquery b { {{y}} }';
    const json = async (text: string): Promise<unknown> => {
      const { request, problems } = await resolveText(text, world);
      assert.deepEqual(problems, []);
      assert.ok(request?.fields.some(({ name, value }) => name === 'Content-Type' && value === 'application/json'));
      return JSON.parse(Buffer.from(request?.body ?? []).toString());
    };
    for (const head of ['GRAPHQL https://x', 'POST https://x', 'POST https://x\nX-Request-Type: GraphQL'])
      it(`sends it, its operation and the variables with ${head.replace('\n', ' and ')}`, async () =>
        assert.deepEqual(await json(`${head}\n\ngql b < ./q.gql\n\n{ "n": {{n}} }\n`), {
          query: inFile,
          operationName: 'b',
          variables: { n: 1 },
        }));
    it('needs neither an operation nor variables, and takes placeholders in the path', async () =>
      assert.deepEqual(await json('POST https://x\n\ngql < ./{{name}}.gql\n'), { query: inFile }));
    it('keeps a Content-Type that is written', async () => {
      const text = 'POST https://x\nContent-Type: application/graphql+json\n\ngql < ./q.gql\n';
      const { request } = await resolveText(text, world);
      assert.deepEqual(
        request?.fields.filter(({ name }) => name === 'Content-Type').map(({ value }) => value),
        ['application/graphql+json'],
      );
    });
    it('refuses a file that is not there', () =>
      checkRefused('POST https://x\n\ngql b < ./none.gql', ['error body-file-missing "./none.gql"'], /no file/));
    it('refuses what is no JSON behind it', async () => {
      const { request, problems } = await resolveText('POST https://x\n\ngql < ./q.gql\n\nfragment f on X', world);
      assert.equal(request, null);
      assert.deepEqual(
        problems.map(({ code, severity }) => `${severity} ${code}`),
        ['error graphql-variables'],
      );
    });
    for (const line of ['gqlb < ./q.gql', 'gql b<./q.gql', 'gql b', 'a\ngql b < ./q.gql'])
      it(`takes “${line.replace('\n', ' ')}” for text`, async () => {
        const { request } = await resolveText(`POST https://x\n\n${line}`, world);
        assert.equal(Buffer.from(request?.body ?? []).toString(), line);
      });
    it('takes it for text by the draft specification', async () => {
      const readAs = { profile: 'draft-2026', isForced: true } as const;
      const { request } = await resolveText('POST https://x\n\ngql < ./q.gql', { ...world, readAs });
      assert.equal(Buffer.from(request?.body ?? []).toString(), 'gql < ./q.gql');
    });
  });
  it('leaves JSON as it is, and takes braces of a query for no variables', () => {
    assert.equal(graphqlBody('{"query": "{ a }"}').body, '{"query": "{ a }"}');
    assert.deepEqual(JSON.parse(graphqlBody('{ a }\n\n{ b }').body), { query: '{ a }\n\n{ b }' });
    assert.deepEqual(JSON.parse(graphqlBody('{ a }').body), { query: '{ a }' });
  });
  for (const [query, operationName] of [
    ['query a { b }', 'a'],
    ['# c\n\n, mutation a_1($b: C) { d }\n\n{ "b": 1 }', 'a_1'],
    ['subscription a @b { c }', 'a'],
    ['query a { b }\nquery c { d }', 'a'],
    ['query { a }', undefined],
    ['query ($a: B) { c }', undefined],
    ['{ query a }', undefined],
    ['fragment a on B { c }\nquery d { ...a }', undefined],
  ] as const)
    it(`names ${operationName ?? 'no operation'} in ${JSON.stringify(query)}`, () => {
      const made = JSON.parse(graphqlBody(query).body) as { readonly operationName?: string };
      assert.equal(made.operationName, operationName);
    });
  it('makes JSON of an unmarked query in the profile httpyac alone', async () => {
    const text = 'POST https://x\nContent-Type: text/plain\n\nquery a { b }';
    const body = async (profile: 'auto' | 'httpyac'): Promise<string> =>
      Buffer.from((await resolveText(text, { readAs: { profile, isForced: true } })).request?.body ?? []).toString();
    assert.equal(await body('auto'), 'query a { b }');
    assert.equal(await body('httpyac'), '{"query":"query a { b }","operationName":"a"}');
  });
});

describe('resolve: newline-delimited JSON', () => {
  for (const type of ['application/x-ndjson', 'application/ndjson; charset=utf-8'])
    it(`ends the last line of ${type}`, () => check(typed(type, '{}\n{}\n\n\n###'), '{}\n{}\n'));
  it('ends what a file brings, once', () =>
    check(typed('application/x-ndjson', '< ./a.ndjson'), '{}\n', { files: { '/project/requests/a.ndjson': '{}\n' } }));
  it('adds no line end to other media types', () => check(typed('application/json', '{}\n'), '{}'));
  for (const profile of ['jetbrains', 'visual-studio', 'draft-2026'] as const)
    it(`adds none in the profile ${profile}`, () =>
      check(typed('application/x-ndjson', '{}\n'), '{}', { readAs: { profile, isForced: true } }));
});

describe('resolve: bodies that are to be JSON', () => {
  it('warns of comments that break it', () =>
    check(typed('application/json', '{\n# a\n"b": 1\n}'), '{\n# a\n"b": 1\n}', {}, [
      'warning comment-in-json-body "{\\n# a\\n\\"b\\": 1\\n}"',
    ]));
  it('warns of values that lack quotes', () =>
    check(typed('application/json', '{"a": {{v}}}'), '{"a": x y}', { variables: { v: 'x y' } }, [
      'warning json-body-malformed "{\\"a\\": {{v}}}"',
    ]));
  it('says both without a media type of what begins like JSON', async () => {
    const world = { variables: { v: 'x y' } };
    await check(`${post}[{{v}}]`, '[x y]', world, ['warning json-body-malformed "[{{v}}]"']);
    const { problems } = await resolveText(`${post}[1, {{v}}]`, world);
    assert.match(problems.map(({ message }) => message).join('\n'), /quotes around its placeholder, as "\{\{v\}\}"/);
    await check(`${post}{\n// a\n}`, '{\n// a\n}', {}, ['warning comment-in-json-body "{\\n// a\\n}"']);
    await check(`${post}a, {{v}}`, 'a, x y', world);
    await check(`${post}[a] of {{v}}`, '[a] of x y', world);
  });
  it('says nothing of a body that quotes alone would not make JSON', () =>
    check(typed('application/json', '{"a": {{v}}, b}'), '{"a": x y, b}', { variables: { v: 'x y' } }));
  it('says nothing of JSON, of other types, and of what is broken otherwise', async () => {
    await check(typed('application/vnd.a+json', '{"a": {{v}}}'), '{"a": 5}', { variables: { v: '5' } });
    await check(typed('text/plain', '{\n# a\n}'), '{\n# a\n}');
    await check(typed('application/json', '{'), '{');
  });
});
