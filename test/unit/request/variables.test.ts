import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { complaints, hints, resolveText, type World } from './world.ts';

/** The value of the field A of the request, the last one of the text. */
async function check(text: string, value: string, world: World = {}): Promise<void> {
  const index = (text.match(/^GET /gm)?.length ?? 1) - 1;
  const resolution = await resolveText(text, world, index);
  assert.deepEqual(complaints(text, resolution), []);
  assert.equal(resolution.request?.fields.find(({ name }) => name === 'A')?.value, value);
}

async function checkComplaints(
  text: string,
  expected: readonly string[],
  message?: RegExp,
  world: World = {},
): Promise<void> {
  const resolution = await resolveText(text, world);
  assert.deepEqual(complaints(text, resolution), expected);
  if (expected.some((line) => line.startsWith('error'))) assert.equal(resolution.request, null);
  if (message) assert.match(resolution.problems.map((one) => one.message).join('\n'), message);
}

const get = (value: string): string => `GET https://x\nA: ${value}`;
const publicFile = '/project/requests/http-client.env.json';
const privateFile = '/project/requests/http-client.private.env.json';

describe('resolve: variables of the file', () => {
  it('puts values in', () => check(`@a = 1\n@b-c.d = 2\n${get('{{a}} {{ b-c.d }}')}`, '1 2'));
  for (const value of ['{{$random.alphabetic({{a}})}}', '{{a{{a}}}}', 'x {{ b {{a}} c }}'])
    it(`says that placeholders do not stand in one another: ${value}`, () =>
      checkComplaints(`@a = 1\n${get(value)}`, ['warning nested-placeholder "{{a}}"']));
  it('says so once of a definition, and offers the name alone for an argument', async () => {
    const { problems } = await resolveText(`@a = 1\n@b = {{$x {{a}} }}\n${get('{{b}}{{b}}')}`);
    const found = problems.filter(({ code }) => code === 'nested-placeholder');
    assert.deepEqual(
      found.map(({ fix }) => fix?.edits.map(({ newText }) => newText)),
      [['a']],
    );
  });
  for (const value of [
    '{{{a}}}',
    '{"b": {"c": {{a}}}}',
    '{{a}} {{a}}',
    '{ {{a}} }',
    '{{a}} }}',
    '{{ }} {{a}}',
    '{{{{a}}}}',
  ])
    it(`does not say so of ${value}`, () => checkComplaints(`@a = 1\n${get(value)}`, []));
  it('does not say so by the draft, in which braces are text', () =>
    checkComplaints(`@a=1\n${get('{{$x({{a}})}}')}`, [], undefined, {
      readAs: { profile: 'draft-2026', isForced: true },
    }));
  it('refuses := by the draft, which works a value out where it is defined, and takes it elsewhere', async () => {
    const text = `@a=1\n@b := {{a}}\n${get('{{a}}')}`;
    await check(text, '1');
    assert.equal((await resolveText(text, { readAs: { profile: 'draft-2026', isForced: true } })).request, null);
    const document = parse(text, { profile: 'draft-2026', isForced: true });
    assert.deepEqual(
      document.problems.map(({ code, severity, fix }) => [code, severity, fix?.edits.map(({ newText }) => newText)]),
      [['malformed-variable', 'error', [' = ']]],
    );
  });
  it('knows them in later blocks', () => check(`@a = 1\n\n###\n${get('{{a}}')}`, '1'));
  it('binds a value where it is defined', () =>
    check(`@a = one\n@b = {{a}}\n@a = three\n${get('{{b}} {{a}}')}`, 'one three'));
  it('lets a later definition count for what follows only', () => {
    return check(`@a = 1\n${get('{{a}}')}\n\n###\n@a = 2\n${get('{{a}}')}`, '2').then(async () => {
      const { request } = await resolveText(`@a = 1\n${get('{{a}}')}\n\n###\n@a = 2\n${get('{{a}}')}`);
      assert.equal(request?.fields.find(({ name }) => name === 'A')?.value, '1');
    });
  });
  it('says what made value may be meant, and what of resterm defines nothing here', async () => {
    const a = ['error undefined-variable "{{a}}"'];
    await checkComplaints(get('{{uuid}}'), ['error undefined-variable "{{uuid}}"'], /Did you mean \$uuid\?/);
    await checkComplaints(
      get('{{random.uuid}}'),
      ['error undefined-variable "{{random.uuid}}"'],
      /mean \$random\.uuid\?/,
    );
    await checkComplaints(`# @global-secret a 1\n${get('{{a}}')}`, a, /@global in line 1 defines it for resterm only/);
    const far = '# long\n'.repeat(3000);
    await checkComplaints(`# @global a 1\n${far}${get('{{a}}')}`, a, /@global in line 1 defines it for resterm only/);
    await checkComplaints(
      `${far}# @global a 1\n${get('{{a}}')}`,
      a,
      /@global in line 3001 defines it for resterm only/,
    );
    await checkComplaints(`# @var file a 1\n${get('{{a}}')}`, a, /Write @a = value above/);
    await checkComplaints(
      `# @capture global a {{response.json.b}}\n${get('{{a}}')}`,
      ['warning directive-not-built "# @capture global a {{response.json.b}}"', ...a],
      /\{\{name\.response\.body\.\$\.path\}\} here/,
    );
    await checkComplaints(`# @global ab 1\n${get('{{a}}')}`, a, /^(?!.*resterm)/);
  });
  it('works := out where it is used, but in httpYac where all it refers to is known', async () => {
    const httpyac = { readAs: { profile: 'httpyac', isForced: true } } as const;
    const early = `@a = one\n@b := {{a}}\n@a = two\n${get('{{b}}')}`;
    await check(early, 'two');
    await check(early, 'one', httpyac);
    const late = `@b := {{a}}\n@a = two\n${get('{{b}}')}`;
    await check(late, 'two');
    await check(late, 'two', httpyac);
    await check(`@b := {{a}}\n@a = one\n###\n@a = two\n${get('{{b}}')}`, 'two');
  });
  it("knows httpYac's shared values where the file defines them", async () => {
    await check(`@global.a = 1\n${get('{{$global.a}}')}`, '1');
    await check(`@$global.a = {"b": 2}\n${get('{{$global.a.b}}')}`, '2');
    await checkComplaints(get('{{$global.a}}'), ['error dynamic-variable-not-built "{{$global.a}}"']);
    const jetbrains = { readAs: { profile: 'jetbrains', isForced: true } } as const;
    const defined = `@global.a = 1\n${get('{{$global.a}}')}`;
    await checkComplaints(defined, ['error dynamic-variable-not-built "{{$global.a}}"'], undefined, jetbrains);
  });
  it('warns of a value that is used before it is defined', () =>
    checkComplaints(`${get('{{a}}')}\n\n###\n@a = 1`, ['warning used-before-definition "{{a}}"']));
  it('keeps an empty value', () => check(`@a =\n${get('[{{a}}]')}`, '[]'));
  it('does not look at values again', () => check(`@b = no\n${get('{{a}}')}`, '{{b}}', { variables: { a: '{{b}}' } }));
  it('keeps escaped and empty braces', () => check(`@a = 1\n${get(String.raw`\{\{a\}\} {{}} {{a`)}`, '{{a}} {{}} {{a'));
  it('keeps braces of JSON around a placeholder', () => check(`@a = 1\n${get('{"b":{{{a}}}}')}`, '{"b":{1}}'));
  it('encodes with %', () => check(`@a = b c&d\n${get('{{%a}}')}`, 'b%20c%26d'));
  it('reads paths into JSON', () => check(`@a = {"b": [{"c": 5}]}\n${get("{{a.b[0].c}} {{a['b']}}")}`, '5 [{"c":5}]'));
  it('prefers the longest name to a path', () => check(`@a = {"b": 1}\n@a.b = 2\n${get('{{a.b}}')}`, '2'));
  it('finds circles', async () => {
    await checkComplaints(`@a = {{a}}\n${get('{{a}}')}`, ['error variable-cycle "{{a}}"']);
    await checkComplaints(
      `@a = {{b}}\n@b = {{a}}\n${get('{{a}}')}`,
      ['warning used-before-definition "{{b}}"', 'error variable-cycle "{{a}}"'].toSorted((one, other) =>
        one.includes('used') ? -1 : other.includes('used') ? 1 : 0,
      ),
    );
  });
  it('takes a value of the environment for a name that defines itself', () =>
    check(`@a = {{a}}/b\n${get('{{a}}')}`, 'c/b', { files: { [publicFile]: '{"$shared": {"a": "c"}}' } }));
  it('stops at chains of thousands', async () => {
    const chain = Array.from({ length: 2000 }, (_, index) => `@a${index + 1} = {{a${index}}}`).join('\n');
    const { request, problems } = await resolveText(`@a0 = x\n${chain}\n${get('{{a2000}}')}`);
    assert.equal(request, null);
    assert.ok(problems.some(({ code }) => code === 'variable-cycle'));
  });
  it('stops at values that double one another', async () => {
    const doubling = Array.from({ length: 40 }, (_, index) => `@a${index + 1} = {{a${index}}}{{a${index}}}`).join('\n');
    const { request, problems } = await resolveText(`@a0 = 0123456789\n${doubling}\n${get('{{a40}}')}`);
    assert.equal(request, null);
    assert.ok(problems.some(({ code }) => code === 'value-too-long'));
  }).timeout(10_000);
});

describe('resolve: variables that have no value', () => {
  it('says where it looked and what is near', () =>
    checkComplaints(
      `@baseUrl = x\n${get('{{baseurl}}')}`,
      ['error undefined-variable "{{baseurl}}"'],
      /definitions of this file.*Did you mean baseUrl\?/,
    ));
  it('says what is near for a hundred of one request, and for thousands that there are none', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `value${index}`);
    const { problems } = await resolveText(
      `${names.map((name) => `@${name} = x`).join('\n')}\nPOST https://x\n\n${names.map((name) => `{{${name}o}}`).join('')}`,
    );
    assert.equal(problems.length, names.length);
    assert.deepEqual(
      [99, 100].map((at) => [problems[at]?.message.includes('Did you mean value99'), problems[at]?.fix === null]),
      [
        [true, false],
        [false, true],
      ],
    );
    assert.equal(problems.at(-1)?.message, 'There is no variable named “value1999o”.');
  });
  it('names the environments that would have it', () =>
    checkComplaints(get('{{a}}'), ['error undefined-variable "{{a}}"'], /“dev” and “prod” would have it/, {
      files: { [publicFile]: '{"dev": {"a": 1}, "prod": {"a": 2}}' },
    }));
  it('says where a body holds a definition of it', async () => {
    const code = 'error undefined-variable "{{a}}"';
    const text = `POST https://x\n\nb\n\n@a = {{c}}\n\n###\n${get('{{a}}')}`;
    const { problems } = await resolveText(text, {}, 1);
    assert.match(problems[0]?.message ?? '', /@a in line 5 is part of a body\. Move it behind the next ###\./);
    await checkComplaints(`${get('{{a}}')}\n\nb @a = c\n@ab = c`, [code], /^(?!.*part of a body)/);
  });
  it('says that a script would set it', () =>
    checkComplaints(
      `${get('{{t}}')}\n\n> {% client.global.set("t", 1) %}`,
      ['error undefined-variable "{{t}}"', 'warning script-not-run "> {% client.global.set(\\"t\\", 1) %}"'],
      /script/,
    ));
  it('asks for a value that would be prompted for', () =>
    checkComplaints(`# @prompt code\n${get('{{code}}')}`, ['error not-answered "# @prompt code"'], /--var code=/));
  it('says what is not built yet', async () => {
    await checkComplaints(get('{{a + 1}}'), ['error expression-not-built "{{a + 1}}"']);
    await checkComplaints(get('{{$aadToken}}'), ['error dynamic-variable-not-built "{{$aadToken}}"']);
  });
  it('finds every place, in body, target and fields', () =>
    checkComplaints('POST https://x/{{a}}\nB: {{b}}\n\n{{c}} {{d}}', [
      'error undefined-variable "{{a}}"',
      'error undefined-variable "{{b}}"',
      'error undefined-variable "{{c}}"',
      'error undefined-variable "{{d}}"',
    ]));
  it('does not look into comments', () => checkComplaints(`# {{a}}\n${get('b')}\n# {{c}}`, []));
  it('does not mind a value that is not used', () => checkComplaints(`@a = {{nothing}}\n${get('b')}`, []));
});

describe('resolve: dynamic variables', () => {
  it('gives its own value whatever the file defines', () =>
    check(`@$timestamp = 5\n${get('{{$timestamp}}')}`, '1774958400'));
});

describe('resolve: precedence', () => {
  const files = {
    [publicFile]:
      '{"$shared": {"a": "shared", "b": "shared", "c": "shared", "d": "shared"}, "dev": {"a": "public", "b": "public", "c": "public"}}',
    [privateFile]: '{"dev": {"a": "private", "b": "private"}}',
  };
  it('goes from the run over the file and the private and public environment to what is shared', () =>
    check(`@a = file\n@e = file\n${get('{{e}} {{a}} {{b}} {{c}} {{d}}')}`, 'run file private public shared', {
      files,
      environment: 'dev',
      variables: { e: 'run' },
    }));
  it('knows only what is shared without an environment', () => check(get('{{a}}'), 'shared', { files }));
});

describe('resolve: environments', () => {
  it('reads comments and trailing commas', () =>
    check(get('{{a}}'), 'b', { environment: 'dev', files: { [publicFile]: '// c\n{"dev": {"a": "b",},}' } }));
  it('lets the nearest folder win', () =>
    check(get('{{a}} {{b}}'), 'near far', {
      environment: 'dev',
      files: { [publicFile]: '{"dev": {"a": "near"}}', '/http-client.env.json': '{"dev": {"a": "far", "b": "far"}}' },
    }));
  it('lets the environment that was chosen last win over the others, and all of them over what is shared', () =>
    check(get('{{a}} {{b}} {{c}} {{d}}'), 'two two one shared', {
      environment: ['one', 'two'],
      files: {
        [publicFile]: '{"$shared": {"a": "s", "d": "shared"}, "two": {"a": "two", "b": "two"}}',
        [privateFile]: '{"one": {"a": "one", "b": "one", "c": "one"}}',
      },
    }));
  it('lets values refer to values, to what is dynamic and to the run', () =>
    check(get('{{url}} {{home}}'), 'https://h:9/v1 /root', {
      environment: 'dev',
      variables: { port: '9' },
      process: { HOME: '/root' },
      files: {
        [publicFile]:
          '{"$shared": {"version": "v1", "port": "1"}, "dev": {"host": "h:{{port}}", "url": "https://{{host}}/{{version}}", "home": "{{$processEnv HOME}}"}}',
      },
    }));
  it('puts numbers and objects in as JSON, and reads paths', () =>
    check(get('{{n}} {{t}} {{o}} {{o.b[1]}} {{nothing}}.'), '5 true {"b":[1,"x"]} x .', {
      environment: 'dev',
      files: { [publicFile]: '{"dev": {"n": 5, "t": true, "o": {"b": [1, "x"]}, "nothing": null}}' },
    }));
  it('finds circles and gaps in values', async () => {
    const world = (content: string): World => ({ environment: 'dev', files: { [publicFile]: content } });
    await checkComplaints(
      get('{{a}}'),
      ['error variable-cycle "{{a}}"'],
      undefined,
      world('{"dev": {"a": "{{b}}", "b": "{{a}}"}}'),
    );
    await checkComplaints(
      get('{{a}}'),
      ['error undefined-variable "{{a}}"'],
      /defines “a” with \{\{b\}\}/,
      world('{"dev": {"a": "{{b}}"}}'),
    );
  });
  it('refuses an environment that is not there', () =>
    checkComplaints(get('b'), ['error unknown-environment "GET https://x"'], /There are dev, prod\./, {
      environment: 'test',
      files: { [publicFile]: '{"dev": {}, "prod": {}}' },
    }));
  it('warns of files that are not JSON or have another shape, and uses the rest', async () => {
    await checkComplaints(get('b'), ['warning environment-file-malformed "GET https://x"'], /line 2/, {
      files: { [publicFile]: '{\n"dev": {"a" 5}}' },
    });
    await checkComplaints(get('{{a}}'), ['warning environment-file-shape "GET https://x"'], /“x”/, {
      environment: 'dev',
      files: { [publicFile]: '{"x": 5, "dev": {"a": "b"}}' },
    });
  });
  it('refuses secrets of a provider', () =>
    checkComplaints(get('{{s}}'), ['error secret-provider-unavailable "{{s}}"'], undefined, {
      environment: 'dev',
      files: { [publicFile]: '{"dev": {"s": {"provider": "AzureKeyVault", "secretName": "x"}}}' },
    }));
  it('has no settings of other tools for variables', () =>
    checkComplaints(get('{{Security}}'), ['error undefined-variable "{{Security}}"'], undefined, {
      environment: 'dev',
      files: { [publicFile]: '{"dev": {"Security": {}}}' },
    }));
  it('has none for a text in no file', async () => {
    const { request } = await resolveText(get('b'), { untitled: true, files: { '/http-client.env.json': '{' } });
    assert.ok(request);
    assert.deepEqual(hints(await resolveText(get('b'), { untitled: true })), []);
  });
});
