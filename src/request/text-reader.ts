/** Names of Node that the Encoding standard does not have. */
const aliases: Readonly<Record<string, string>> = {
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  'ucs-2': 'utf-16le',
  utf8bom: 'utf-8',
  binary: 'latin1',
  win1252: 'windows-1252',
  windows1252: 'windows-1252',
  windows1251: 'windows-1251',
  windows1250: 'windows-1250',
  cp1252: 'windows-1252',
};

/** What reads text in the encoding of that name; `null` for a name that is no encoding. */
export function textReader(name: string): ((bytes: Uint8Array) => string) | null {
  const lower = name.toLowerCase();
  try {
    const decoder = new TextDecoder(aliases[lower] ?? lower);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return null;
  }
}
