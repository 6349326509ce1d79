import { isSpace } from './characters.ts';
import type { Reading } from './reading.ts';

/** Whether a command for curl begins at `start`. */
export function isCurlAt(text: string, start: number): boolean {
  return text.startsWith('curl', start) && isSpace(text.charCodeAt(start + 4));
}

export function readCurl(_reading: Reading, line: number, _start: number): number {
  return line + 1;
}
