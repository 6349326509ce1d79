import assert from 'node:assert/strict';
import { mentionAt } from '../../../src/language/mentions.ts';
import { parse } from '../../../src/language/parse.ts';
import { definitionOf, type NameWorld, nameTarget, usesOf } from '../../../src/request/name-target.ts';
import { renameEdits, scriptsNaming, whyNotRenamed } from '../../../src/request/rename-edits.ts';

const other = { file: '/b.http', document: parse('@far = 1\n### login\nGET https://x/{{far}}\n') };

function worldOf(text: string): NameWorld {
  return {
    from: { file: '/a.http', document: parse(text) },
    imported: [other],
    isInEnvironment: (name) => ['base', 'user'].includes(name),
  };
}

/** `|` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const world = worldOf(text);
  const mention = mentionAt(world.from.document, offset);
  return { text, world, offset, target: mention ? nameTarget(mention, world) : null };
}

describe('nameTarget', () => {
  /** Expected: kind, home and the name as it stands. */
  const rows: readonly (readonly [what: string, marked: string, expected: string | null])[] = [
    ['a variable of the file', '@a = 1\nGET https://{{|a}}', 'variable /a.http a'],
    ['a definition', '@|a = 1\nGET https://x', 'variable /a.http a'],
    ['the end of a name', '@a = 1\nGET https://{{a|}}', 'variable /a.http a'],
    ['white space in the braces', '@a = 1\nGET https://{{ |a }}', 'variable /a.http a'],
    ['an encoded value', '@a = 1\nGET https://{{%|a}}', 'variable /a.http a'],
    ['a path into a value', 'GET https://{{|user.roles[0]}}', 'variable environment user'],
    ['a path from the variables down', 'GET https://{{$.|user.roles[0]}}', 'variable environment user'],
    ['a path from a variable that is nowhere', 'GET https://{{$.|nobody.a}}', null],
    ['a name with a dot', '@user.name = 1\nGET https://{{us|er.name}}', 'variable /a.http user.name'],
    ['the file before the environment', '@base = 1\nGET https://{{|base}}', 'variable /a.http base'],
    ['an imported variable', 'GET https://{{|far}}', 'variable /b.http far'],
    ['what a request keeps', '# @name one\n# @env-json-key kept a\nGET https://x/{{|kept}}', 'variable /a.http kept'],
    ['an answer', '# @prompt who Who?\nGET https://{{|who}}', 'variable /a.http who'],
    ['a dynamic variable', 'GET https://{{$|uuid}}', 'dynamic $uuid'],
    [
      'a part of an exchange',
      '### one\nGET https://x\n###\nGET https://{{o|ne.response.body.$.id}}',
      'request /a.http one',
    ],
    ['as httpYac writes it', '# @name one\nGET https://x\n###\nGET https://{{o|neResponse.id}}', 'request /a.http one'],
    ['an imported request', '# @ref lo|gin\nGET https://x', 'request /b.http login'],
    ['a request that is run', '### one\nGET https://x\n###\nrun #o|ne (@a=1)\n', 'request /a.http one'],
    ['a name', '# @name o|ne\nGET https://x', 'request /a.http one'],
    ['a name of nothing', 'GET https://{{no|where}}', null],
    ['an escaped placeholder', '@a = 1\nGET https://x/\\{\\{|a\\}\\}', null],
    ['a comment', '@a = 1\n# {{|a}}\nGET https://x', null],
    ['a script', '@a = 1\n< {%\n"{{|a}}"\n%}\nGET https://x', null],
    ['a body', '@a = 1\nPOST https://x\n\n{"a": "{{|a}}"}', 'variable /a.http a'],
  ];
  for (const [what, marked, expected] of rows)
    it(`knows ${what}`, () => {
      const { target, text } = at(marked);
      if (target === null) assert.equal(null, expected);
      else {
        const home = target.kind === 'dynamic' ? '' : ` ${target.home === null ? 'environment' : target.home.file}`;
        assert.equal(`${target.kind}${home} ${text.slice(target.at.start, target.at.end)}`, expected);
      }
    });

  const definitions: readonly (readonly [what: string, marked: string, expected: number | null])[] = [
    ['the definition in effect at a place', '@a = 1\nGET https://{{|a}}\n###\n@a = 2\nGET https://{{a}}', 1],
    ['a redefinition below it', '@a = 1\nGET https://{{a}}\n###\n@a = 2\nGET https://{{|a}}', 30],
    ['a definition that stands below', 'GET https://{{|a}}\n###\n@a = 2\n', 23],
    ['the name of a request', '# @name one\nGET https://x\n###\n# @ref |one\nGET https://y', 8],
    ['a title by its first word', '### one two\nGET https://x\n###\n# @ref |one\nGET https://y', 4],
    ['no place for an environment', 'GET https://{{|base}}', null],
  ];
  for (const [what, marked, expected] of definitions)
    it(`goes to ${what}`, () => {
      const { target, offset } = at(marked);
      assert.ok(target);
      assert.equal(definitionOf(target, offset)?.start ?? null, expected);
    });

  it('finds every use, and none of another name', () => {
    const { target, world, text } = at(
      '@|a = 1\n@b = {{a}}\n# {{a}}\nGET https://{{a}}/{{ab}}/{{b}}\nX: {{%a}}\n\n{{a}}',
    );
    assert.ok(target);
    const uses = usesOf(target, world).map((use) => use.at.start);
    assert.deepEqual(uses, [1, 14, text.indexOf('://{{a') + 5, text.indexOf('%a') + 1, text.lastIndexOf('{{a') + 2]);
  });
});

describe('renameEdits', () => {
  const rows: readonly (readonly [what: string, marked: string, newName: string, expected: string])[] = [
    ['a variable', '@|a = 1\nGET https://{{a}}/{{ %a.x }}', 'b', '@b = 1\nGET https://{{b}}/{{ %b.x }}'],
    ['all redefinitions', '@|a = 1\n@a = {{a}}\nGET https://{{a}}', 'b', '@b = 1\n@b = {{b}}\nGET https://{{b}}'],
    [
      'a request',
      '# @name o|ne\nGET https://x\n###\n# @ref one\nGET https://{{one.response.body}}/{{oneResponse.id}}',
      'two',
      '# @name two\nGET https://x\n###\n# @ref two\nGET https://{{two.response.body}}/{{twoResponse.id}}',
    ],
    [
      'the first word of a title',
      '### one more\nGET https://x\n###\n# @ref o|ne\nGET https://y',
      'two',
      '### two more\nGET https://x\n###\n# @ref two\nGET https://y',
    ],
    [
      'the first word of a name',
      '# @name one (by hand)\nGET https://x\n###\n# @ref o|ne\nGET https://y',
      'two',
      '# @name two (by hand)\nGET https://x\n###\n# @ref two\nGET https://y',
    ],
    [
      'a name and not the title beside it',
      '### Title\n# @name o|ne\nGET https://x',
      'two',
      '### Title\n# @name two\nGET https://x',
    ],
  ];
  for (const [what, marked, newName, expected] of rows)
    it(`renames ${what}`, () => {
      const { target, world, text } = at(marked);
      assert.ok(target);
      assert.equal(whyNotRenamed(target, newName, [world]), null);
      let edited = text;
      for (const { range, newText } of renameEdits(target, newName, world).toSorted(
        (a, b) => b.range.start - a.range.start,
      ))
        edited = edited.slice(0, range.start) + newText + edited.slice(range.end);
      assert.equal(edited, expected);
    });

  const refused: readonly (readonly [what: string, marked: string, newName: string, why: RegExp])[] = [
    ['a dynamic variable', 'GET https://{{$|uuid}}', 'id', /defined by Portside/],
    ['a name with white space', '@|a = 1', 'b c', /letters/],
    ['a name that begins with $', '@|a = 1', '$b', /letters/],
    ['a variable’s name that is taken', '@|a = 1\n@b = 1', 'b', /already a variable/],
    ['an environment’s name that is taken', 'GET {{|base}}', 'user', /already a variable/],
    ['a name that an environment has', '@|a = 1', 'user', /already a variable/],
    ['a name that an imported file has', '@|a = 1', 'far', /already a variable/],
    ['a name that is asked for', '@|a = 1\n# @prompt b\nGET https://x', 'b', /already a variable/],
    ['a request’s name that is taken', '### |a\nGET https://x\n### b\nGET https://y', 'b', /already a request/],
    ['braces in a request’s name', '### |a\nGET https://x', 'a}}', /one line/],
    ['white space in a word', '### |a\nGET https://x', 'a b', /white space/],
  ];
  for (const [what, marked, newName, why] of refused)
    it(`refuses ${what}`, () => {
      const { target, world } = at(marked);
      assert.ok(target);
      assert.match(whyNotRenamed(target, newName, [world]) ?? '', why);
    });

  it('counts the scripts that have the name as a string', () => {
    const world = worldOf('< {%\nclient.global.get("a")\n%}\nGET https://x\n\n> {% a = 1 %}');
    assert.equal(scriptsNaming('a', world), 1);
    assert.equal(scriptsNaming('b', world), 0);
  });
});
