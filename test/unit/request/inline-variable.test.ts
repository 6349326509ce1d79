import assert from 'node:assert/strict';
import { mentionAt } from '../../../src/language/mentions.ts';
import { parse } from '../../../src/language/parse.ts';
import { inlineEdits } from '../../../src/request/inline-variable.ts';
import { type NameWorld, nameTarget } from '../../../src/request/name-target.ts';
import { resolveText, wire } from './world.ts';

/** With the variable of the first definition inlined; `null` when it cannot be. */
function inlined(text: string, inEnvironment: readonly string[] = []): string | null {
  const document = parse(text);
  const world: NameWorld = {
    from: { file: null, document },
    imported: [],
    isInEnvironment: (name) => inEnvironment.includes(name),
  };
  const mention = mentionAt(document, text.indexOf('@') + 1);
  const target = mention && nameTarget(mention, world);
  assert.ok(target?.kind === 'variable');
  const edits = inlineEdits(target, world);
  return (
    edits?.reduceRight(
      (made, { range, newText }) => made.slice(0, range.start) + newText + made.slice(range.end),
      text,
    ) ?? null
  );
}

describe('inlineEdits', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['in a target and a field', '@a = b\nGET https://x/{{a}}\nX: {{ a }}!', 'GET https://x/b\nX: b!'],
    ['in a body', '@a = b c\nPOST https://x\n\nis {{a}}', 'POST https://x\n\nis b c'],
    ['in another definition', '@a = b\n@c = {{a}}d\nGET https://x/{{c}}', '@c = bd\nGET https://x/{{c}}'],
    [
      'that refers to another one',
      '@c = {{a}}d\nGET https://x/{{c}}\n\n###\n@a = b\n',
      'GET https://x/{{a}}d\n\n###\n@a = b\n',
    ],
  ];
  for (const [what, text, expected] of rows)
    it(`puts a value in its place ${what}, and the same is sent`, async () => {
      assert.equal(inlined(text), expected);
      assert.equal(wire((await resolveText(expected)).request), wire((await resolveText(text)).request));
    });

  const refused: readonly (readonly [what: string, text: string])[] = [
    ['that is used nowhere', '@a = b\nGET https://x'],
    ['that is defined twice', '@a = b\n@a = c\nGET https://x/{{a}}'],
    ['that is made anew each time', '@a = {{$uuid}}\nGET https://x/{{a}}'],
    ['that is worked out at each use', '@a := b\nGET https://x/{{a}}'],
    ['of which a part is taken', '@a = {"b": 1}\nGET https://x/{{a.b}}'],
    ['that goes in percent-encoded', '@a = b c\nGET https://x/{{%a}}'],
    ['that is an argument', '@a = 1\nGET https://x/{{a}}/{{$randomInt a 5}}'],
    ['that a loop goes through', '@a = [1]\n# @loop for x of a\nGET https://x/{{a}}'],
    ['that a script names', '@a = b\nGET https://x/{{a}}\n\n> {% client.log(request.variables.get("a")) %}'],
    ['that a file may use', '@a = b\nPOST https://x/{{a}}\n\n<@ ./f'],
    ['with white space that would end a target', '@a = b HTTP/1.0\nGET https://x/{{a}}'],
    ['that would begin a line as something else', '@a = ### b\nPOST https://x\n\n{{a}}'],
    ['that is used above', 'GET https://x/{{a}}\n\n###\n@a = b\n'],
  ];
  for (const [what, text] of refused) it(`leaves a variable ${what}`, () => assert.equal(inlined(text), null));

  it('leaves a variable that an environment has too', () =>
    assert.equal(inlined('@a = b\nGET https://x/{{a}}', ['a']), null));
});
