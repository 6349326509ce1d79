import { secretVariable } from '../request/dynamic/secret.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { diskSurroundings } from '../run/disk-surroundings.ts';
import { createTerminalAsk } from './ask.ts';

/** The outside world of a terminal. Files may be pipes; secrets are variables of the process environment. */
export function terminalSurroundings(): Surroundings {
  const disk = diskSurroundings(false);
  const { stdin, stderr } = process;
  return {
    ...disk,
    ask:
      stdin.isTTY && stderr.isTTY
        ? createTerminalAsk({
            input: stdin,
            output: stderr,
            interrupt: () => void process.kill(process.pid, 'SIGINT'),
          })
        : () => Promise.resolve(null),
    secret: (name) => Promise.resolve(disk.processEnvironment(secretVariable(name)) ?? disk.processEnvironment(name)),
  };
}
