/** Where an offset of one text stands in another. */
export type Relocate = (offset: number) => number;

/**
 * The same value, plain, with every range in it moved, however deep. `at` is asked for characters: an exclusive end goes
 * behind where the character before it went.
 */
export function relocated<Value>(value: Value, at: Relocate): Value {
  return move(value, at) as Value;
}

function move(value: unknown, at: Relocate): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => move(one, at));
  // What keeps its places as numbers gives them as ranges.
  const plain: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  if (typeof plain !== 'object' || plain === null) return plain;
  if ('start' in plain && 'end' in plain && typeof plain.start === 'number' && typeof plain.end === 'number') {
    const { start, end } = plain;
    return { start: at(start), end: end > start ? at(end - 1) + 1 : at(end) };
  }
  return Object.fromEntries(Object.entries(plain).map(([name, member]) => [name, move(member, at)]));
}
