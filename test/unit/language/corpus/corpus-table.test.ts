import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestBlock } from '../../../../src/language/document.ts';
import { positionAt, requestBlocks } from '../../../../src/language/look-up.ts';
import { parse } from '../../../../src/language/parse.ts';

const folder = join(import.meta.dirname, '../../../../../shared/corpus/files');

/** 1-based line of the request line, bytes of the body as written; `kind` where it is no plain text, `curl` for a command. */
type Row = readonly [
  line: number,
  name: string | null,
  method: string,
  target: string,
  body: number | null,
  kind?: 'file' | 'mixed' | 'curl',
];

/** What the files hold, by a reading of the files that shares nothing with the reader: path, tab, rows as JSON. */
const table = readFileSync(join(import.meta.dirname, 'requests.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): readonly [string, readonly Row[]] => {
    const tab = line.indexOf('\t');
    return [line.slice(0, tab), JSON.parse(line.slice(tab + 1)) as readonly Row[]];
  });

function textOf(path: string): string {
  const bytes = readFileSync(path);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { ignoreBOM: !isUtf16 }).decode(bytes);
}

describe('the table of the corpus', () => {
  if (!existsSync(folder)) {
    it('is compared with files outside the project, which are not here', function () {
      this.skip();
    });
    return;
  }
  for (const [file, rows] of table)
    it(`agrees with the reader on ${file}`, () => {
      const document = parse(textOf(join(folder, file)));
      const rowOf = (block: RequestBlock): Row => {
        const { lineRange, method, target, body, curl } = block.request;
        const line = positionAt(document, lineRange.start).line + 1;
        const name = block.name?.text ?? null;
        const words = [line, name, method?.text ?? 'GET', target.text] as const;
        if (curl) return [...words, null, 'curl'];
        const size = body && Buffer.byteLength(document.text.slice(body.range.start, body.range.end));
        return body && body.kind !== 'text' ? [...words, size, body.kind] : [...words, size];
      };
      assert.deepEqual(requestBlocks(document).map(rowOf), rows);
    });
});
