/** Reads numbers and vectors of TLS (RFC 8446 section 3.4) one after another. Throws `RangeError` past the end. */
export interface OctetReader {
  number(octets: 1 | 2 | 3): number;
  take(octets: number): Buffer;
  /** A vector whose length stands before it in so many octets. */
  vector(lengthOctets: 1 | 2 | 3): OctetReader;
  /** The same with its length still before it. */
  part(lengthOctets: 1 | 2 | 3): OctetReader;
  rest(): Buffer;
  left(): number;
}

export function readOctets(octets: Buffer): OctetReader {
  let at = 0;
  const take = (count: number): Buffer => {
    if (at + count > octets.length) throw new RangeError('The message is shorter than it says.');
    at += count;
    return octets.subarray(at - count, at);
  };
  const number = (count: 1 | 2 | 3): number => take(count).readUIntBE(0, count);
  return {
    number,
    take,
    vector: (lengthOctets) => readOctets(take(number(lengthOctets))),
    part: (lengthOctets) => {
      const start = at;
      take(number(lengthOctets));
      return readOctets(octets.subarray(start, at));
    },
    rest: () => take(octets.length - at),
    left: () => octets.length - at,
  };
}
