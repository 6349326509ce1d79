import assert from 'node:assert/strict';
import { isCredentialName } from '../../../src/request/environment/credential-name.ts';
import { environmentPlace } from '../../../src/request/environment-scope.ts';
import { readEnvironments } from '../../../src/request/read-environments.ts';
import { complaints, file, hints, resolveText, surroundingsOf, type World } from './world.ts';

const folder = '/project/requests';
const inPublic = `${folder}/http-client.env.json`;
const inPrivate = `${folder}/http-client.private.env.json`;
const text = 'GET https://x\nA: ';

type Files = Readonly<Record<string, string>>;

/** The field A with this value as it is sent, `dev` being chosen unless the world says otherwise. */
async function check(value: string, expected: string, files: Files, world: World = {}): Promise<void> {
  const resolution = await resolveText(`${text}${value}`, { environment: 'dev', ...world, files });
  assert.deepEqual(complaints(`${text}${value}`, resolution), []);
  assert.equal(resolution.request?.fields.find(({ name }) => name === 'A')?.value, expected);
}

async function refuses(value: string, code: string, message: RegExp, files: Files): Promise<void> {
  const { request, problems } = await resolveText(`${text}${value}`, { environment: 'dev', files });
  assert.equal(request, null);
  assert.deepEqual([problems.find(({ severity }) => severity === 'error')?.code], [code]);
  assert.match(problems.map((one) => one.message).join('\n'), message);
}

async function namesIn(files: Files): Promise<readonly string[]> {
  return (await readEnvironments(file, surroundingsOf({ files }))).names;
}

const dev = (value: string): string => JSON.stringify({ dev: { a: value } });

describe('environments: where values come from', () => {
  const sources: readonly (readonly [what: string, files: Files])[] = [
    ['JetBrains’ public file', { [inPublic]: dev('1') }],
    ['JetBrains’ private file', { [inPrivate]: dev('1') }],
    ['Visual Studio’s .user file', { [`${inPublic}.user`]: dev('1') }],
    ['rest-client.env.json', { [`${folder}/rest-client.env.json`]: dev('1') }],
    ['resterm.env.json', { '/project/resterm.env.json': dev('1') }],
    ['httpYac’s .httpyac.json', { '/project/.httpyac.json': `{"environments": ${dev('1')}}` }],
    ['httpYac’s httpyac.config.json', { '/project/httpyac.config.json': `{"environments": ${dev('1')}}` }],
    ['package.json', { '/project/package.json': `{"name": "x", "httpyac": {"environments": ${dev('1')}}}` }],
    [
      'REST Client’s settings',
      { '/project/.vscode/settings.json': `{ // c\n"rest-client.environmentVariables": ${dev('1')},}` },
    ],
    [
      'REST Client’s settings in the file of a workspace',
      {
        '/project/a.code-workspace': `{ "folders": [{ "path": "." }], // c\n"settings": {"rest-client.environmentVariables": ${dev('1')},}}`,
      },
    ],
    [
      'httpYac’s settings in the file of a workspace above the project',
      {
        '/all.code-workspace': `{"folders": [{"path": "other"}, {"path": "project"}], "settings": {"httpyac.environmentVariables": ${dev('1')}}}`,
      },
    ],
    ['httpYac’s settings', { '/project/.vscode/settings.json': `{"httpyac.environmentVariables": ${dev('1')}}` }],
    ['.env.dev', { '/project/.env.dev': 'a=1' }],
    ['dev.env', { [`${folder}/dev.env`]: 'a=1' }],
    ['env/dev.env', { '/project/env/dev.env': 'a=1' }],
    ['env/.env.dev', { '/project/env/.env.dev': 'a=1' }],
  ];
  for (const [what, files] of sources) {
    it(`reads ${what}`, () => check('{{a}}', '1', files));
    it(`knows the name of the environment from ${what}`, async () => assert.deepEqual(await namesIn(files), ['dev']));
  }
  it('reads .env without any environment', () => check('{{a}}', '1', { '/project/.env': 'a=1' }, { environment: [] }));
  it('reads no .env beyond the project', () =>
    refuses('{{a}}', 'undefined-variable', /“a”/, { '/.env': 'a=1', [inPublic]: '{"dev": {}}' }));
  it('takes no example for an environment', async () =>
    assert.deepEqual(await namesIn({ '/project/.env.example': 'a=1', '/project/.env.sample': 'a=1' }), []));
  it('reads no file of a workspace that has not the folder of the request file', async () => {
    const settings = `"settings": {"rest-client.environmentVariables": ${dev('1')}}`;
    for (const content of [
      `{"folders": [{"path": "other"}], ${settings}}`,
      `{"folders": [null, {"name": "a"}, {"path": 1}], ${settings}}`,
      `{"folders": {"path": "."}, ${settings}}`,
      `{${settings}}`,
      'null',
      '['.repeat(100_000),
    ])
      assert.deepEqual(await namesIn({ '/project/a.code-workspace': content }), []);
  });
  it('takes the settings of the folder before those of the workspace', () =>
    check('{{a}}', 'folder', {
      '/project/.vscode/settings.json': `{"rest-client.environmentVariables": ${dev('folder')}}`,
      '/project/a.code-workspace': `{"folders": [{"path": "."}], "settings": {"rest-client.environmentVariables": ${dev('workspace')}}}`,
    }));
  it('leaves broken files alone that are there for other reasons', () =>
    check('{{a}}', '1', { [inPublic]: dev('1'), '/project/package.json': '{', '/project/.vscode/settings.json': '[' }));
  it('reads $default only when no environment is chosen', async () => {
    const files = { '/project/.httpyac.json': '{"environments": {"$default": {"a": "d"}, "dev": {"b": "1"}}}' };
    await check('{{a}}', 'd', files, { environment: [] });
    await refuses('{{a}}', 'undefined-variable', /“a”/, files);
  });
  it('knows kulala’s name for what is shared', () =>
    check('{{a}}', '1', { [inPublic]: '{"$kulalaShared": {"a": "1"}, "dev": {}}' }));
  it('reads {{$shared k}} in values', () =>
    check('{{a}}', 'v1/x', {
      '/project/.vscode/settings.json':
        '{"rest-client.environmentVariables": {"$shared": {"v": "v1"}, "dev": {"v": "no", "a": "{{$shared v}}/x"}}}',
    }));
  it('tells of configuration that is code', async () => {
    const { problems, request } = await resolveText(`${text}b`, { files: { '/project/httpyac.config.js': 'throw 1' } });
    assert.ok(request);
    assert.deepEqual(
      problems.map(({ code, severity }) => `${severity} ${code}`),
      ['information environment-code-not-run'],
    );
  });
  it('takes what the editor’s settings say', async () => {
    const given = [
      { tool: 'rest-client', environments: { dev: { a: '1' } }, defaultFields: {}, sending: null },
      { tool: 'httpyac', environments: { dev: { a: '2' }, prod: {} }, defaultFields: {}, sending: null },
    ] as const;
    const read = await readEnvironments(null, surroundingsOf({}), given);
    assert.deepEqual(read.names, ['dev', 'prod']);
    assert.equal(environmentPlace({ environments: read, chosenEnvironments: ['dev'] }, 'a')?.value, '1');
  });
});

describe('environments: which value counts', () => {
  const all: Files = {
    [inPrivate]: '{"dev": {"a": "private"}}',
    [`${inPublic}.user`]: '{"dev": {"a": "user", "b": "user"}}',
    [inPublic]: '{"$shared": {"e": "shared", "f": "shared"}, "dev": {"a": "public", "b": "public", "c": "public"}}',
    '/project/http-client.private.env.json': '{"dev": {"a": "far", "c": "far private"}}',
    '/project/.env.dev': 'c=dotenv\nd=dotenv of dev\ne=dotenv of dev',
    '/project/.env': 'f=dotenv\ng=dotenv',
  };
  it('goes from private over .user, public and .env.dev to what is shared and .env', () =>
    check(
      '{{a}}, {{b}}, {{c}}, {{d}}, {{e}}, {{f}}, {{g}}',
      'private, user, far private, dotenv of dev, dotenv of dev, shared, dotenv',
      all,
    ));
  it('tells in a hint where private and public differ, and nothing where they agree', async () => {
    const world = (value: string): World => ({
      environment: 'dev',
      files: { [inPrivate]: dev(value), [inPublic]: dev('1') },
    });
    assert.deepEqual(hints(await resolveText(`${text}{{a}} {{a}}`, world('2'))), ['private-value-wins']);
    assert.deepEqual(hints(await resolveText(`${text}{{a}}`, world('1'))), []);
  });
  const places: readonly (readonly [what: string, path: string, content: string, line: number | null])[] = [
    ['JSON', inPublic, '{\n  "dev": {\n    "b": 1,\n    "a": 2 } }', 3],
    ['dot-env', '/project/.env', '# c\nb="x\ny"\na=1', 3],
  ];
  for (const [what, path, content, line] of places)
    it(`knows the line of a value in ${what}`, async () => {
      const environments = await readEnvironments(file, surroundingsOf({ files: { [path]: content } }));
      const place = environmentPlace({ environments, chosenEnvironments: ['dev'] }, 'a');
      assert.deepEqual([place?.file.path, place?.line], [path, line]);
    });
  it('survives files that are nested without end', async () => {
    const files = { [inPublic]: `{"dev": ${'['.repeat(200_000)}`, '/project/package.json': '['.repeat(200_000) };
    const { problems } = await readEnvironments(file, surroundingsOf({ files }));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['environment-file-malformed'],
    );
  });
  it('has no variable of a member named __proto__ but its own', () =>
    check('{{__proto__}}', '1', { [inPublic]: '{"dev": {"__proto__": "1"}}' }));
});

describe('environments: fields for every request', () => {
  /** The fields that are added by an environment, with why. */
  const added = async (request: string, files: Files, world: World = {}): Promise<readonly string[]> => {
    const resolution = await resolveText(request, { environment: 'dev', ...world, files });
    const fields = resolution.request?.fields ?? [];
    return fields
      .filter(({ reason }) => reason?.startsWith('A default of'))
      .map(({ name, value, reason }) => `${name}: ${value} (${reason})`);
  };
  const get = 'GET https://x';
  it('come from the chosen environment and from what is shared', async () =>
    assert.deepEqual(
      await added(get, {
        [inPublic]:
          '{"$kulalaDefaultHeaders": {"A": "shared", "B": "shared"}, "dev": {"v": "1", "$headers": {"a": "{{v}}"}}, "prod": {"$headers": {"C": "no"}}}',
      }),
      [
        'a: 1 (A default of the environment dev (http-client.env.json).)',
        'B: shared (A default of all environments (http-client.env.json).)',
      ],
    ));
  for (const name of ['$default_headers', 'DEFAULT_HEADERS', '$headers'])
    it(`are read from ${name}`, async () =>
      assert.equal((await added(get, { [inPublic]: `{"dev": {}, "$shared": {"${name}": {"A": 1}}}` })).length, 1));
  it('never replace a written one, in any case, nor what the request itself decides', async () =>
    assert.deepEqual(
      await added(`${get}\nx-a: own`, {
        [inPublic]: '{"dev": {"$headers": {"X-A": "no", "Host": "no", "Content-Length": "5"}}}',
      }),
      [],
    ));
  for (const [what, tool, path, content] of [
    ['httpYac’s configuration', 'httpyac', '/project/.httpyac.json', '{"defaultHeaders": {"A": "1"}}'],
    ['httpYac’s package.json', 'httpyac', '/project/package.json', '{"httpyac": {"defaultHeaders": {"A": "1"}}}'],
    [
      'httpYac’s settings',
      'httpyac',
      '/project/.vscode/settings.json',
      '{"httpyac.requestDefaultHeaders": {"A": "1"}}',
    ],
    [
      'REST Client’s settings',
      'rest-client',
      '/project/.vscode/settings.json',
      '{"rest-client.defaultHeaders": {"A": "1"}}',
    ],
  ] as const)
    it(`come from ${what}, in auto and in the profile of the tool`, async () => {
      const name = path.split('/').at(-1);
      const given = [`A: 1 (A default of all environments (${name}).)`];
      for (const [profile, expected] of [
        ['auto', given],
        ['httpyac', tool === 'httpyac' ? given : []],
        ['rest-client', tool === 'rest-client' ? given : []],
        ['jetbrains', []],
      ] as const)
        assert.deepEqual(
          await added(get, { [path]: content }, { environment: [], readAs: { profile, isForced: true } }),
          expected,
          profile,
        );
    });
  it('come from settings of the editor, which are in no file', async () => {
    const settings = [{ tool: 'rest-client', environments: {}, defaultFields: { A: '1' }, sending: null }] as const;
    const { files } = await readEnvironments(file, surroundingsOf({}), settings);
    assert.deepEqual(
      files.map(({ defaultFields }) => [...defaultFields]),
      [[['$shared', { A: '1' }]]],
    );
  });
  it('are not sent as another tool that does not know them', async () =>
    assert.deepEqual(
      await added(
        get,
        { [inPublic]: '{"dev": {"$headers": {"A": "1"}}}' },
        {
          readAs: { profile: 'jetbrains', isForced: true },
        },
      ),
      [],
    ));
  it('shape the body as a written one would', async () => {
    const files = { [inPublic]: '{"dev": {"$headers": {"Content-Type": "application/x-www-form-urlencoded"}}}' };
    const { request } = await resolveText('POST https://x\n\na=1&\nb=2', { environment: 'dev', files });
    assert.equal(new TextDecoder().decode(request?.body ?? undefined), 'a=1&b=2');
  });
  it('are refused where they would begin another field', async () => {
    const files = { [inPublic]: '{"dev": {"$headers": {"A": "1\\r\\nB: 2"}}}' };
    const { request, problems } = await resolveText(get, { environment: 'dev', files });
    assert.equal(request, null);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['control-character'],
    );
  });
});

describe('environments: secrets of Visual Studio', () => {
  const reference = (provider: string): string =>
    JSON.stringify({ dev: { s: { provider, secretName: 'Api:Key', value: 'x' } } });
  const project = '<Project><PropertyGroup><UserSecretsId>ab-12</UserSecretsId></PropertyGroup></Project>';
  const store = '/~/.microsoft/usersecrets/ab-12/secrets.json';
  const stored = (content: string): Files => ({
    [inPublic]: reference('AspnetUserSecrets'),
    '/project/App.csproj': project,
    [store]: content,
  });
  it('reads user secrets by their whole name', () => check('{{s}}', 'k1', stored('{"Api:Key": "k1"}')));
  it('reads nested user secrets, in any case', () => check('{{s}}', 'k1', stored('{"api": {"KEY": "k1"}}')));
  it('keeps them from being shown', async () => {
    const { request } = await resolveText(`${text}{{s}}`, { environment: 'dev', files: stored('{"Api:Key": "k1"}') });
    assert.deepEqual(request?.secrets, ['k1']);
  });
  it('says what is missing', async () => {
    await refuses('{{s}}', 'user-secret-missing', /no .*“Api:Key”/, stored('{"Api": {}}'));
    await refuses('{{s}}', 'user-secret-missing', /UserSecretsId/, { [inPublic]: reference('AspnetUserSecrets') });
  });
  for (const [provider, message] of [
    ['AzureKeyVault', /Azure Key Vault/],
    ['Encrypted', /Visual Studio/],
    ['Other', /“Other”/],
  ] as const)
    it(`refuses ${provider}`, () =>
      refuses('{{s}}', 'secret-provider-unavailable', message, { [inPublic]: reference(provider) }));
});

describe('environments: what is secret', () => {
  const secretsOf = async (value: string, files: Files): Promise<readonly string[]> =>
    (await resolveText(`${text}${value}`, { environment: 'dev', files })).request?.secrets ?? [];
  it('keeps credentials of private files, not other values of theirs', async () =>
    assert.deepEqual(
      await secretsOf('{{token}} {{host}}', {
        [inPrivate]: '{"dev": {"token": "t1", "host": "h", "unused_key": "u"}}',
      }),
      ['t1'],
    ));
  it('keeps credentials of .env', async () =>
    assert.deepEqual(await secretsOf('{{API_KEY}}', { '/project/.env': 'API_KEY=k1', [inPublic]: '{"dev": {}}' }), [
      'k1',
    ]));
  it('keeps credentials that stand in other values', async () =>
    assert.deepEqual(
      await secretsOf('{{header}} {{login.password}} {{login.user}}', {
        [inPrivate]: '{"dev": {"token": "t1", "login": {"user": "ada", "password": "pw"}}}',
        [inPublic]: '{"dev": {"header": "Bearer {{token}}"}}',
      }),
      ['t1', 'pw'],
    ));
  it('keeps nothing of a public file', async () =>
    assert.deepEqual(await secretsOf('{{token}}', { [inPublic]: '{"dev": {"token": "t1"}}' }), []));
  it('keeps {{$secret name}}', async () => {
    const { request } = await resolveText(`${text}{{$secret my key}}`, { secrets: { key: 'k' } });
    assert.equal(request, null);
    const found = await resolveText(`${text}{{$secret key}}`, { secrets: { key: 'k' } });
    assert.deepEqual(found.request?.secrets, ['k']);
  });
  for (const name of [
    'token',
    'API_KEY',
    'apikey',
    'accessToken',
    'db.password',
    'DBPassword',
    'db_pw',
    'passcode',
    'JWT',
    'cookies',
    'sessionId',
  ])
    it(`takes ${name} for a credential's name`, () => assert.ok(isCredentialName(name)));
  for (const name of ['host', 'monkey', 'tokenizer', 'author', 'keyboard', 'compass', 'spinner', 'bypassed'])
    it(`does not take ${name} for one`, () => assert.ok(!isCredentialName(name)));
});
