import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWithin, writeOutput } from '../../../src/run/write-output.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('writing a body to a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portside-output-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the file and the folders on the way, and leaves nothing else', async () => {
    const path = join(folder, 'a', 'b', 'out.json');
    assert.equal(await writeOutput({ path, overwrite: false }, bytes('one')), path);
    assert.equal(readFileSync(path, 'utf8'), 'one');
    assert.deepEqual(readdirSync(join(folder, 'a', 'b')), ['out.json']);
  });
  it('takes the next number where a file is', async () => {
    const path = join(folder, 'out.json');
    for (const text of ['one', 'two', 'three']) await writeOutput({ path, overwrite: false }, bytes(text));
    assert.deepEqual(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
      [
        ['out-1.json', 'two'],
        ['out-2.json', 'three'],
        ['out.json', 'one'],
      ],
    );
  });
  it('gives each of many at once a name of its own', async () => {
    const path = join(folder, 'out');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => writeOutput({ path, overwrite: false }, bytes(`${index}`))),
    );
    assert.equal(readdirSync(folder).length, 20);
  });
  it('replaces a file that is to be replaced', async () => {
    const path = join(folder, 'out.json');
    writeFileSync(path, 'before');
    await writeOutput({ path, overwrite: true }, bytes('after'));
    assert.deepEqual([readdirSync(folder), readFileSync(path, 'utf8')], [['out.json'], 'after']);
  });
  it('says why when it cannot, and leaves nothing', async () => {
    const path = join(folder, 'taken');
    mkdirSync(path);
    await assert.rejects(writeOutput({ path, overwrite: true }, bytes('x')));
    assert.deepEqual(readdirSync(folder), ['taken']);
  });
});

describe('a file within a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portside-within-'));
    mkdirSync(join(folder, 'work', 'sub'), { recursive: true });
    mkdirSync(join(folder, 'other'));
    symlinkSync(join(folder, 'other'), join(folder, 'work', 'link'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function check(title: string, path: string, expected: boolean): void {
    it(title, async () => assert.equal(await isWithin(join(folder, 'work', path), [join(folder, 'work')]), expected));
  }
  check('is one beside others', 'a', true);
  check('is one further down', 'sub/a', true);
  check('is one in a folder that is not there yet', 'new/newer/a', true);
  check('is not one beside the folder', '../a', false);
  check('is not one in a folder with a longer name', '../work-too/a', false);
  check('is not one behind a link that leads out', 'link/a', false);
  check('is not one further behind such a link', 'link/new/a', false);
  it('is none without a folder', async () => assert.equal(await isWithin(join(folder, 'a'), []), false));
  it('is not one by dots in an absolute path', async () =>
    assert.equal(await isWithin(`${folder}/work/../a`, [join(folder, 'work')]), false));
});
