import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { HttpDocument, Problem } from '../language/document.ts';
import { problem } from '../language/problem.ts';
import type { ReadAs } from '../language/profile.ts';
import { isMarkdownFile, readFileText } from '../language/read-file-text.ts';
import { reasonOf } from './reason-of.ts';
import { UsageError } from './usage-error.ts';

/** A request file, read. Bytes that are not UTF-8 become U+FFFD, and the first of each block is an error. */
export function readRequestFile(path: string, readAs: ReadAs): HttpDocument {
  const bytes = bytesOf(path);
  // Windows PowerShell writes UTF-16 with a byte order mark, and editors read it.
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return readFileText(new TextDecoder('utf-16le').decode(bytes), path, readAs);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return readFileText(new TextDecoder('utf-16be').decode(bytes), path, readAs);
  const document = readFileText(bytes.toString('utf8'), path, readAs);
  if (isUtf8(bytes)) return document;
  const problems = [...document.problems, ...invalidPlaces(document, bytes, isMarkdownFile(path))];
  return { ...document, problems: problems.sort((one, other) => one.range.start - other.range.start) };
}

function invalidPlaces({ text, blocks }: HttpDocument, bytes: Buffer, isMarkdown: boolean): readonly Problem[] {
  const offset = firstInvalidByte(bytes);
  const found: Problem[] = [];
  for (const { range, separator } of blocks) {
    // What stands outside of the fences of Markdown is nobody's request.
    if (isMarkdown && separator === null) continue;
    const at = text.slice(range.start, range.end).indexOf('\ufffd');
    if (at === -1) continue;
    const start = range.start + at;
    found.push(
      problem(
        'invalid-utf8',
        'error',
        { start, end: start + 1 },
        `The file is not UTF-8: byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at offset ${offset} begins no character. Save it as UTF-8.`,
      ),
    );
  }
  return found;
}

/** Halves the bytes until the first that is no part of a character is found. */
function firstInvalidByte(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isWellFormedUpTo(bytes, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the first `length` bytes are UTF-8, but for a last character that is cut off. */
function isWellFormedUpTo(bytes: Buffer, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError('file-unreadable', `${path} cannot be read: ${reasonOf(error)}`);
  }
}
