import type { ReadBodies } from '../view/present.ts';

/**
 * The bodies that can still be asked for, newest last. Bounded by number and by bytes, so that an editor
 * left open for days does not grow; the newest one is always held.
 */
export interface HeldBodies {
  readonly hold: (id: number, bodies: ReadBodies) => void;
  /** `null` when they were given up to make room. */
  readonly get: (id: number) => ReadBodies | null;
}

export function holdBodies(limits: { readonly count: number; readonly bytes: number }): HeldBodies {
  const held = new Map<number, ReadBodies>();
  const sizeOf = ({ request, response }: ReadBodies): number =>
    request.source.bytes.length + response.source.bytes.length;

  return {
    hold(id, bodies) {
      held.set(id, bodies);
      let bytes = [...held.values()].reduce((sum, one) => sum + sizeOf(one), 0);
      for (const [oldest, one] of held) {
        if (held.size <= 1 || (held.size <= limits.count && bytes <= limits.bytes)) break;
        held.delete(oldest);
        bytes -= sizeOf(one);
      }
    },
    get: (id) => held.get(id) ?? null,
  };
}
