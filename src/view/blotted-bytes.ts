import { secretForms } from '../request/mask.ts';

/** The bytes with `*` for each one of a secret: for a hex dump, in which places are counted. The same ones where there is none. */
export function blottedBytes(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  let blotted: Buffer | null = null;
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const form of secrets.flatMap(secretForms)) {
    const wanted = Buffer.from(form);
    for (let at = from.indexOf(wanted); at !== -1; at = from.indexOf(wanted, at + wanted.length)) {
      blotted ??= Buffer.from(from);
      blotted.fill('*', at, at + wanted.length);
    }
  }
  return blotted ?? bytes;
}
