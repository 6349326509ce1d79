import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { loopRuns } from '../../../src/request/loop-runs.ts';
import { readEnvironments } from '../../../src/request/read-environments.ts';
import { complaints, file, resolveText, surroundingsOf } from './world.ts';

/** What each sending gives, or the code of the problem. */
async function check(text: string, expected: readonly Readonly<Record<string, string>>[] | string): Promise<void> {
  const document = parse(text);
  const [block] = requestBlocks(document);
  assert.ok(block);
  const files = {
    '/project/http-client.env.json':
      '{"dev":{"xs":[1,2],"deep":{"xs":[1]},"word":"a","users":[{"id":1},{"id":2}],"deeper":[1]}}',
  };
  const environments = await readEnvironments(file, surroundingsOf({ files }));
  const { runs, problem } = await loopRuns(document, block, { environments, chosenEnvironments: ['dev'] });
  assert.deepEqual(problem?.code ?? runs, expected);
}

describe('how often a request is sent', () => {
  it('once without a loop', () => check('GET http://a/', [{}]));
  it('so often as it says', () =>
    check('# @loop for 3\nGET http://a/', [{ $index: '0' }, { $index: '1' }, { $index: '2' }]));
  it('not at all', () => check('# @loop for 0\nGET http://a/', []));
  it('once for each member of a list of the environment', () =>
    check('# @loop for x of xs\nGET http://a/', [
      { $index: '0', x: '{{xs[0]}}' },
      { $index: '1', x: '{{xs[1]}}' },
    ]));
  it('once for each member of a list within a value', () =>
    check('# @loop for x of deep.xs\nGET http://a/', [{ $index: '0', x: '{{deep.xs[0]}}' }]));
  it('once for each member of the definition above', () =>
    check('@xs = ["a"]\n# @loop for const x of xs\nGET http://a/\n###\n@xs = []', [{ $index: '0', x: '{{xs[0]}}' }]));
  it('never for what is no list', () => check('# @loop for x of word\nGET http://a/', 'loop-unusable'));
  it('never for what is nothing', () => check('# @loop for x of ys\nGET http://a/', 'loop-unusable'));
  it('never more than a thousand times', () => check('# @loop for 1001\nGET http://a/', 'loop-unusable'));
  it('once for a loop that is not built', () => check('# @loop while x\nGET http://a/', [{}]));
  it('once in other profiles, whatever the placeholders are', () => check('GET http://a/{{xs}}', [{}]));
  it('once for each member of the environment’s lists in JetBrains’ profile', async () => {
    const each = [{ $index: '0' }, { $index: '1' }];
    await check('# @dialect jetbrains\nGET http://a/{{xs}}\nA: {{$.xs}}', each);
    await check('# @dialect jetbrains\nPOST http://a/\n\n{{$.users..id}}', each);
    await check('# @dialect jetbrains\nPOST http://a/\n\n{{$.users[0].id}} {{$.nothing}} {{$.users[?]}}', [{}]);
  });
  it('never for lists of several lengths', () =>
    check('# @dialect jetbrains\nGET http://a/{{xs}}/{{deeper}}', 'loop-unusable'));
  it('with the values put in', async () => {
    const text = '@xs = [{"id":7}]\n# @loop for x of xs\nGET http://a/{{x.id}}';
    const { request } = await resolveText(text, { runVariables: { x: '{{xs[0]}}' } });
    assert.equal(request?.target, '/7');
  });
  it('with the number of the sending, and without one beside a loop', async () => {
    const text = '# @loop for 3\nGET http://a/{{$index}}';
    const { request } = await resolveText(text, { runVariables: { $index: '2' } });
    assert.equal(request?.target, '/2');
    assert.deepEqual(complaints('GET http://a/{{$index}}', await resolveText('GET http://a/{{$index}}')), [
      'error unknown-dynamic-variable "{{$index}}"',
    ]);
  });
});

describe('lists in a request', () => {
  const files = {
    '/project/http-client.env.json': '{"dev":{"users":[{"id":1,"name":"Ada"},{"id":2,"name":"Bo"}]}}',
  };
  async function sends(text: string, target: string | null, told: readonly string[], $index?: string): Promise<void> {
    const runVariables: Readonly<Record<string, string>> = $index === undefined ? {} : { $index };
    const resolution = await resolveText(text, { environment: 'dev', files, runVariables });
    assert.deepEqual([resolution.request?.target ?? null, complaints(text, resolution)], [target, told]);
  }
  const inJetBrains = (target: string): string => `# @dialect jetbrains\nGET http://a/${target}`;

  it('give their members one after the other in JetBrains’ profile', async () => {
    await sends(inJetBrains('{{$.users..id}}/{{$.users..name}}'), '/1/Ada', [], '0');
    await sends(inJetBrains('{{$.users..id}}/{{$.users..name}}'), '/2/Bo', [], '1');
  });
  it('are refused there where there is no telling which member is meant', () =>
    sends(inJetBrains('{{$.users..id}}'), null, ['error list-value "{{$.users..id}}"']));
  it('are put in as JSON elsewhere, with a warning', () =>
    sends('GET http://a/{{$.users..id}}', '/[1,2]', ['warning list-value "{{$.users..id}}"']));
});

describe('a path from the variables down', () => {
  const files = { '/project/http-client.env.json': '{"dev":{"one":{"a":{"b":"x"}},"plain":"p"}}' };
  async function check(target: string, expected: string | null, told: readonly string[] = []): Promise<void> {
    const text = `@own = {"c": [7, 8]}\nGET http://a/${target}`;
    const resolution = await resolveText(text, { environment: 'dev', files });
    assert.deepEqual([resolution.request?.target ?? null, complaints(text, resolution)], [expected, told]);
  }
  it('reaches into an object of the environment', () => check('{{$.one.a.b}}', '/x'));
  it('takes quoted names', () => check(`{{$['one']["a"].b}}`, '/x'));
  it('reaches into a definition that is JSON', () => check('{{$.own.c[1]}}', '/8'));
  it('may be nothing but a variable', () => check('{{$.plain}}', '/p'));
  it('has no value within text that is no JSON', () =>
    check('{{$.plain.a}}', null, ['error undefined-variable "{{$.plain.a}}"']));
  it('has no value where it leads nowhere', () =>
    check('{{$.one.z}}', null, ['error undefined-variable "{{$.one.z}}"']));
  it('has no value where it is no path', () => check('{{$.one[?}}', null, ['error undefined-variable "{{$.one[?}}"']));
  it('has no value without its variable', () => check('{{$.two.a}}', null, ['error undefined-variable "{{$.two.a}}"']));
  it('is no name of the draft’s', () => check('{{$uuid.a}}', null, ['error unknown-dynamic-variable "{{$uuid.a}}"']));
});

describe('@sleep', () => {
  const delay = async (directive: string): Promise<number | undefined> =>
    (await resolveText(`${directive}\nGET http://a/`)).request?.options.delay;
  it('is in milliseconds without a unit', async () => assert.equal(await delay('# @sleep 5'), 5));
  it('has a unit', async () => assert.equal(await delay('# @delay 2 s'), 2000));
  it('is none without it', async () => assert.equal(await delay(''), undefined));
});
