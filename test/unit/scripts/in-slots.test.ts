import assert from 'node:assert/strict';
import { inSlots, type Job } from '../../../scripts/in-slots.ts';

interface Plan {
  readonly cores?: Job['cores'];
  readonly after?: readonly string[];
  readonly ready?: Promise<unknown>;
  readonly run?: () => Promise<void>;
}

/** A job of each name, which lasts a few turns of the loop; what ran, `+` where it began and `-` where it was over. */
async function check(plans: Readonly<Record<string, Plan>>, cores: number, expected: string): Promise<void> {
  const seen: string[] = [];
  const jobs = Object.entries(plans).map(
    ([name, { cores: wanted = 1, after = [], ready, run }]): Job => ({
      name,
      cores: wanted,
      after,
      ready: ready ?? Promise.resolve(),
      run: async () => {
        seen.push(`+${name}`);
        await run?.();
        for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
        seen.push(`-${name}`);
      },
    }),
  );
  try {
    await inSlots(jobs, cores);
  } finally {
    assert.equal(seen.join(' '), expected);
  }
}

describe('jobs in slots', () => {
  it('are over at once where there are none', () => check({}, 2, ''));
  it('run one after the other on one core', () => check({ a: {}, b: {} }, 1, '+a -a +b -b'));
  it('run side by side on two, and no more of them', () => check({ a: {}, b: {}, c: {} }, 2, '+a +b -a +c -b -c'));
  it('take as many cores as they keep busy', () => check({ a: { cores: 2 }, b: {} }, 2, '+a -a +b -b'));
  it('take all there are where they keep more busy', () => check({ a: { cores: 3 }, b: {} }, 2, '+a -a +b -b'));
  it('have the machine for themselves where they want it', () =>
    check({ a: { cores: 'all' }, b: {}, c: {} }, 4, '+a -a +b +c -b -c'));
  it('let a later one pass that fits', () => check({ a: {}, b: { cores: 2 }, c: {} }, 2, '+a +c -a -c +b -b'));
  it('wait for the jobs before them', () => check({ a: { after: ['b'] }, b: {} }, 2, '+b -b +a -a'));
  it('do not wait for jobs that are not there', () => check({ a: { after: ['x'] } }, 2, '+a -a'));

  it('wait until what they need is there, and let others pass meanwhile', async () => {
    const needed = Promise.withResolvers<void>();
    await check({ a: { ready: needed.promise }, b: { run: async () => needed.resolve() } }, 1, '+b -b +a -a');
  });

  it('are not begun after one that failed; what runs comes to its end', async () => {
    const failing = { run: () => Promise.reject(new Error('broken')) };
    await assert.rejects(check({ a: failing, b: {}, c: {} }, 2, '+a +b -b'), /broken/);
  });
});
