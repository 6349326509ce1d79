export interface DecodedText {
  readonly text: string;
  /** As people write it: `UTF-8`, `Shift_JIS`. */
  readonly charset: string;
  /** What to say when the encoding was not told, or told wrongly; `null` when all is well. */
  readonly note: string | null;
  /** Every byte fitted the encoding: the text says all that the bytes say. */
  readonly isFaithful: boolean;
}

/** What names an encoding inside the text is looked for in this many bytes (as HTML does). */
const declarationBytes = 1024;
/** Bytes from which an encoding is guessed. */
const guessBytes = 64 * 1024;

/**
 * Bytes to text. A byte order mark wins over `declared` (the charset parameter), as in browsers; then an XML or HTML
 * declaration inside; then UTF-8 where it is valid; then a guess, which is said to be one.
 */
export async function decodeText(bytes: Uint8Array, declared: string | null, complete: boolean): Promise<DecodedText> {
  const mark = markIn(bytes);
  if (mark !== null) return decodeAs(bytes, mark, complete, null);
  if (declared !== null) {
    if (decoderFor(declared, false) !== null) return decodeAs(bytes, declared, complete, null);
    const other = await decodeText(bytes, null, complete);
    return { ...other, note: `The charset "${declared}" is not known; read as ${other.charset}.` };
  }
  const inside = declarationIn(bytes);
  if (inside !== null && decoderFor(inside, false) !== null) return decodeAs(bytes, inside, complete, null);
  const utf8 = strictly(bytes, 'utf-8', complete);
  if (utf8 !== null) return { text: utf8, charset: 'UTF-8', note: null, isFaithful: true };
  // A CommonJS package: once bundled, only its default export can be imported.
  const { default: chardet } = await import('chardet');
  const guess = chardet.detect(bytes.subarray(0, guessBytes)) ?? 'windows-1252';
  const label = decoderFor(guess, false) === null ? 'windows-1252' : guess;
  return decodeAs(
    bytes,
    label,
    complete,
    `No charset is declared and the text is not UTF-8: ${charsetName(label)} is a guess.`,
  );
}

/** Whether the bytes are UTF-8 text without control characters other than white space; a cut last character is fine. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (markIn(bytes) !== null) return true;
  const head = bytes.subarray(0, 4096);
  for (const byte of head) {
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1b &&
      byte !== 0x1e
    )
      return false;
  }
  return strictly(head, 'utf-8', false) !== null;
}

function decodeAs(bytes: Uint8Array, label: string, complete: boolean, note: string | null): DecodedText {
  const charset = charsetName(label);
  const text = strictly(bytes, label, complete);
  if (text !== null) return { text, charset, note, isFaithful: true };
  const replaced = decoderFor(label, false)?.decode(bytes) ?? '';
  return {
    text: replaced,
    charset,
    isFaithful: false,
    note: note ?? `Some bytes are not valid ${charset} and are shown as \ufffd. The hex view has them as they came.`,
  };
}

/** `null` where a byte does not fit the encoding. Without `complete` the last character may be cut. */
function strictly(bytes: Uint8Array, label: string, complete: boolean): string | null {
  try {
    return decoderFor(label, true)?.decode(bytes, { stream: !complete }) ?? null;
  } catch {
    return null;
  }
}

function decoderFor(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return null;
  }
}

function markIn(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

function declarationIn(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, declarationBytes));
  const found =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head) ??
    /<meta[^>]*?\scharset\s*=\s*["']?([\w.:-]+)/i.exec(head);
  const label = found?.[1]?.toLowerCase() ?? null;
  // What could be read as ASCII is not UTF-16, whatever it says of itself.
  return label?.startsWith('utf-16') ? 'utf-8' : label;
}

/** TextDecoder knows encodings in lower case; people write them otherwise. */
function charsetName(label: string): string {
  const name = decoderFor(label, false)?.encoding ?? label;
  const known: Readonly<Record<string, string>> = { shift_jis: 'Shift_JIS', big5: 'Big5', macintosh: 'Macintosh' };
  return known[name] ?? (name.startsWith('windows') ? name : name.toUpperCase());
}
