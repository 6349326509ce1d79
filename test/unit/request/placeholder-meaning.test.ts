import assert from 'node:assert/strict';
import type { HttpDocument } from '../../../src/language/document.ts';
import { parse } from '../../../src/language/parse.ts';
import { placeholdersIn } from '../../../src/language/placeholders.ts';
import type { Origin } from '../../../src/request/origin.ts';
import { placeholderMeaning } from '../../../src/request/placeholder-meaning.ts';
import { type Environments, readEnvironments } from '../../../src/request/read-environments.ts';
import { type VariablePlaces, visibleVariables } from '../../../src/request/visible-variables.ts';
import { file, resolveText, surroundingsOf, type World } from './world.ts';

const world: World = {
  environment: 'dev',
  files: {
    '/project/requests/http-client.env.json': '{"dev": {"base": "https://dev.example", "host": "elsewhere"}}',
    '/project/requests/http-client.private.env.json': '{"dev": {"token": "hidden"}}',
  },
  exchanges: {
    login: {
      request: { method: 'POST', url: 'https://example.com/login', fields: [], body: new Uint8Array() },
      response: { status: 200, fields: [], body: new TextEncoder().encode('{"id": 7}') },
      secrets: [],
    },
  },
};

function words(origin: Origin | null): string {
  if (origin === null) return 'nowhere';
  return origin.kind === 'environment' ? `environment ${origin.environment}` : origin.kind;
}

function places(document: HttpDocument, environments: Environments): VariablePlaces {
  const imported = [{ file: '/project/requests/b.http', document: parse('@far = away\n@host = far\n') }];
  return { document, file, imported, environments, chosen: ['dev'] };
}

/** What the last placeholder of the text means: kind, text, where from, and what it hides. */
async function meaning(text: string, asked: readonly string[] = []): Promise<string> {
  const document = parse(text);
  const surroundings = surroundingsOf(world);
  const placeholder = placeholdersIn(text, 0).at(-1);
  assert.ok(placeholder);
  const found = placeholderMeaning(placeholder.inner.text, placeholder.range, {
    ...(await resolveText(text, world)),
    asked: new Set(asked),
    visible: visibleVariables(places(document, await readEnvironments(file, surroundings)), placeholder.range.start),
  });
  const value =
    'text' in found.value
      ? ` ${found.value.text}`
      : 'request' in found.value
        ? ` ${found.value.request}`
        : 'why' in found.value
          ? ` (${found.value.why?.split('.')[0]})`
          : '';
  const hides = found.shadowed.length > 0 ? ` hides ${found.shadowed.map(words).join()}` : '';
  return `${found.value.kind}${value} from ${words(found.origin)}${hides}`;
}

describe('placeholderMeaning', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    [
      'the value of a variable, with what is in it replaced',
      '@a = 1\n@b = {{a}}2\nGET https://x/{{b}}',
      'known 12 from definition',
    ],
    ['the value that counts at the place', '@a = 1\nGET https://x/{{a}}\n\n###\n@a = 2\n', 'known 1 from definition'],
    ['the value of an environment', 'GET {{base}}/a', 'known https://dev.example from environment dev'],
    [
      'what a variable hides',
      '@host = here\nGET https://{{host}}/',
      'known here from definition hides environment dev',
    ],
    ['no secret', 'GET https://x/{{token}}', 'secret from environment dev'],
    [
      'a part of an earlier response',
      '### login\n\n###\n# @name login\nPOST https://x\n\n{{login.response.body.$.id}}',
      'known 7 from exchange',
    ],
    ['an example of a dynamic variable', 'GET https://x/{{$timestamp}}', 'example 1774958400 from dynamic'],
    ['what a person will be asked', 'GET https://x/{{$input Who?}}', 'asked from dynamic'],
    ['a name that is nowhere', 'GET https://x/{{nothing}}', 'none (There is no variable named “nothing”) from nowhere'],
    [
      'a request that was not run',
      '### other\nGET https://x\n\n{{other.response.body.$.id}}',
      'none (“other” has not been run yet, so {{other) from nowhere',
    ],
  ];
  for (const [what, text, expected] of rows)
    it(`tells ${what}`, async () => assert.equal(await meaning(text), expected));

  it('tells that a person is asked for a variable', async () =>
    assert.equal(await meaning('GET https://x/{{who}}', ['who']), 'asked from answer'));

  it('tells of which request a part is taken where nothing is sent', async () =>
    assert.equal(
      await meaning('GET https://x\n\n###\n@a = {{login.response.body.$.id}}\n'),
      'later login from nowhere',
    ));

  it('tells why a dynamic variable has no value', async () =>
    assert.match(await meaning('GET https://x/{{$randomInt 5 1}}'), /^none \(.+\) from dynamic$/));

  it('tells what is written where nothing is sent', async () =>
    assert.equal(
      await meaning('GET https://x\n\n###\n@a = 1\n\n### No request\n@b = {{a}}\n'),
      'written 1 from definition',
    ));
});

describe('visibleVariables', () => {
  it('knows what the block asks for, and what it keeps secret', () => {
    const document = parse('# @prompt who Your name? $value: Ada\n# @secret key\n@key = k\nGET https://x/');
    const none: Environments = { names: [], files: [], problems: [] };
    const found = visibleVariables({ document, file, imported: [], environments: none, chosen: [] }, 70);
    assert.deepEqual(
      found.map(({ name, origin, isSecret }) => [name, origin.kind, isSecret]),
      [
        ['who', 'answer', false],
        ['key', 'definition', true],
      ],
    );
  });
  it('knows what is asked for above all requests', () => {
    const document = parse('# @prompt who Your name?\n###\nGET https://x/');
    const none: Environments = { names: [], files: [], problems: [] };
    const found = visibleVariables({ document, file, imported: [], environments: none, chosen: [] }, 35);
    assert.deepEqual(
      found.map(({ name, origin }) => [name, origin.kind]),
      [['who', 'answer']],
    );
  });
  it('gives each name once, with what it hides', async () => {
    const document = parse('@host = a\nGET https://x\n');
    const found = visibleVariables(places(document, await readEnvironments(file, surroundingsOf(world))), 20);
    assert.deepEqual(
      found.map(({ name, written, origin, shadowed }) => [name, written, words(origin), shadowed.map(words).join()]),
      [
        ['host', 'a', 'definition', 'definition,environment dev'],
        ['far', 'away', 'definition', ''],
        ['token', 'hidden', 'environment dev', ''],
        ['base', 'https://dev.example', 'environment dev', ''],
      ],
    );
  });
});
