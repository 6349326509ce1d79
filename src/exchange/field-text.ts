import { isUtf8 } from 'node:buffer';
import type { Field } from './exchange.ts';

/** Octets of a head as text: UTF-8 where they are valid, else Latin-1 (RFC 9110 section 5.5 leaves it open). */
export function headText(octets: Uint8Array): string {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

/** Name and value in turn, as the parser gives them. Blanks around a value are no part of it (RFC 9110 section 5.5). */
export function fieldsOf(raw: readonly Uint8Array[] | null): readonly Field[] {
  const fields: Field[] = [];
  for (let index = 0; raw !== null && index + 1 < raw.length; index += 2) {
    const name = raw[index];
    const value = raw[index + 1];
    if (name && value) fields.push({ name: headText(name), value: trimBlanks(headText(value)) });
  }
  return fields;
}

/** The fields of a head that no strict parser has seen; lines without a colon are left out. */
export function readFieldLines(head: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  const octets = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  let start = octets.indexOf('\r\n') + 2;
  while (start > 1 && start < octets.length) {
    const end = octets.indexOf('\r\n', start);
    const line = octets.subarray(start, end < 0 ? octets.length : end);
    const colon = line.indexOf(':');
    if (colon > 0) {
      fields.push({ name: headText(line.subarray(0, colon)), value: trimBlanks(headText(line.subarray(colon + 1))) });
    }
    if (end < 0) break;
    start = end + 2;
  }
  return fields;
}

export interface StatusLine {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
}

/** `null` when the head does not begin with a status line (RFC 9112 section 4). */
export function readStatusLine(head: Uint8Array): StatusLine | null {
  const octets = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const end = octets.indexOf('\r\n');
  const line = headText(octets.subarray(0, end < 0 ? octets.length : end));
  const match = /^HTTP\/(\d(?:\.\d)?) (\d{3})(?: (.*))?$/s.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { httpVersion: match[1], status: Number(match[2]), statusText: match[3] ?? '' };
}

function trimBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === value.length ? value : value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
