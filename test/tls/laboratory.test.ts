import assert from 'node:assert/strict';
import { cases } from './cases.ts';
import { complaints, type Trial } from './judge.ts';
import { type Laboratory, lookupIn, openLaboratory } from './laboratory.ts';
import { pending } from './pending.ts';
import { tryAll } from './try-all.ts';
import { openWorkbench } from './workbench.ts';

describe('the laboratory', () => {
  let laboratory: Laboratory;
  let trials: ReadonlyMap<string, Trial | Error>;

  before(async function () {
    this.timeout(240_000); // the work of all the tests below
    laboratory = await openLaboratory(cases, openWorkbench(Date.now()));
    trials = await tryAll(laboratory.cases, lookupIn(laboratory.leads));
  });

  after(() => laboratory.close());

  it('has no two cases of one name', () => {
    assert.deepEqual(
      cases.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index),
      [],
    );
  });

  it('has no pending case that does not exist', () => {
    assert.deepEqual(
      Object.keys(pending).filter((name) => !cases.some((one) => one.name === name)),
      [],
    );
  });

  for (const one of cases) {
    it(`tells the truth about ${one.name}`, function () {
      const omitted = laboratory.omitted.find(({ name }) => name === one.name);
      if (omitted !== undefined) {
        console.log(`skipped: ${one.name}: this machine cannot make that server: ${omitted.reason}`);
        return this.skip();
      }
      const trial = trials.get(one.name);
      assert.ok(trial !== undefined);
      if (trial instanceof Error) throw trial;
      const reason = pending[one.name];
      const requestBytes = laboratory.cases.find(({ name }) => name === one.name)?.requestBytes() ?? 0;
      const wrong = complaints(one.expected, trial, requestBytes);
      if (reason !== undefined) {
        assert.notDeepEqual(wrong, [], 'is pending, and passes: take it out of pending.ts');
        console.log(`skipped: ${one.name}: ${reason}`);
        return this.skip();
      }
      assert.equal(wrong.join('\n'), '');
    });
  }
});
