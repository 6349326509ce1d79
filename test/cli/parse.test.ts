import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portside } from './portside.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-parse-'));

async function parsed(name: string, text: string): Promise<{ readonly requests: readonly Record<string, unknown>[] }> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { out } = await portside('parse', '--json', file);
  return JSON.parse(out);
}

describe('portside parse --json', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('tells assertions as they are written, wherever they stand', async () => {
    const text =
      '# @assert body includes Ada\nGET https://example.com\n\n?? status === 200\n?? body exists\n?? nothing\n';
    const { requests } = await parsed('assertions.http', text);
    assert.deepEqual(requests[0]?.['assertions'], [
      ['body', 'includes', 'Ada'],
      ['status', '===', '200'],
      ['body', 'exists', null],
    ]);
  });
  it('tells none of a request without assertions', async () =>
    assert.deepEqual((await parsed('none.http', 'GET https://example.com\n')).requests[0]?.['assertions'], []));
});
