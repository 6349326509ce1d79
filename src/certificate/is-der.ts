/** Deeper than any certificate; what is nested further was made to keep us busy. */
const deepest = 64;

/**
 * Whether `octets` hold exactly one element, and that and all within it in the only encoding that DER allows (X.690 sections 8.1 to
 * 8.14 with the restrictions of section 10 and 11.1): lengths are definite and as short as can be, TRUE is FF, numbers and
 * identifiers have no padding, strings are in one piece. Not looked at: the order of a SET, default values written out, and the
 * characters of strings. What lies inside an OCTET STRING is its own affair.
 */
export function isDer(octets: Uint8Array): boolean {
  const end = endOfElement(octets, 0, octets.length, 0);
  return end === octets.length;
}

/** Where the element that begins at `at` ends; `null`: it is not in DER, or reaches beyond `limit`. */
function endOfElement(octets: Uint8Array, at: number, limit: number, depth: number): number | null {
  const identifier = octets[at];
  if (identifier === undefined || at >= limit || depth > deepest) return null;
  const afterTag = (identifier & 0x1f) === 0x1f ? endOfLongTag(octets, at + 1) : at + 1;
  const start = startOfContents(octets, afterTag, limit);
  if (start === null) return null;
  const end = start.at + start.length;
  if (end > limit) return null;
  const isConstructed = (identifier & 0x20) !== 0;
  if ((identifier & 0xc0) === 0 && !isUniversal(identifier & 0x1f, isConstructed, octets.subarray(start.at, end)))
    return null;
  for (let inner: number | null = start.at; isConstructed && inner !== end; ) {
    inner = endOfElement(octets, inner, end, depth + 1);
    if (inner === null) return null;
  }
  return end;
}

/** Tag numbers from 31 on take further octets, of which the last one's first bit is off. */
function endOfLongTag(octets: Uint8Array, at: number): number {
  let next = at;
  while ((octets[next] ?? 0) >= 0x80) next += 1;
  return next + 1;
}

function startOfContents(octets: Uint8Array, at: number, limit: number): { at: number; length: number } | null {
  const first = octets[at];
  if (first === undefined || at >= limit) return null;
  if (first < 0x80) return { at: at + 1, length: first };
  const digits = first & 0x7f;
  if (digits === 0 || digits > 4) return null;
  let length = 0;
  for (let index = 1; index <= digits; index += 1) length = length * 256 + (octets[at + index] ?? 0);
  const isShortest = octets[at + 1] !== 0 && length >= 0x80;
  return isShortest ? { at: at + 1 + digits, length } : null;
}

const boolean = 1;
const integer = 2;
const bitString = 3;
const nothing = 5;
const objectIdentifier = 6;
const enumerated = 10;
/** EXTERNAL, EMBEDDED PDV, SEQUENCE and SET consist of elements; all other universal types are in one piece (section 10.2). */
const madeOfElements: ReadonlySet<number> = new Set([8, 11, 16, 17]);

function isUniversal(tag: number, isConstructed: boolean, contents: Uint8Array): boolean {
  // 0 would end a content of indefinite length, of which there is none.
  if (tag === 0 || isConstructed !== madeOfElements.has(tag)) return false;
  const [first = 0, second = 0] = contents;
  switch (tag) {
    case boolean:
      return contents.length === 1 && (first === 0x00 || first === 0xff);
    case integer:
    case enumerated:
      if (contents.length < 2) return contents.length === 1;
      return !(first === 0x00 && second < 0x80) && !(first === 0xff && second >= 0x80);
    case bitString:
      return isBitString(first, contents);
    case nothing:
      return contents.length === 0;
    case objectIdentifier:
      return isObjectIdentifier(contents);
    default:
      return true;
  }
}

/** The first octet counts the bits of the last one that do not belong to it, and they are 0 (section 11.2.1). */
function isBitString(unused: number, contents: Uint8Array): boolean {
  const last = contents.at(-1);
  if (last === undefined || unused > 7) return false;
  return contents.length === 1 ? unused === 0 : (last & ((1 << unused) - 1)) === 0;
}

/** Numbers in groups of seven bits, none of them with groups of 0 before it (section 8.19.2). */
function isObjectIdentifier(contents: Uint8Array): boolean {
  const last = contents.at(-1);
  if (last === undefined || last >= 0x80) return false;
  return !contents.some((octet, index) => octet === 0x80 && (contents[index - 1] ?? 0) < 0x80);
}
