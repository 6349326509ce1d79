import assert from 'node:assert/strict';
import type { HttpDocument, Range } from '../../../src/language/document.ts';
import { parse } from '../../../src/language/parse.ts';
import { type ReadAs, readAsAuto } from '../../../src/language/profile.ts';

function rangesIn(document: HttpDocument): readonly Range[] {
  return [
    ...document.problems.flatMap(({ range, fix }) => [range, ...(fix?.edits ?? []).map((edit) => edit.range)]),
    ...document.blocks.flatMap((block) => [
      ...block.comments,
      ...[...block.directives, ...block.variables, ...block.scripts, ...block.handlers, ...block.outputs].map(
        ({ range }) => range,
      ),
      ...[...block.assertions, ...block.storedResponses].map(({ range }) => range),
      ...(block.request
        ? [
            block.request.range,
            block.request.lineRange,
            block.request.target.range,
            ...block.request.fields.map(({ range }) => range),
          ]
        : []),
      ...(block.request?.body ? [block.request.body.range, ...block.request.body.parts.map(({ range }) => range)] : []),
    ]),
  ];
}

/** The promises of `parse` that hold for every text. */
export function checkSound(text: string, readAs: ReadAs = readAsAuto): void {
  checkSoundDocument(parse(text, readAs), text);
}

/** The same for a document that was read from the text in another way. */
export function checkSoundDocument(document: HttpDocument, text: string): void {
  assert.equal(document.text, text);
  assert.ok(document.blocks.length > 0);
  assert.equal(document.blocks.map(({ range }) => text.slice(range.start, range.end)).join(''), text);
  document.blocks.forEach((block, index) => {
    assert.equal(block.index, index);
    for (const { range } of [block.title, block.name].filter((one) => one !== null))
      assert.ok(range.start >= block.range.start && range.end <= block.range.end);
  });
  for (const { start, end } of rangesIn(document))
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end}`);
  const starts = document.problems.map(({ range }) => range.start);
  assert.deepEqual(
    starts,
    starts.toSorted((one, other) => one - other),
  );
}
