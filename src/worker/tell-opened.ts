import type { Opened } from '../exchange/opened.ts';
import type { Mask } from '../request/mask.ts';

/** Tells of connections over which the answer is slow to come. */
export interface OpenedTeller {
  /** The job has a connection, in place of the one before. */
  readonly opened: (id: number, look: () => Opened, mask: Mask) => void;
  /** The job has ended: nothing more is told of it. */
  readonly over: (id: number) => void;
}

/**
 * Milliseconds for which an answer may take. What comes sooner tells of its connection itself, and shall not wait until that is
 * examined twice.
 */
const patience = 40;

export function openedTeller(tell: (id: number, opened: Opened, mask: Mask) => void): OpenedTeller {
  const timers = new Map<number, NodeJS.Timeout>();
  const over = (id: number): void => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  return {
    opened(id, look, mask) {
      over(id);
      timers.set(
        id,
        setTimeout(() => tell(id, look(), mask), patience),
      );
    },
    over,
  };
}
