/** One element of DER: identifier octet, and where its contents and the element itself lie. */
export interface DerElement {
  /** Class, constructed bit and tag number (X.690 section 8.1.2), as in `0x30` for a SEQUENCE. */
  readonly identifier: number;
  readonly contents: Uint8Array;
  /** Identifier and length included. */
  readonly whole: Uint8Array;
}

/**
 * The elements that lie one after another in `octets`, without a look into them: a revocation list may hold a million
 * entries, for which the ASN.1 library would make millions of objects. Ends, without a throw, where the octets are no DER.
 */
export function* derElements(octets: Uint8Array): Generator<DerElement> {
  for (let at = 0; at < octets.length; ) {
    const element = elementAt(octets, at);
    if (element === null) return;
    yield element;
    at += element.whole.length;
  }
}

/** The first element; `null`: the octets begin with none. */
export function firstElement(octets: Uint8Array): DerElement | null {
  return elementAt(octets, 0);
}

/** Tags above 30 and indefinite lengths are in none of the structures that we walk through. */
function elementAt(octets: Uint8Array, at: number): DerElement | null {
  const identifier = octets[at];
  const first = octets[at + 1];
  if (identifier === undefined || first === undefined || (identifier & 0x1f) === 0x1f) return null;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const digits = first & 0x7f;
    if (digits === 0 || digits > 4 || start + digits > octets.length) return null;
    length = 0;
    for (let index = 0; index < digits; index += 1) length = length * 256 + (octets[start + index] ?? 0);
    start += digits;
  }
  const end = start + length;
  if (end > octets.length) return null;
  return { identifier, contents: octets.subarray(start, end), whole: octets.subarray(at, end) };
}
