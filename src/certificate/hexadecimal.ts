/** Upper-case hexadecimal, the octets separated by `separator`. */
export function hexadecimal(bytes: ArrayBuffer | Uint8Array, separator: '' | ':'): string {
  return Array.from(new Uint8Array(bytes), (octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join(
    separator,
  );
}
