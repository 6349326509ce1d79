import { readFileSync } from 'node:fs';
import type { HttpDocument } from '../language/document.ts';
import { parse } from '../language/parse.ts';
import { UsageError } from './usage-error.ts';

/** A request file, read. Bytes that are not UTF-8 become U+FFFD, of which the reader complains. */
export function readRequestFile(path: string): HttpDocument {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new UsageError(`${path} cannot be read: ${error.message}`);
    throw error;
  }
}
