import { hexadecimal } from './hexadecimal.ts';

/** A serial number from the contents of its INTEGER. DER puts an octet 00 before a positive one whose first bit is set; it is no part of the number. */
export function serialNumberText(octets: ArrayBuffer): string {
  const all = new Uint8Array(octets);
  return hexadecimal(all.length > 1 && all[0] === 0 ? all.subarray(1) : all, '');
}
