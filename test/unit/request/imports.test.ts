import assert from 'node:assert/strict';
import { blockAt } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { plannedRuns } from '../../../src/request/planned-runs.ts';
import { complaints, file, resolveText, surroundingsOf, type World, wire } from './world.ts';

const here = '/project/requests';

/** The target and body that go out, or the problems when nothing does; then the problems of less weight. */
async function sent(text: string, world: World): Promise<readonly string[]> {
  const resolution = await resolveText(text, world);
  const lines = wire(resolution.request)?.split('\n') ?? [];
  const body = lines.at(-1);
  return [...(lines[0] ? [`${lines[0].split(' ')[1]}${body ? ` ${body}` : ''}`] : []), ...complaints(text, resolution)];
}

function check(
  title: string,
  text: string,
  files: World['files'],
  expected: readonly string[],
  world: World = {},
): void {
  it(title, async () => assert.deepEqual(await sent(text, { ...world, files: files ?? {} }), expected));
}

describe('import', () => {
  const b = `${here}/b.http`;
  const c = `${here}/c.http`;
  check('makes variables known', 'import ./b.http\nGET http://a/{{x}}', { [b]: '@x = 1' }, ['/1']);
  check('as a directive too', '# @import ./b.http\nGET http://a/{{x}}', { [b]: '@x = 1' }, ['/1']);
  check('with a path in quotes', '# @import "./b.http"\nGET http://a/{{x}}', { [b]: '@x = 1' }, ['/1']);
  check('in another block too', 'import ./b.http\n###\nGET http://a/{{x}}', { [b]: '@x = 1' }, ['/1']);
  check('not in a body', 'POST http://a/{{x}}\n\nimport ./b.http', { [b]: '@x = 1' }, [
    'error undefined-variable "{{x}}"',
  ]);
  check(
    'works out a value where it stands',
    'import ./b.http\n@y = 2\nGET http://a/{{x}}',
    { [b]: '@y = 1\n@x = {{y}}\n@y = 3' },
    ['/1'],
  );
  check(
    'lets a value refer to what the first file defines',
    'import ./b.http\n@y = 2\nGET http://a/{{x}}',
    { [b]: '@x = {{y}}' },
    ['/2'],
  );
  check('is weaker than the file itself', 'import ./b.http\n@x = 2\nGET http://a/{{x}}', { [b]: '@x = 1' }, ['/2']);
  check(
    'is weaker when it comes earlier',
    'import ./b.http\nimport ./c.http\nGET http://a/{{x}}',
    { [b]: '@x = 1', [c]: '@x = 2' },
    ['/2'],
  );
  check(
    'is stronger than the environment',
    'import ./b.http\nGET http://a/{{x}}',
    { [b]: '@x = 1', '/project/http-client.env.json': '{"dev":{"x":"2"}}' },
    ['/1'],
    { environment: 'dev' },
  );
  check('goes through files', 'import ./b.http\nGET http://a/{{x}}', { [b]: 'import ./c.http', [c]: '@x = 1' }, ['/1']);
  check(
    'begins beside the file that imports',
    'import ./sub/b.http\nGET http://a/{{x}}',
    { [`${here}/sub/b.http`]: 'import ./c.http', [`${here}/sub/c.http`]: '@x = 1' },
    ['/1'],
  );
  check('of a file that is not there is an error', 'import ./b.http\nGET http://a/', {}, [
    'error import-missing "./b.http"',
  ]);
  check(
    'of a file that is not there, written for another request, does not matter',
    'GET http://a/\n\n###\n# @import ./b.http\nGET http://b/',
    {},
    ['/'],
  );
  check(
    'of a file that is not there, written for all requests, is an error',
    '# @import ./b.http\n###\nGET http://a/',
    {},
    ['error import-missing "./b.http"'],
  );
  check(
    'of a missing file in an imported file is shown at the import',
    'import ./b.http\nGET http://a/',
    { [b]: 'import ./c.http' },
    ['error import-missing "./b.http"'],
  );
  check(
    'in a circle is told once and harmless',
    'import ./b.http\nGET http://a/{{x}}',
    { [b]: 'import ./c.http\n@x = 1', [c]: 'import ./b.http' },
    ['/1', 'warning import-cycle "./b.http"'],
  );
  check('of itself is told', 'import ./a.http\nGET http://a/', { [file]: '' }, [
    '/',
    'warning import-cycle "./a.http"',
  ]);
  check(
    'of one file by two ways is fine',
    'import ./b.http\nimport ./c.http\nGET http://a/{{x}}',
    { [b]: 'import ./c.http', [c]: '@x = 1' },
    ['/1'],
  );
  check(
    'into text that is in no file needs a folder',
    'import ./b.http\nGET http://a/',
    {},
    ['error import-missing "./b.http"'],
    { untitled: true },
  );
  check('never runs in a circle of values', 'import ./b.http\nGET http://a/{{x}}', { [b]: '@x = {{y}}\n@y = {{x}}' }, [
    'warning used-before-definition "{{x}}"',
    'error variable-cycle "{{x}}"',
  ]);

  it('makes requests known', async () => {
    const text = 'import ./b.http\n# @ref two\nPOST http://a/\n\n{{one.response.body}}';
    const { needs, problems } = await resolveText(text, {
      files: { [b]: '### one\nGET http://b/1\n### two\nGET http://b/2' },
    });
    assert.deepEqual(
      needs.map((need) => [need.name, need.file, need.by, need.request.block.request.target.text]),
      [
        ['two', b, 'ref', 'http://b/2'],
        ['one', b, 'reference', 'http://b/1'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['request-not-run'],
    );
  });

  it('gives way to a request of the file itself', async () => {
    const text = 'import ./b.http\n# @ref one\nGET http://a/\n### one\nGET http://a/1';
    const { needs } = await resolveText(text, { files: { [b]: '### one\nGET http://b/1' } });
    assert.deepEqual(
      needs.map((need) => [need.file, need.request.block.request.target.text]),
      [[null, 'http://a/1']],
    );
  });

  it('says in which file a value stands', async () => {
    const { substitutions } = await resolveText('import ./b.http\nGET http://a/{{x}}', { files: { [b]: '\n@x = 1' } });
    assert.deepEqual(
      substitutions.map(({ origin }) => origin),
      [{ kind: 'definition', file: b, range: { start: 1, end: 7 } }],
    );
  });
});

describe('run', () => {
  /** `target variables` of each run of the block at the end of the text, then the problems. */
  function runs(title: string, text: string, files: World['files'], expected: readonly string[]): void {
    it(title, async () => {
      const document = parse(text);
      const block = blockAt(document, text.length);
      assert.ok(block);
      const planned = await plannedRuns({ file, document }, block, surroundingsOf({ files: files ?? {} }));
      assert.deepEqual(
        [
          ...planned.runs.map(({ block: { request }, variables }) =>
            [request.target.text, ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)].join(' '),
          ),
          ...planned.problems.map(({ code, range }) => `${code} ${document.text.slice(range.start, range.end)}`),
        ],
        expected,
      );
    });
  }

  const b = `${here}/b.http`;
  const one = '### one\nGET http://a/1\n### two words\nGET http://a/2\n### x\n';
  runs('one request', `${one}run #one`, {}, ['http://a/1']);
  runs('several in order', `${one}run #two words\nrun #one`, {}, ['http://a/2', 'http://a/1']);
  runs('with values', `${one}run #one (@a=1, @b = two, words ,@c=)`, {}, ['http://a/1 a=1 b=two, words c=']);
  runs('a file', `run ./b.http`, { [b]: one }, ['http://a/1', 'http://a/2']);
  runs('a file with values', `run ./b.http (@a=1)`, { [b]: 'GET http://b/' }, ['http://b/ a=1']);
  runs('what is imported', `import ./b.http\n###\nrun #one`, { [b]: one }, ['http://a/1']);
  runs(
    'what a file runs, with the outer values stronger',
    `run ./b.http (@a=1)`,
    { [b]: `${one}run #one (@a=2, @b=2)` },
    ['http://a/1 a=1', 'http://a/2 a=1', 'http://a/1 a=1 b=2'],
  );
  runs(
    'what a request runs itself comes before it',
    `### one\nGET http://a/1\n### two\nrun #one\nGET http://a/2\n###\nrun #two`,
    {},
    ['http://a/1', 'http://a/2'],
  );
  runs('nobody', `${one}run #tow words`, {}, ['run-missing run #tow words']);
  runs('no file', `run ./c.http`, {}, ['run-missing run ./c.http']);
  runs('itself', `### one\nrun #one\nGET http://a/`, {}, ['run-cycle run #one']);
  runs('a circle of files', `run ./b.http`, { [b]: 'run ./c.http', [`${here}/c.http`]: 'run ./b.http' }, [
    'run-cycle run ./b.http',
  ]);
  it('ends, however often files run files', async () => {
    for (const last of ['GET http://a/', '']) {
      const document = parse('run ./f0.http');
      const [block] = document.blocks;
      assert.ok(block);
      const files = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `${here}/f${index}.http`,
          index === 29 ? last : `run ./f${index + 1}.http\n`.repeat(3),
        ]),
      );
      const { runs: planned, problems } = await plannedRuns({ file, document }, block, surroundingsOf({ files }));
      assert.ok(planned.length <= 1000);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['run-cycle'],
      );
    }
  });

  it('gives its values to the request, worked out where that stands, and weaker than those of the command', async () => {
    const text = '@b = 1\nGET http://a/{{a}}/{{c}}';
    const resolution = await resolveText(text, { variables: { c: '2' }, runVariables: { a: '{{b}}{{c}}', c: '3' } });
    assert.equal(resolution.request?.target, '/12/2');
  });
});
