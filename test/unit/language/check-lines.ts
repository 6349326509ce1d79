import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { sketch } from './sketch.ts';

/** What is read of the lines, whether they end with LF or CR LF, and that nothing is lost. */
export function checkLines(lines: readonly string[], ...expected: readonly string[]): void {
  for (const newline of ['\n', '\r\n']) {
    const text = lines.join(newline);
    const document = parse(text);
    assert.deepEqual(
      sketch(document).map((line) => line.replaceAll(String.raw`\r\n`, String.raw`\n`)),
      expected,
    );
    assert.equal(document.blocks.map(({ range }) => text.slice(range.start, range.end)).join(''), text);
  }
}
