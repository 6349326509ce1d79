import { setTimeout as after } from 'node:timers/promises';

/** Asks until the answer is the one that is meant; rejects after some seconds, naming `what` did not come. */
export async function eventually<T>(
  read: () => T | PromiseLike<T>,
  isThere: (value: T) => boolean,
  what: string,
): Promise<T> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const value = await read();
    if (isThere(value)) return value;
    await after(50);
  }
  throw new Error(`${what} did not come.`);
}
