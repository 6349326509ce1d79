import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { signatureAt } from '../../../src/request/signature-at.ts';

/** The label with the active parameter between « and »; `null` without a signature. */
function signature(marked: string): string | null {
  const offset = marked.indexOf('|');
  const found = signatureAt(parse(marked.slice(0, offset) + marked.slice(offset + 1)), offset);
  if (!found) return null;
  const { label, parameters, active } = found;
  const at = parameters[active];
  return at ? `${label.slice(0, at.start)}«${label.slice(at.start, at.end)}»${label.slice(at.end)}` : label;
}

describe('signatureAt', () => {
  const rows: readonly (readonly [marked: string, expected: string | null])[] = [
    ['GET https://{{$randomInt |}}', '$randomInt «[min]» [max]'],
    ['GET https://{{$randomInt 1|}}', '$randomInt «[min]» [max]'],
    ['GET https://{{$randomInt 1 |}}', '$randomInt [min] «[max]»'],
    ['GET https://{{$randomInt 1 5 |}}', '$randomInt [min] [max]'],
    ['GET https://{{$randomInt(|)}}', '$randomInt(«[min]», [max])'],
    ['GET https://{{$randomInt(1,|', '$randomInt([min], «[max]»)'],
    ['GET https://{{$randomInt(1, 5)|}}', null],
    ['GET https://{{$random.integer(1, |)}}', '$random.integer([min], «[max]»)'],
    ['GET https://{{$timestamp -1 |}}', '$timestamp «[offset]»'],
    ['GET https://{{$randomChoice(red, "light, blue", |)}}', '$randomChoice(«choice…»)'],
    ['GET https://{{$input Your name? |}}', '$input «question» [default]'],
    ['GET https://{{$input Your name? $value: A|}}', '$input question «[default]»'],
    ['GET https://{{$uuid |}}', null],
    ['GET https://{{$randomInt|}}', null],
    ['GET https://{{nothing |}}', null],
    ['# $randomInt |\nGET https://x', null],
    ['POST https://x\n\n{"a": {{$randomInt |}}}', '$randomInt «[min]» [max]'],
  ];
  for (const [marked, expected] of rows)
    it(`${expected === null ? 'gives none for' : 'gives one for'} ${JSON.stringify(marked)}`, () =>
      assert.equal(signature(marked), expected));
});
