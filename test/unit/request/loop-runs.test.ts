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
  const files = { '/project/http-client.env.json': '{"dev":{"xs":[1,2],"deep":{"xs":[1]},"word":"a"}}' };
  const environments = await readEnvironments(file, surroundingsOf({ files }));
  const { runs, problem } = loopRuns(document, block, { environments, chosenEnvironments: ['dev'] });
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

describe('@sleep', () => {
  const delay = async (directive: string): Promise<number | undefined> =>
    (await resolveText(`${directive}\nGET http://a/`)).request?.options.delay;
  it('is in milliseconds without a unit', async () => assert.equal(await delay('# @sleep 5'), 5));
  it('has a unit', async () => assert.equal(await delay('# @delay 2 s'), 2000));
  it('is none without it', async () => assert.equal(await delay(''), undefined));
});
