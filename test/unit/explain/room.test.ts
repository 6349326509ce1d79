import { ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

const room = new URL('../../../src/explain/', import.meta.url);

/** The room runs in a browser and in a worker as well: it imports nothing but itself. */
describe('The room of explanations', () => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    it(`does not import from outside in ${file}`, () => {
      const depth = file.split(/[\\/]/).length - 1;
      for (const [, from = ''] of readFileSync(new URL(file, room), 'utf8').matchAll(/from '([^']+)'/g)) {
        ok(from.startsWith('.'), from);
        ok((from.match(/\.\.\//g) ?? []).length <= depth, from);
      }
    });
  }

  it('has files to look at', () => {
    ok(files.length > 30);
  });
});
