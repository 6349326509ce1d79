const encoder = new TextEncoder();

/** ASCII characters that may not stand in a URI (RFC 3986 appendix A) besides controls. `%` is left as it is. */
const illegal = new Set(' "<>\\^`{|}');

/** Percent-encodes, as UTF-8, only what may not stand in a URI; every other octet, and the signs of `kept`, stay as written. */
export function encodeIllegal(text: string, kept = ''): string {
  if (/^[!#-;=?-[\]_a-z~]*$/.test(text)) return text;
  let encoded = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 32 && code < 127 && (!illegal.has(character) || kept.includes(character))) encoded += character;
    else
      for (const byte of encoder.encode(character)) encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}
