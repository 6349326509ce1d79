import { setTimeout as after } from 'node:timers/promises';

/** Milliseconds. */
const patience = 30_000;

/** Asks until the answer is the one that is meant; rejects after half a minute, for a machine may be busy, naming `what` did not come. */
export async function eventually<T>(
  read: () => T | PromiseLike<T>,
  isThere: (value: T) => boolean,
  what: string,
): Promise<T> {
  const deadline = performance.now() + patience;
  do {
    const value = await read();
    if (isThere(value)) return value;
    await after(50);
  } while (performance.now() < deadline);
  throw new Error(`${what} did not come.`);
}
