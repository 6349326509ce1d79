import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portside, type Ran } from './portside.ts';

async function lint(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-lint-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await portside('parse', '--lint-portable', folder, ...args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const commented = 'POST https://x\n\na\n# b\nc\n';

describe('portside parse --lint-portable', function () {
  this.timeout(30_000);
  it('looks through folders and names each place', async () => {
    const { code, out } = await lint({
      'a.http': commented,
      'deep/er/b.rest': 'GET example.com\n',
      'node_modules/c.http': commented,
      'd.txt': commented,
    });
    assert.equal(code, 1);
    assert.match(out, /a\.http:4:1.*differs-body-comment/s);
    assert.match(out, /b\.rest:1:5.*differs-default-scheme/s);
    assert.match(out, /2 files: 2 places/);
  });
  it('ends with 0 where all tools send the same', async () => {
    const { code, out } = await lint({ 'a.http': 'GET https://x/a\nAccept: */*\n' });
    assert.equal(code, 0, out);
  });
  it('prints JSON', async () => {
    const { code, out } = await lint({ 'a.http': commented }, '--json');
    assert.equal(code, 1);
    const { file, differences } = JSON.parse(out) as { file: string; differences: readonly unknown[] };
    assert.match(file, /a\.http$/);
    assert.deepEqual(differences, [
      {
        code: 'differs-body-comment',
        line: 4,
        column: 1,
        message:
          'This line is sent here, in JetBrains and in Visual Studio; REST Client and httpYac leave it out. Remove it, or say with # @body-comments keep or strip what is meant here.',
        fix: 'Remove the line',
      },
    ]);
  });
});
