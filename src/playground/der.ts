/**
 * Writes DER (ITU-T X.690 section 10), as much of it as a certificate needs. Every function returns one complete
 * element: identifier octet, length, contents.
 */

export type Der = Uint8Array;

/** Identifier octets (X.690 section 8.1.2): class, the constructed bit 0x20, and the tag number. */
const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

export function sequence(...elements: readonly Der[]): Der {
  return element(tag.sequence, Buffer.concat(elements));
}

/** A SET OF with one member, the only kind in a name; with more, DER would want them sorted (X.690 section 11.6). */
export function setOfOne(member: Der): Der {
  return element(tag.set, member);
}

/** `[number]` EXPLICIT: context-specific and constructed, around a whole element. */
export function explicit(number: number, inner: Der): Der {
  return element(0xa0 | number, inner);
}

/** `[number]` IMPLICIT over a primitive: the contents alone under the new identifier. */
export function implicit(number: number, contents: Uint8Array): Der {
  return element(0x80 | number, contents);
}

/** `[number]` IMPLICIT over a SEQUENCE OF. */
export function implicitSequence(number: number, ...elements: readonly Der[]): Der {
  return element(0xa0 | number, Buffer.concat(elements));
}

/** A non-negative integer from its big-endian octets: the shortest form that keeps the sign bit clear (8.3.2). */
export function integer(octets: Uint8Array): Der {
  const first = octets.findIndex((octet) => octet !== 0);
  const significant = first === -1 ? Uint8Array.of(0) : octets.subarray(first);
  const negative = (significant[0] ?? 0) >= 0x80;
  return element(tag.integer, negative ? Buffer.concat([Uint8Array.of(0), significant]) : significant);
}

/** Below 128. */
export function enumerated(value: number): Der {
  return element(tag.enumerated, Uint8Array.of(value));
}

/** DER leaves out what has its default value, and FALSE is the default wherever a certificate has a BOOLEAN. */
export function booleanTrue(): Der {
  return element(tag.boolean, Uint8Array.of(0xff));
}

export function nullValue(): Der {
  return element(tag.null, new Uint8Array());
}

export function octetString(contents: Uint8Array): Der {
  return element(tag.octetString, contents);
}

export function bitString(contents: Uint8Array): Der {
  return element(tag.bitString, Buffer.concat([Uint8Array.of(0), contents]));
}

/** A BIT STRING of named bits, numbered from the left; trailing zero bits are cut off (X.690 section 11.2.2). */
export function namedBits(bits: readonly number[]): Der {
  const last = Math.max(...bits);
  const octets = new Uint8Array(1 + Math.floor(last / 8) + 1);
  octets[0] = 7 - (last % 8);
  for (const bit of bits) {
    const at = 1 + Math.floor(bit / 8);
    octets[at] = (octets[at] ?? 0) | (0x80 >> (bit % 8));
  }
  return element(tag.bitString, octets);
}

/** From the dotted form. The first two arcs share an octet, the others are base 128 (X.690 section 8.19). */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128));
    return digits;
  });
  return element(tag.objectIdentifier, Uint8Array.from(octets));
}

export function utf8String(text: string): Der {
  return element(tag.utf8String, Buffer.from(text, 'utf8'));
}

export function printableString(text: string): Der {
  return element(tag.printableString, Buffer.from(text, 'latin1'));
}

/** GeneralizedTime whatever the year, as everywhere but in a certificate's validity. */
export function generalizedTime(milliseconds: number): Der {
  return element(tag.generalizedTime, Buffer.from(digitsOf(milliseconds), 'latin1'));
}

/** UTCTime through 2049 and GeneralizedTime from 2050, whole seconds, `Z` (RFC 5280 section 4.1.2.5). */
export function time(milliseconds: number): Der {
  const digits = digitsOf(milliseconds);
  return digits < '2050' && digits >= '1950'
    ? element(tag.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : element(tag.generalizedTime, Buffer.from(digits, 'latin1'));
}

function digitsOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
}

/** Identifier, length in the fewest octets (X.690 sections 8.1.3 and 10.1), contents: for what has no function of its own here. */
export function element(identifier: number, contents: Uint8Array): Der {
  const size = contents.length;
  if (size < 0x80) return Buffer.concat([Uint8Array.of(identifier, size), contents]);
  const length: number[] = [];
  for (let left = size; left > 0; left = Math.floor(left / 256)) length.unshift(left % 256);
  return Buffer.concat([Uint8Array.of(identifier, 0x80 | length.length, ...length), contents]);
}
