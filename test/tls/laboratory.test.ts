import assert from 'node:assert/strict';
import { openSession, type Session } from '../../src/run/session.ts';
import { cases } from './cases.ts';
import { complaints, type Trial, tryCase } from './judge.ts';
import { type Laboratory, openLaboratory, type RunningCase } from './laboratory.ts';
import { pending } from './pending.ts';
import { openWorkbench } from './workbench.ts';

/** Handshakes side by side: more would only make each slower, and slowness is a finding. */
const sideBySide = 4;

describe('the laboratory', function () {
  this.timeout(60_000);
  let laboratory: Laboratory;
  const trials = new Map<string, Trial | Error>();

  before(async () => {
    laboratory = await openLaboratory(cases, openWorkbench(Date.now()));
    const sessions = openSessions(laboratory);
    const attempt = async (one: RunningCase): Promise<void> => {
      try {
        trials.set(one.case.name, await tryCase(one, sessions.for(one)));
      } catch (error) {
        trials.set(one.case.name, error as Error);
      }
    };
    const [silent = [], busy = []] = [true, false].map((isSilent) =>
      laboratory.cases.filter((one) => (one.case.expected.failure === 'TLS_TIMEOUT') === isSilent),
    );
    const work = async (): Promise<void> => {
      for (let one = busy.shift(); one !== undefined; one = busy.shift()) await attempt(one);
    };
    // Where nobody answers, waiting is all there is to do.
    await Promise.all([...silent.map(attempt), ...Array.from({ length: sideBySide }, work)]);
    await sessions.close();
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
      const wrong = complaints(one.expected, trial);
      if (reason !== undefined) {
        assert.notDeepEqual(wrong, [], 'is pending, and passes: take it out of pending.ts');
        console.log(`skipped: ${one.name}: ${reason}`);
        return this.skip();
      }
      assert.equal(wrong.join('\n'), '');
    });
  }
});

/** One session for all cases that trust the same authorities. */
function openSessions(laboratory: Laboratory) {
  const sessions = new Map<string, Session>();
  return {
    for({ trusted }: RunningCase): Session {
      const pem = trusted.map((one) => one.pem).join('');
      const known = sessions.get(pem);
      if (known !== undefined) return known;
      const extraCertificates = pem === '' ? [] : [{ name: 'laboratory', pem }];
      const session = openSession(
        { useSystemCertificates: true, extraCertificates, lookup: laboratory.lookup },
        Date.now,
      );
      sessions.set(pem, session);
      return session;
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
