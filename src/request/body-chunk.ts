import type { Range } from '../language/document.ts';

/** A piece of a body on its way to bytes. */
export type BodyChunk =
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  /** Out of a file, sent as they are. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly range: Range };

const encoder = new TextEncoder();

/** The chunks as the bytes that are sent; text as UTF-8. */
export function bytesOf(chunks: readonly BodyChunk[]): Uint8Array {
  const encoded = chunks.map((chunk) => (chunk.kind === 'bytes' ? chunk.bytes : encoder.encode(chunk.text)));
  const [only] = encoded;
  if (encoded.length === 1 && only) return only;
  const all = new Uint8Array(encoded.reduce((size, bytes) => size + bytes.length, 0));
  let offset = 0;
  for (const bytes of encoded) {
    all.set(bytes, offset);
    offset += bytes.length;
  }
  return all;
}
