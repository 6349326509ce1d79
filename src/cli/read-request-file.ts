import { readFileSync } from 'node:fs';
import type { HttpDocument } from '../language/document.ts';
import { parse } from '../language/parse.ts';
import { reasonOf } from './reason-of.ts';
import { UsageError } from './usage-error.ts';

/** A request file, read. Bytes that are not UTF-8 become U+FFFD, of which the reader complains. */
export function readRequestFile(path: string): HttpDocument {
  return parse(textOf(path));
}

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    // Windows PowerShell writes UTF-16 with a byte order mark, and editors read it.
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
    return bytes.toString('utf8');
  } catch (error) {
    throw new UsageError('file-unreadable', `${path} cannot be read: ${reasonOf(error)}`);
  }
}
