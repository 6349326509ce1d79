import { exitCodes } from './exit-codes.ts';

/**
 * Calls `stop` at the first Ctrl+C or termination, with the exit code that says which; a second one ends the process as
 * usual. Returns how to stop listening.
 */
export function onInterrupt(stop: (code: number) => void): () => void {
  const interrupted = (): void => stop(exitCodes.interrupted);
  const terminated = (): void => stop(exitCodes.terminated);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', terminated);
  return () => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', terminated);
  };
}
