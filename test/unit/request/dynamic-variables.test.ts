import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Profile } from '../../../src/language/profile.ts';
import { dynamicCallOf } from '../../../src/request/dynamic/dynamic-call.ts';
import {
  describeDynamicVariable,
  dynamicVariable,
  dynamicVariableDescriptions,
  dynamicVariableNames,
} from '../../../src/request/dynamic/dynamic-variables.ts';
import { complaints, resolveText, type World } from './world.ts';

/** The value of a placeholder, in a world whose time is 2026-03-31T12:00:00.500Z. */
async function valueFrom(placeholder: string, world: World = {}): Promise<string> {
  const text = `GET https://x\nA: ${placeholder}`;
  const resolution = await resolveText(text, world);
  assert.deepEqual(complaints(text, resolution), []);
  return resolution.request?.fields.find(({ name }) => name === 'A')?.value ?? '';
}

async function check(placeholder: string, expected: string | RegExp, world: World = {}): Promise<void> {
  const value = await valueFrom(placeholder, world);
  if (typeof expected === 'string') assert.equal(value, expected);
  else assert.match(value, expected);
}

async function refuses(placeholder: string, code: string, message: RegExp, world: World = {}): Promise<void> {
  const { request, problems } = await resolveText(`GET https://x\nA: ${placeholder}`, world);
  assert.equal(request, null);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
    [code],
  );
  assert.match(problems.map((problem) => problem.message).join('\n'), message);
}

const draft: World = { readAs: { profile: 'draft-2026', isForced: true } };
const n: World = { variables: { n: '5', name: 'HOME' }, process: { HOME: '/home/ada', n: 'no' } };
const shared: World = {
  environment: 'dev',
  files: {
    '/project/requests/http-client.env.json': '{"$shared": {"version": "v1", "port": 80}, "dev": {"version": "v2"}}',
  },
};

describe('the table of dynamic variables', () => {
  for (const description of dynamicVariableDescriptions)
    it(`describes ${description.name}`, async () => {
      assert.match(description.meaning, /^[A-Z].*\.$/);
      const inner = /\{\{(.*?)\}\}/.exec(description.example)?.[1] ?? '';
      const names = [description.name, ...description.aliases];
      assert.ok(names.includes(dynamicCallOf(inner)?.name ?? ''), description.example);
      for (const name of names) assert.equal(describeDynamicVariable(name), description);
      const firstOptional = description.parameters.findIndex(({ isOptional }) => isOptional);
      assert.ok(firstOptional === -1 || description.parameters.slice(firstOptional).every((one) => one.isOptional));
    });
  it('gives a value for every example, or says that it cannot', async () => {
    const answers = { 'Your name?': 'Ada', 'Your password?': 'x', 'Which fruit?': 'pear' };
    const files = { ...shared.files, '/project/.env': 'API_KEY=k' };
    for (const { name, example, isGiven } of dynamicVariableDescriptions) {
      const { request, problems } = await resolveText(`POST https://x\n\n${example}`, {
        ...shared,
        process: n.process ?? {},
        answers,
        files,
        secrets: { apiKey: 'k' },
      });
      const isRefused = name === 'placeholder' || !isGiven;
      assert.equal(problems.length, isRefused ? 1 : 0, example);
      assert.equal((request?.body?.length ?? 0) > 0, !isRefused, example);
    }
  });
  it('has no name twice', () => assert.equal(new Set(dynamicVariableNames).size, dynamicVariableNames.length));
  it('does not know what nobody has', () =>
    assert.equal(dynamicVariable('nonsense') ?? describeDynamicVariable('nonsense'), null));
});

describe('a call of a dynamic variable', () => {
  const reads = (inner: string, name: string, ...words: string[]) =>
    it(`reads ${inner}`, () => {
      const call = dynamicCallOf(inner);
      assert.deepEqual([call?.name, ...(call?.words ?? []).map(({ text }) => text)], [name, ...words]);
    });
  reads('$uuid', 'uuid');
  reads('$randomInt 1 5', 'randomInt', '1', '5');
  reads('$randomInt(1, 5)', 'randomInt', '1', '5');
  reads('$randomInt()', 'randomInt');
  reads('$random.locale.name.fullName("fr")', 'random.locale.name.fullName', 'fr');
  reads(`$datetime "DD MM, YYYY" -1 d`, 'datetime', 'DD MM, YYYY', '-1', 'd');
  reads(`$datetime 'a "b" c'`, 'datetime', 'a "b" c');
  reads(`$randomChoice(a, "b c", 'd')`, 'randomChoice', 'a', 'b c', 'd');
  reads(`$randomChoice it's "open`, 'randomChoice', `it's`, '"open');
  reads('$env.HOME', 'env', 'HOME');
  reads('$input-askonce Name?', 'input-askonce', 'Name?');
  for (const inner of ['$', '$ uuid', '$1', '$randomInt(1', 'uuid'])
    it(`does not read ${inner}`, () => assert.equal(dynamicCallOf(inner), null));
  it('reads a million quotes in no time', () => {
    const started = performance.now();
    assert.equal(dynamicCallOf(`$x ${`"a' `.repeat(250_000)}`)?.name, 'x');
    assert.ok(performance.now() - started < 15_000);
  });
});

describe('dynamic variables of time', () => {
  it('gives seconds', () => check('{{$timestamp}}', '1774958400'));
  it('is said to be unknown to the tool of the profile, and given all the same', async () => {
    const told = async (profile: Profile): Promise<readonly string[]> => {
      const resolution = await resolveText('GET https://x\nA: {{$uuid}}', { readAs: { profile, isForced: true } });
      assert.ok(resolution.request);
      return resolution.problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    for (const profile of ['rest-client', 'visual-studio'] as const)
      assert.deepEqual(await told(profile), ['information differs-dynamic-variable']);
    for (const profile of ['auto', 'jetbrains', 'httpyac', 'draft-2026'] as const)
      assert.deepEqual(await told(profile), []);
  });
  it('gives seconds in every profile but that of httpYac', async () => {
    for (const profile of ['auto', 'rest-client', 'jetbrains', 'visual-studio', 'draft-2026'] as const)
      await check('{{$timestamp}}', '1774958400', { readAs: { profile, isForced: true } });
    const httpyac = { readAs: { profile: 'httpyac', isForced: true } } as const;
    await check('{{$timestamp}} {{ $timestamp }}', '1774958400500 1774958400500', httpyac);
    await check('{{$timestamp 0 s}} {{$timestamp -1 s}}', '1774958400 1774958399', httpyac);
  });
  it('moves by every unit', async () => {
    const base = 1774958400;
    for (const [offset, seconds] of [
      ['-1000 ms', -1],
      ['5 s', 5],
      ['+2 m', 120],
      ['- 2h', -7200],
      ['-1 d', -86_400],
      ['1 w', 604_800],
      ['1 M', 30 * 86_400],
      ['-1 M', -31 * 86_400],
      ['-1 Q', -90 * 86_400],
      ['1 y', 365 * 86_400],
    ] as const)
      await check(`{{$timestamp ${offset}}}`, String(base + seconds));
  });
  it('ends a month where the shorter month ends', () => check('{{$isoTimestamp -1 M}}', '2026-02-28T12:00:00.500Z'));
  it('gives milliseconds', () => check('{{$timestampMs}} {{$timestampMs + 2h}}', '1774958400500 1774965600500'));
  it('gives ISO 8601', () =>
    check('{{$isoTimestamp}} {{$timestampISO8601 -1 d}}', '2026-03-31T12:00:00.500Z 2026-03-30T12:00:00.500Z'));
  it('gives the date', () => check('{{$date}}', /^2026-0(?:3-31|4-01)$/));
  it('refuses other offsets', async () => {
    for (const offset of ['1', 'd', '1 x', '1 constructor', '1 d 2 h', '999999999 y'])
      await refuses(`{{$timestamp ${offset}}}`, 'dynamic-variable-arguments', /number and a unit/);
  });
});

describe('dynamic variables of chance', () => {
  it('gives a UUID, another one each time', async () => {
    const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
    const value = await valueFrom('{{$uuid}} {{$guid}} {{$random.uuid}} {{$random.uuid()}}');
    assert.match(value, new RegExp(`^${uuid} ${uuid} ${uuid} ${uuid}$`));
    assert.equal(new Set(value.split(' ')).size, 4);
  });
  it('gives whole numbers', async () => {
    await check('{{$randomInt}}', /^\d{1,3}$/);
    await check('{{$randomInt 3}}', /^[0-2]$/);
    for (const call of ['$randomInt 5 6', '$randomInt(5, 6)', '$randomInt(5 6)', '$random.integer(5,6)'])
      await check(`{{${call}}}`, '5');
    await check('{{$random.integer}}', /^\d{1,3}$/);
    await check('{{$randomInt -2 -1}}', '-2');
  });
  it('takes numbers from variables', async () => {
    await check('{{$randomInt(n, 6)}}', '5', n);
    await check('{{$random.alphabetic(n)}}', /^[A-Za-z]{5}$/, n);
  });
  it('refuses other numbers', async () => {
    for (const words of ['7 1', '5 5', 'a b', '1 2 3', '1.5 2', '0'])
      await refuses(`{{$randomInt ${words}}}`, 'dynamic-variable-arguments', /number/);
  });
  it('gives numbers with a fraction', async () => {
    await check('{{$random.float}}', /^\d{1,3}(?:\.\d{1,12})?$/);
    await check('{{$random.float(0.5)}}', /^0(?:\.[0-4]\d{0,11})?$/);
    await check('{{$random.float(2, 3)}}', /^2(?:\.\d{1,12})?$/);
    await refuses('{{$random.float(3, 2)}}', 'dynamic-variable-arguments', /above 3/);
  });
  it('gives texts', async () => {
    await check('{{$random.alphabetic(20)}}', /^[A-Za-z]{20}$/);
    await check('{{$random.alphanumeric(20)}}', /^\w{20}$/);
    await check('{{$random.hexadecimal(20)}}', /^[0-9a-f]{20}$/);
    await check('{{$randomString}}-{{$randomString(4)}}', /^[A-Za-z0-9]{16}-[A-Za-z0-9]{4}$/);
    await check('[{{$random.alphabetic(0)}}]', '[]');
  });
  it('refuses texts without a length, or of any length', async () => {
    await refuses('{{$random.alphabetic}}', 'dynamic-variable-arguments', /number of characters/);
    await refuses('{{$random.alphabetic(-1)}}', 'dynamic-variable-arguments', /number of characters/);
    await refuses('{{$randomString 999999999}}', 'dynamic-variable-arguments', /at most/);
  });
  it('chooses a word', async () => {
    await check('{{$randomChoice(red, "light blue")}}', /^(?:red|light blue)$/);
    await refuses('{{$randomChoice()}}', 'dynamic-variable-arguments', /choose from/);
  });
});

describe('dynamic variables of the surroundings', () => {
  it('gives variables of the process', async () => {
    for (const call of ['$processEnv HOME', '$env.HOME', '$env HOME', '$processEnv %name', '$processEnv(HOME)'])
      await check(`{{${call}}}`, '/home/ada', n);
  });
  it('refuses what is unset or unnamed', async () => {
    await refuses('{{$processEnv HOMER}}', 'process-variable-unset', /HOMER/, n);
    await refuses('{{$processEnv %nobody}}', 'dynamic-variable-arguments', /nobody/, n);
    await refuses('{{$processEnv}}', 'dynamic-variable-arguments', /one name/, n);
  });
  it('gives what all environments share', async () => {
    await check('{{version}} {{$shared version}} {{$shared port}}', 'v2 v1 80', shared);
    await refuses('{{$shared nothing}}', 'undefined-variable', /nothing/, shared);
  });
  it('gives the folders of the project', () =>
    check('{{$projectRoot}} {{$historyFolder}}', '/project /project/.idea/httpRequests'));
  it('has no project for text in no file', () =>
    refuses('{{$projectRoot}}', 'dynamic-variable-arguments', /Save it/, { untitled: true }));
  it('gives the server of the examples', () => check('{{$exampleServer}}/get', /^https:\/\/.*\/get$/));
  it('refuses a gap', () => refuses('{{$placeholder}}', 'placeholder-not-filled', /what is to be sent/));
});

describe('$dotenv', () => {
  const files = {
    '/project/.env': 'API_KEY=above\nONLY_ABOVE=1',
    '/project/requests/.env': 'API_KEY=near\nPLAIN=p\nEMPTY=\nHOST=$PLAIN$(id)',
    '/project/requests/.env.dev': 'PLAIN=dev',
  };
  it('gives a value of the nearest folder with a .env', async () => {
    await check('{{$dotenv API_KEY}} {{$dotenv PLAIN}}', 'near p', { files });
    await check('{{$dotenv API_KEY}}', 'above', { files: { '/project/.env': 'API_KEY=above' } });
    await check('[{{$dotenv EMPTY}}]', '[]', { files });
  });
  it('prefers the file of the chosen environment', () =>
    check('{{$dotenv PLAIN}} {{$dotenv API_KEY}}', 'dev near', { files, environment: 'dev' }));
  it('takes the name from a variable', () =>
    check('{{$dotenv %which}}', 'p', { files, variables: { which: 'PLAIN' } }));
  it('does not expand or run anything', () => check('{{$dotenv HOST}}', '$PLAIN$(id)', { files }));
  it('masks what has the name of a credential, and nothing else', async () => {
    const { request } = await resolveText('GET https://x\nA: {{$dotenv API_KEY}}{{$dotenv PLAIN}}', { files });
    assert.deepEqual(request?.secrets, ['near']);
  });
  it('does not look above the nearest folder that has one', () =>
    refuses('{{$dotenv ONLY_ABOVE}}', 'dotenv-variable-unset', /no “ONLY_ABOVE” in \/project\/requests\/\.env/, {
      files,
    }));
  it('refuses what is not there', async () => {
    await refuses('{{$dotenv NAME}}', 'dotenv-variable-unset', /No \.env stands in/);
    await refuses('{{$dotenv NAME}}', 'dotenv-variable-unset', /Save it/, { untitled: true });
    await refuses('{{$dotenv}}', 'dynamic-variable-arguments', /one name/);
  });
});

describe('names of dynamic variables', () => {
  it('refuses unknown ones and says what is near', async () => {
    await refuses('{{$uid}}', 'unknown-dynamic-variable', /Did you mean .*uuid/);
    await refuses('{{$Timestamp}}', 'unknown-dynamic-variable', /Did you mean timestamp/);
    await refuses('{{$constructor}}', 'unknown-dynamic-variable', /There is no/);
  });
  it('refuses tokens by name', async () => {
    for (const call of ['$auth.token("id")', '$aadToken new', '$aadV2Token', '$oidcAccessToken', '$global.foo'])
      await refuses(`{{${call}}}`, 'dynamic-variable-not-built', /--var/);
  });
  it('gives three names in the draft', async () => {
    await check('{{$uuid}}', /^[0-9a-f-]{36}$/, draft);
    await check('{{$randomInt}}', /^\d+$/, draft);
  });
  it('gives no other in the draft', async () => {
    for (const call of ['$guid', '$isoTimestamp', '$timestampMs'])
      await refuses(`{{${call}}}`, 'unknown-dynamic-variable', /draft-2026/, draft);
  });
});

describe('dynamic variables with arguments that nobody should give', () => {
  const character = fc.constantFrom(...'09.-+,()"\'%$ \t\\[]{:émMdyfs');
  const written = fc.oneof(
    fc.string(),
    fc.string({ unit: character }),
    fc.constantFrom('1e309', '__proto__', '-0', 'NaN'),
  );
  it('give a value or one problem, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...dynamicVariableNames),
        written,
        fc.boolean(),
        async (name, words, inParentheses) => {
          const inner = inParentheses ? `$${name}(${words})` : `$${name} ${words}`;
          const { request, problems } = await resolveText(
            `POST https://x\n\n{{${inner.replace(/[\r\n\0]/g, ' ')}}}`,
            n,
          );
          const errors = problems.filter(({ severity }) => severity === 'error');
          assert.equal(request === null, errors.length > 0);
        },
      ),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 200) },
    );
  });
});
