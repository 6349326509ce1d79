import assert from 'node:assert/strict';
import { diskSurroundings } from '../../../src/run/disk-surroundings.ts';

describe('the process environment', () => {
  const { processEnvironment } = diskSurroundings(true);
  it('gives what is set', () => assert.equal(processEnvironment('PATH'), process.env['PATH']));
  for (const name of ['PORTSIDE_NOT_SET', 'constructor', '__proto__', 'toString', ''])
    it(`has no “${name}”`, () => assert.equal(processEnvironment(name), null));
});
