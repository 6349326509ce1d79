import type { Surroundings } from '../request/surroundings.ts';
import { diskSurroundings } from '../run/disk-surroundings.ts';

/** The outside world of a terminal. Files may be pipes; secrets are variables of the process environment. */
export function terminalSurroundings(): Surroundings {
  const disk = diskSurroundings(false);
  return {
    ...disk,
    ask: () => Promise.resolve(null),
    secret: (name) => Promise.resolve(disk.processEnvironment(name)),
  };
}
