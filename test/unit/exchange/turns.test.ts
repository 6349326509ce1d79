import assert from 'node:assert/strict';
import { afterTurns } from '../../../src/exchange/turns.ts';

describe('after turns', () => {
  it('is later than what has come while the process was kept busy', async () => {
    const seen: string[] = [];
    const over = new Promise<void>((settle) => {
      afterTurns(50, () => {
        seen.push('given up');
        settle();
      });
    });
    const busyUntil = performance.now() + 100;
    while (performance.now() < busyUntil);
    for (let step = 0; step < 3; step += 1) await new Promise(setImmediate);
    seen.push('heard');
    await over;
    assert.deepEqual(seen, ['heard', 'given up']);
  });

  it('never comes when it is called off', async () => {
    const callOff = afterTurns(20, () => assert.fail('called'));
    callOff();
    await new Promise<void>((settle) => {
      afterTurns(40, settle);
    });
  });
});
