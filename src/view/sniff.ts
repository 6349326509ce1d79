/** What bytes are by their first ones. */
export interface Sniffed {
  readonly essence: string;
  readonly typeName: string;
  readonly extension: string;
}

/** Hexadecimal of the first bytes, `..` for any; the offset is 0. Longer ones before those they begin with. */
const signatures: readonly (readonly [string, string, string, string])[] = [
  ['89504e470d0a1a0a', 'image/png', 'PNG image', 'png'],
  ['ffd8ff', 'image/jpeg', 'JPEG image', 'jpg'],
  ['474946383761', 'image/gif', 'GIF image', 'gif'],
  ['474946383961', 'image/gif', 'GIF image', 'gif'],
  ['52494646........57454250', 'image/webp', 'WebP image', 'webp'],
  ['52494646........57415645', 'audio/wav', 'WAV audio', 'wav'],
  ['........6674797061766966', 'image/avif', 'AVIF image', 'avif'],
  ['........667479706865', 'image/heic', 'HEIC image', 'heic'],
  ['........66747970', 'video/mp4', 'MP4 video', 'mp4'],
  ['00000100', 'image/x-icon', 'Icon', 'ico'],
  ['424d............00000000', 'image/bmp', 'BMP image', 'bmp'],
  ['49492a00', 'image/tiff', 'TIFF image', 'tiff'],
  ['4d4d002a', 'image/tiff', 'TIFF image', 'tiff'],
  ['255044462d', 'application/pdf', 'PDF document', 'pdf'],
  ['504b0304', 'application/zip', 'ZIP archive', 'zip'],
  ['504b0506', 'application/zip', 'ZIP archive', 'zip'],
  ['1f8b', 'application/gzip', 'Gzip archive', 'gz'],
  ['28b52ffd', 'application/zstd', 'Zstandard archive', 'zst'],
  ['425a68', 'application/x-bzip2', 'Bzip2 archive', 'bz2'],
  ['377abcaf271c', 'application/x-7z-compressed', '7-Zip archive', '7z'],
  ['526172211a07', 'application/vnd.rar', 'RAR archive', 'rar'],
  ['fd377a585a00', 'application/x-xz', 'XZ archive', 'xz'],
  ['0061736d', 'application/wasm', 'WebAssembly module', 'wasm'],
  ['7f454c46', 'application/x-elf', 'ELF program', 'bin'],
  ['cafebabe', 'application/java-vm', 'Java class', 'class'],
  ['494433', 'audio/mpeg', 'MP3 audio', 'mp3'],
  ['4f676753', 'audio/ogg', 'Ogg media', 'ogg'],
  ['664c6143', 'audio/flac', 'FLAC audio', 'flac'],
  ['1a45dfa3', 'video/webm', 'WebM video', 'webm'],
  ['774f4646', 'font/woff', 'WOFF font', 'woff'],
  ['774f4632', 'font/woff2', 'WOFF2 font', 'woff2'],
  ['0001000000', 'font/ttf', 'TrueType font', 'ttf'],
  ['4f54544f', 'font/otf', 'OpenType font', 'otf'],
  ['53514c69746520666f726d6174203300', 'application/vnd.sqlite3', 'SQLite database', 'sqlite'],
];

/** By magic numbers alone; `null` for text and for what is not known. */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const head = bytes.subarray(0, 16);
  for (const [signature, essence, typeName, extension] of signatures) {
    if (matches(head, signature)) return { essence, typeName, extension };
  }
  return null;
}

function matches(head: Uint8Array, signature: string): boolean {
  if (head.length * 2 < signature.length) return false;
  for (let index = 0; index < signature.length; index += 2) {
    const expected = signature.slice(index, index + 2);
    if (expected !== '..' && head[index / 2] !== Number.parseInt(expected, 16)) return false;
  }
  return true;
}
