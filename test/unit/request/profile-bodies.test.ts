import assert from 'node:assert/strict';
import type { Profile } from '../../../src/language/profile.ts';
import { complaints, hints, resolveText, type World } from './world.ts';

const as = (profile: Profile): World => ({ readAs: { profile, isForced: true } });

/** The body that goes out; `null` when the request does not. */
async function bodyOf(text: string, world: World): Promise<string | null> {
  const { request } = await resolveText(text, world);
  return request && new TextDecoder().decode(request.body ?? undefined);
}

function check(title: string, text: string, world: World, expected: string | null): void {
  it(title, async () => assert.equal(await bodyOf(text, world), expected));
}

const post = 'POST http://a/\n\n';
const commented = `${post}one\n# two\n  // three\nfour\n# five`;
const keep = `# @body-comments keep\n${commented}`;
const strip = `# @body-comments strip\n${commented}`;
const kept = 'one\n# two\n  // three\nfour\n# five';

describe('lines of a body that look like comments', () => {
  for (const profile of ['auto', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
    check(`are sent in the profile ${profile}`, commented, as(profile), kept);
  for (const profile of ['rest-client', 'httpyac'] as const)
    check(`are left out in the profile ${profile}`, commented, as(profile), 'one\nfour');
  check('are left out with @body-comments strip', strip, {}, 'one\nfour');
  check('are sent with @body-comments keep', keep, as('httpyac'), kept);
  check('take the blank lines above them along', `${post}a\n# b\n\n@c = d\n\n`, as('httpyac'), 'a');
  check('are left out with their placeholders', `@x = 1\n${post}{{x}}\n# {{nowhere}}`, as('httpyac'), '1');
  check('are not made by a value', `@x = # 1\n${post}{{x}}`, as('httpyac'), '# 1');
  check('are not addresses', `${post}http://b/`, as('httpyac'), 'http://b/');
  it('are kept or left out, nothing else', async () => {
    const text = `# @body-comments no\n${post}a`;
    assert.deepEqual(complaints(text, await resolveText(text)), ['error malformed-choice "no"']);
  });
});

describe('line ends of a body', () => {
  const mixed = 'POST http://a/\n\none\r\ntwo\rthree\nfour';
  for (const profile of ['auto', 'draft-2026', 'visual-studio'] as const)
    check(`stay as written in the profile ${profile}`, mixed, as(profile), 'one\r\ntwo\rthree\nfour');
  for (const profile of ['rest-client', 'jetbrains', 'httpyac'] as const)
    check(`are LF in the profile ${profile}`, mixed, as(profile), 'one\ntwo\nthree\nfour');
  check('are LF with @eol lf', `# @eol lf\n${mixed}`, {}, 'one\ntwo\nthree\nfour');
  check('are CR LF with @eol crlf', `# @eol CRLF\n${mixed}`, as('jetbrains'), 'one\r\ntwo\r\nthree\r\nfour');
});

describe('GraphQL in the profiles', () => {
  const query = 'POST http://a/\nX-Request-Type: GraphQL\n\nquery Q { a }';
  const types = async (text: string, world: World): Promise<unknown> => {
    const { request } = await resolveText(text, world);
    return request?.fields
      .filter(({ name }) => /^(?:content-type|x-request-type)$/i.test(name))
      .map(({ value }) => value);
  };
  const added = ['application/json'];
  for (const [profile, expected] of [
    ['auto', added],
    ['jetbrains', added],
    ['visual-studio', added],
    ['rest-client', []],
    ['httpyac', ['GraphQL']],
  ] as const)
    it(`has these fields in the profile ${profile}`, async () => {
      assert.deepEqual(await types(query, as(profile)), expected);
      assert.deepEqual(
        await types(
          'GRAPHQL http://a/\n\nquery Q { a }',
          as(profile === 'visual-studio' || profile === 'rest-client' ? 'auto' : profile),
        ),
        added,
      );
    });
});

describe('blank lines at the beginning of a body', () => {
  for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
    check(`are sent in the profile ${profile}`, `${post}\n \n a\n\n`, as(profile), '\n \n a');
  check('are not sent in the profile httpyac', `${post}\n \n a\n\n`, as('httpyac'), ' a');
  check('are no body in the profile httpyac', `${post}\n \n\n`, as('httpyac'), '');
});

describe('lines of a form and of parts in httpYac and REST Client', () => {
  const form = (body: string): string =>
    `@v = x&y z\nPOST http://a/\nContent-Type: application/x-www-form-urlencoded\n\n${body}`;
  check(
    'are joined in httpYac, without white space',
    form('a = 1 &\n b = two words\nc={{v}}'),
    as('httpyac'),
    'a=1&b=two%20wordsc=x&y%20z',
  );
  check(
    'are joined in REST Client where they begin with &',
    form('a = 1 &\n&b=2'),
    as('rest-client'),
    'a%20=%201%20&&b=2',
  );
  check(
    'keep white space of one line in REST Client alone',
    form('a = 1 & b=2'),
    as('rest-client'),
    'a%20=%201%20&%20b=2',
  );
  check('lose white space of one line in httpYac', form('a = 1 & b=2'), as('httpyac'), 'a=1&b=2');
  check('have a bare % encoded in REST Client', form('a=5%&b=%41|'), as('rest-client'), 'a=5%25&b=%41%7C');
  check('have a bare % encoded in httpYac, but not |', form('a=5%&b=%41|'), as('httpyac'), 'a=5%25&b=%41|');
  check('keep a bare % here', form('a=5%&b=%41|'), {}, 'a=5%&b=%41%7C');
  const parts = (type: string): string =>
    `POST http://a/\nContent-Type: multipart/${type}; boundary=b\n\n--b\nA: 1\n\none\ntwo\n--b--`;
  const sent = (end: string): string => `--b\r\nA: 1\r\n\r\none${end}two\r\n--b--`;
  for (const profile of ['rest-client', 'httpyac'] as const)
    check(`end with CR LF within a part in the profile ${profile}`, parts('form-data'), as(profile), sent('\r\n'));
  for (const profile of ['auto', 'jetbrains', 'visual-studio'] as const)
    check(`stay as written within a part in the profile ${profile}`, parts('form-data'), as(profile), sent('\n'));
  check('end with CR LF in multipart/mixed in REST Client', parts('mixed'), as('rest-client'), sent('\r\n'));
  check('stay as written in multipart/mixed in httpYac', parts('mixed'), as('httpyac'), sent('\n'));
});

describe('placeholders in JSON without quotes', () => {
  const json = (body: string): string =>
    `@word = a "b"\n@number = 5\n@list = [1]\nPOST http://a/\nContent-Type: application/json\n\n${body}`;
  const body = '{"{{word}}": {{word}}, "b": {{number}}, "c": "\\"{{word}}", "d": {{list}}}';
  check(
    'get quotes in the profile jetbrains',
    json(body),
    as('jetbrains'),
    '{"a "b"": "a \\"b\\"", "b": 5, "c": "\\"a "b"", "d": [1]}',
  );
  check('get none elsewhere', json('{"a": {{word}}}'), {}, '{"a": a "b"}');
  check('get none in a body that is not JSON', '@w = a\nPOST http://a/\n\n{"a": {{w}}}', as('jetbrains'), '{"a": a}');
});

describe('where the file of a body is', () => {
  const near = '/project/requests/b.txt';
  const far = '/project/b.txt';
  const send = `${post}< ./b.txt`;
  check('beside the request file', send, { files: { [near]: 'near' } }, 'near');
  check('else in the folder of the project', send, { files: { [far]: 'far' } }, 'far');
  check('the nearer one of two', send, { files: { [near]: 'near', [far]: 'far' } }, 'near');
  check(
    'the farther one in the profile rest-client',
    send,
    { ...as('rest-client'), files: { [near]: 'near', [far]: 'far' } },
    'far',
  );
  check(
    'where the folder of the workspace is written',
    `${post}< $\{workspaceFolder}/b.txt`,
    { files: { [near]: 'near', [far]: 'far' } },
    'far',
  );
  check('where a value leads', `@x = b\n${post}< ./{{x}}.txt`, { files: { [near]: 'near' } }, 'near');
  check('nowhere', send, {}, null);
  it('is told when two differ, and not when they are the same', async () => {
    const said = async (files: World['files']): Promise<readonly string[]> =>
      complaints(send, await resolveText(send, { files: files ?? {} }));
    assert.deepEqual(await said({ [near]: 'near', [far]: 'far' }), ['warning file-in-two-places "./b.txt"']);
    assert.deepEqual(await said({ [near]: 'same', [far]: 'same' }), []);
  });
  check(
    'with placeholders replaced by @inject-variables',
    `# @inject-variables\n@x = 1\n${send}`,
    { files: { [near]: '{{x}}' } },
    '1',
  );
});

describe('the query', () => {
  const target = async (directive: string, world: World): Promise<string | undefined> =>
    (await resolveText(`${directive}\nGET http://a/?q=a%20b+c`, world)).request?.target;
  it('stays as written', async () => assert.equal(await target('', {}), '/?q=a%20b+c'));
  it('is encoded anew with @auto-encoding', async () =>
    assert.equal(await target('# @auto-encoding', {}), '/?q=a+b%2Bc'));
  it('is encoded anew in the profile jetbrains', async () =>
    assert.equal(await target('', as('jetbrains')), '/?q=a+b%2Bc'));
  it('stays there with @no-auto-encoding', async () =>
    assert.equal(await target('# @no-auto-encoding', as('jetbrains')), '/?q=a%20b+c'));
});

describe('values that tools take differently', () => {
  const environment = { environment: 'dev', files: { '/project/http-client.env.json': '{"dev":{"x":"2","l":[1,2]}}' } };
  const said = async (text: string, world: World = {}): Promise<readonly string[]> =>
    hints(await resolveText(text, world));
  it('by the environment', async () => {
    assert.deepEqual(await said('@x = {{x}}\nGET http://a/{{x}}', environment), []);
    assert.deepEqual(await said('@x = 1\nGET http://a/{{x}}', environment), ['value-in-environment-too']);
    assert.deepEqual(await said('@x = 2\nGET http://a/{{x}}', environment), []);
    assert.deepEqual(await said('GET http://a/{{x}}', environment), []);
  });
  it('when they are lists', async () => {
    const text = 'GET http://a/{{l}}';
    assert.deepEqual(complaints(text, await resolveText(text, environment)), ['warning list-value "{{l}}"']);
    assert.deepEqual(complaints(text, await resolveText(text, { ...environment, ...as('jetbrains') })), [
      'error list-value "{{l}}"',
    ]);
    assert.deepEqual(complaints('GET http://a/{{l[0]}}', await resolveText('GET http://a/{{l[0]}}', environment)), []);
  });
  it('when they are worked out where they are used', async () => {
    const target = async (text: string): Promise<string | undefined> => (await resolveText(text)).request?.target;
    assert.equal(await target('@x = 1\n@y := {{x}}\n@x = 2\nGET http://a/{{y}}'), '/2');
    assert.equal(await target('@x = 1\n@y = {{x}}\n@x = 2\nGET http://a/{{y}}'), '/1');
  });
});
