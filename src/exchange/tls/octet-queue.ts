/** Octets that came and were not taken yet. What is taken keeps standing: nothing is written over. */
export interface OctetQueue {
  push(chunk: Buffer): void;
  /** All that waits, without taking it. */
  waiting(): Buffer;
  take(count: number): Buffer;
  clear(): void;
}

const empty = Buffer.alloc(0);
const leastRoom = 512;

/** Linear in what is pushed, also when it comes octet by octet: the room grows twofold. */
export function queueOctets(): OctetQueue {
  let store: Buffer = empty;
  let from = 0;
  let to = 0;
  return {
    push(chunk) {
      if (from === to) {
        // Nothing waits, so the chunk can stand where it is.
        store = chunk;
        from = 0;
        to = chunk.length;
        return;
      }
      const needed = to - from + chunk.length;
      if (to + chunk.length > store.length || store.length === to) {
        const grown = Buffer.allocUnsafe(Math.max(leastRoom, 2 * needed));
        store.copy(grown, 0, from, to);
        to -= from;
        from = 0;
        store = grown;
      }
      chunk.copy(store, to);
      to += chunk.length;
    },
    waiting: () => store.subarray(from, to),
    take(count) {
      const taken = store.subarray(from, Math.min(from + count, to));
      from += taken.length;
      return taken;
    },
    clear() {
      store = empty;
      from = 0;
      to = 0;
    },
  };
}
