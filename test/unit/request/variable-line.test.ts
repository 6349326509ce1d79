import assert from 'node:assert/strict';
import { nameInEnvironmentLine } from '../../../src/request/variable-line.ts';

describe('nameInEnvironmentLine', () => {
  const rows: readonly (readonly [what: string, line: string, expected: number | null])[] = [
    ['a key of JSON', '    "host": "x",', 5],
    ['a key in one line with its environment', '{"dev": {"a": "host", "host" : 1}}', 23],
    ['no value of JSON', '"other": "host"', null],
    ['a line of dot-env', 'host=x', 0],
    ['an exported one', 'export host = x', 7],
    ['no longer name', 'hostname=x', null],
    ['no comment', '# host=x', null],
  ];
  for (const [what, line, expected] of rows)
    it(`finds ${what}`, () => assert.equal(nameInEnvironmentLine(line, 'host')?.start ?? null, expected));
});
