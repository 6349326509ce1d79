import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HttpDocument } from '../../../src/language/document.ts';
import { linkSearch } from '../../../src/language/document-links.ts';
import { foldingSearch, regionSearch } from '../../../src/language/folding.ts';
import { type BlockSearch, type FoundInBlocks, findInBlocks } from '../../../src/language/found-in-blocks.ts';
import { parse } from '../../../src/language/parse.ts';
import { differencesIn, portabilityProblems } from '../../../src/language/portability/portability.ts';
import { profiles, type ReadAs, readAsAuto } from '../../../src/language/profile.ts';
import { changeBetween, reparse, type TextChange } from '../../../src/language/reparse.ts';
import { symbolSearch } from '../../../src/language/symbols.ts';
import { sendPlaceSearch } from '../../../src/request/send-places.ts';
import { mixedTexts } from './mixed-texts.ts';

/** Runs of each property; more by the environment, for a night. */
const numRuns = Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 150);

/** Everything that a document says, views made into plain data. */
function plain(document: HttpDocument): unknown {
  const { text, profile, lineStarts, blocks, definitions, requestsByName, programmed, problems } = document;
  return JSON.parse(
    JSON.stringify({
      ...{ text, profile, lineStarts, blocks, programmed, problems },
      ...{ definitions: [...definitions], requestsByName: [...requestsByName] },
    }),
  );
}

function edited(text: string, { rangeOffset, rangeLength, text: inserted }: TextChange): string {
  return text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength);
}

/** `isAsked`: whether anything is asked of the document after it; else it is read for the next one only. */
type Edit = readonly [offset: number, length: number, inserted: string, isAsked: boolean];

/** Lines of blocks that say something of one another. */
const relatedTexts = fc
  .array(
    fc.constantFrom(
      ...[
        '',
        '###',
        '### Title',
        '# @name x',
        '# @name y',
        '@a = 1',
        '@a = 2',
        '@b = {{a}}',
        '# # region',
        '# endregion',
      ],
      ...[
        'GET https://x/{{a}}',
        'GET x/{{b}}?{{a}}',
        'A: 1',
        '{"a": {{a}}}',
        'import ./a',
        '> {% %}',
        '< ./{{b}}',
        '?? a',
      ],
    ),
    { maxLength: 12 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

const someTexts = fc.oneof(mixedTexts, relatedTexts);

const someEdits = fc.array(fc.tuple(fc.nat(300), fc.oneof(fc.constant(0), fc.nat(20)), someTexts, fc.boolean()), {
  minLength: 1,
  maxLength: 4,
});

/** `offset` and `length` may reach beyond the text. */
function editedBy(text: string, [offset, length, inserted]: Edit): string {
  const rangeOffset = Math.min(offset, text.length);
  return edited(text, { rangeOffset, rangeLength: Math.min(length, text.length - rangeOffset), text: inserted });
}

/** All is asked of the document after the last edit. */
function isAskedAfter(edits: readonly Edit[], index: number): boolean {
  return index === edits.length - 1 || (edits[index]?.[3] ?? false);
}

/** `before` with a `|` at both ends of what is replaced. */
function check(marked: string, inserted: string, readAs: ReadAs = readAsAuto): HttpDocument {
  const [head = '', removed = '', tail = ''] = marked.split('|');
  const before = head + removed + tail;
  const change = { rangeOffset: head.length, rangeLength: removed.length, text: inserted };
  const previous = parse(before, readAs);
  const said = plain(previous);
  const after = edited(before, change);
  const document = reparse(previous, after, readAs);
  assert.deepEqual(plain(document), plain(parse(after, readAs)));
  assert.deepEqual(plain(previous), said, 'the previous document stays as it is');
  return document;
}

const three =
  '@a = 1\n### One\nGET https://x/{{a}}\nA: b\n\n### Two\nPOST https://y\n\n{}\n\n### Three\nGET https://z\n';

describe('reparse: gives what parse gives', () => {
  const rows: readonly (readonly [name: string, marked: string, inserted: string])[] = [
    ['a character within a block', '### One\nGET https://x||\n\n### Two\nget https://y\n', '/'],
    ['a problem that moves', '### One\nGET https://x\n||\n### Two\nget https://y\n  A: b\n', '\n\n'],
    ['a problem that goes', '### One\n|g|ET https://x\n\n### Two\nget https://y\n', 'G'],
    [
      'a name that two have now',
      '# @name a\nGET https://x\n###\n# @name |b|\nGET https://y\n###\n# @name a\nGET https://y\n',
      'a',
    ],
    ['a name that one has now', '# @name |a|\nGET https://x\n###\n# @name a\nGET https://y\n', 'b'],
    ['a new separator', '### One\nGET https://x\n||POST https://y\n### Two\nGET https://z\n', '###\n'],
    ['a separator that goes', '### One\nGET https://x\n\n|### Two\n|GET https://y\n\n### Three\nGET https://z', ''],
    ['a separator of two signs', '### One\nGET https://x\n\n##|#| Two\nGET https://y\n\n### Three\nGET https://z', ''],
    ['a separator that grows out of two signs', '### One\nGET https://x\n\n##|| Two\nGET https://y\n', '#'],
    [
      'a separator that is indented',
      '### One\nGET https://x\n\n|| ### Two\nGET https://y\n### Three\nGET z.example',
      ' ',
    ],
    ['an indentation that goes', '### One\n\n| |### Two\nGET https://y\n### Three\nGET https://z', ''],
    ['the line end before a separator', '### One\nGET https://x\n\nbody|\n|### Two\nGET https://y', ''],
    ['a line feed behind a carriage return', '### One\rGET https://x\r||### Two\rGET https://y\r', '\n'],
    ['a carriage return that goes', '### One\r\nGET https://x|\r|\n### Two\r\nGET https://y\r\n', ''],
    ['a body that swallows nothing', '### One\nPOST https://x\n\n||\n### Two\nGET https://y', '> {%'],
    ['a dialect that comes', `||${three}`, '# @dialect draft-2026\n'],
    ['a dialect that goes', `# @dialect |draft-2026|\n${three}`, 'auto'],
    ['a byte order mark', `||${three}`, '\ufeff'],
    ['a byte order mark that goes', `|\ufeff|${three}`, ''],
    ['a NUL', three.replace('A: b', 'A: b||'), '\0'],
    ['a NUL that goes', three.replace('A: b', 'A: b|\0|'), ''],
    ['the first block', `|@a = 1\n|${three.slice(7)}`, ''],
    ['everything', `|${three}|`, ''],
    ['a text out of nothing', '||', three],
    ['the end', `${three}||`, '### Four\nGET https://w'],
    ['a variable', three.replace('= 1', '= |1|'), '22'],
    ['nothing', three.replace('A: b', 'A|| b'), ''],
    ['a curl command behind it', `||\n### One\ncurl -d 'a=b' -H "c: d" https://x\n### Two\nGET https://y`, '# c\n'],
    [
      'scripts and handlers behind it',
      `||\n### One\nimport ./a\n< {% x %}\n{{\ny\n}}\nGET https://x\n\n< ./f\n\n> {% z %}\n>> f\n?? a\n<> b\n`,
      '# c',
    ],
    [
      'more unknown options than names are suggested for [slow]',
      `||\n###\ncurl ${'--hedaer '.repeat(1000)}\n###\ncurl --hedaer`,
      '# @nmae\n',
    ],
    [
      'more unknown directives than names are suggested for [slow]',
      `||\n${'# @nmae x\n'.repeat(1001)}\n###\n# @nmae`,
      '# @nmae\n',
    ],
  ];
  for (const [name, marked, inserted] of rows) it(name, () => void check(marked, inserted));

  it('for every text, edits and profile', () =>
    fc.assert(
      fc.property(
        someTexts,
        someEdits,
        fc.constantFrom(...profiles),
        fc.boolean(),
        (text, edits, profile, isForced) => {
          const readAs = { profile, isForced };
          let document = parse(text, readAs);
          edits.forEach((edit, index) => {
            document = reparse(document, editedBy(document.text, edit), readAs);
            if (isAskedAfter(edits, index)) assert.deepEqual(plain(document), plain(parse(document.text, readAs)));
          });
        },
      ),
      { numRuns },
    ));
});

describe('reparse: at the cost of what changed', () => {
  it('keeps the blocks before a change as they are', () => {
    const previous = parse(three);
    const document = reparse(previous, `${three}A: b`);
    assert.equal(document.blocks[0], previous.blocks[0]);
    assert.equal(document.blocks[2], previous.blocks[2]);
    assert.notEqual(document.blocks[3], previous.blocks[3]);
  });

  it('keeps the blocks behind a change that moves nothing', () => {
    const previous = parse(three);
    const document = reparse(previous, three.replace('1', '2'));
    assert.equal(document.blocks[3], previous.blocks[3]);
  });

  it('gives the same object each time for what has moved', () => {
    const document = check(`||${three}`, '@b = 2\n');
    const [, , , block] = document.blocks;
    assert.equal(block?.request, block?.request);
    assert.equal(document.problems, document.problems);
  });

  it('gives the same object each time for the definitions of a name', () => {
    const { definitions } = check(`||${three}`, '# c\n');
    assert.equal(definitions.get('a'), definitions.get('a'));
    assert.equal(definitions.get('a')?.length, 1);
  });

  it('keeps the problems above a change as they are', () => {
    const previous = parse('### One\nget https://x\n### Two\nget https://y\n### Three\nget https://z\n');
    const document = reparse(previous, previous.text.replace('y', 'yy'));
    assert.equal(document.problems[0], previous.problems[0]);
    assert.deepEqual(document.problems, parse(document.text).problems);
  });

  it('reads all of the text when the profile is another', () => {
    const previous = parse(three);
    const document = reparse(previous, `# @dialect draft-2026\n${three}`);
    assert.equal(document.profile, 'draft-2026');
  });
});

describe('findInBlocks: from what was found before, gives what it gives without', () => {
  const searches: Readonly<Record<string, BlockSearch<unknown>>> = {
    symbols: symbolSearch,
    foldings: foldingSearch,
    regions: regionSearch,
    links: linkSearch,
    'places to send from': sendPlaceSearch,
  } as Readonly<Record<string, BlockSearch<unknown>>>;
  for (const [name, search] of Object.entries(searches))
    it(`${name}, for every text and edits`, () =>
      fc.assert(
        fc.property(someTexts, someEdits, fc.constantFrom(...profiles), (text, edits, profile) => {
          const readAs = { profile, isForced: false };
          let document = parse(text, readAs);
          let found: FoundInBlocks<unknown> = findInBlocks(document, null, search);
          edits.forEach((edit, index) => {
            document = reparse(document, editedBy(document.text, edit), readAs);
            if (!isAskedAfter(edits, index)) return;
            found = findInBlocks(document, found, search);
            const { byBlock, all } = findInBlocks(parse(document.text, readAs), null, search);
            assert.deepEqual([found.byBlock, found.all], [byBlock, all]);
          });
        }),
        { numRuns },
      ));

  it('differences between tools, for every text and edits', () =>
    fc.assert(
      fc.property(someTexts, someEdits, (text, edits) => {
        let document = parse(text);
        let known = differencesIn(document, null);
        edits.forEach((edit, index) => {
          document = reparse(document, editedBy(document.text, edit));
          if (!isAskedAfter(edits, index)) return;
          known = differencesIn(document, known);
          assert.deepEqual(portabilityProblems(document, known), portabilityProblems(parse(document.text)));
        });
      }),
      { numRuns },
    ));

  it('keeps what was found as it is while lines stay where they are', () => {
    const before = parse(three);
    const known = findInBlocks(before, null, symbolSearch);
    const after = findInBlocks(reparse(before, three.replace('{{a}}', '{{abc}}')), known, symbolSearch);
    assert.equal(after.byBlock[0], known.byBlock[0]);
    assert.notEqual(after.byBlock[1], known.byBlock[1]);
    assert.equal(after.byBlock[2], known.byBlock[2]);
  });

  it('moves what was found behind a new line, and looks for nothing there', () => {
    const before = parse(three);
    const known = findInBlocks(before, null, symbolSearch);
    const looked: number[] = [];
    const search: typeof symbolSearch = {
      ...symbolSearch,
      find: (document, block) => {
        looked.push(block.index);
        return symbolSearch.find(document, block);
      },
    };
    findInBlocks(reparse(before, three.replace('A: b', 'A: b\nC: d')), known, search);
    assert.deepEqual(looked, [1]);
  });
});

describe('changeBetween: the one change that leads from a text to another', () => {
  const rows: readonly (readonly [before: string, after: string, change: readonly [number, number, string]])[] = [
    ['abc', 'abc', [3, 0, '']],
    ['abc', 'abXc', [2, 0, 'X']],
    ['abc', 'ac', [1, 1, '']],
    ['aaa', 'aaaa', [3, 0, 'a']],
    ['', 'a', [0, 0, 'a']],
    ['a', '', [0, 1, '']],
    ['abcd', 'aXYd', [1, 2, 'XY']],
  ];
  for (const [before, after, [rangeOffset, rangeLength, text]] of rows)
    it(`“${before}” to “${after}”`, () =>
      assert.deepEqual(changeBetween(before, after), { rangeOffset, rangeLength, text }));

  it('for every two texts', () =>
    fc.assert(
      fc.property(mixedTexts, mixedTexts, mixedTexts, mixedTexts, (head, one, other, tail) => {
        const [before, after] = [head + one + tail, head + other + tail];
        const change = changeBetween(before, after);
        assert.equal(edited(before, change), after);
        assert.ok(change.rangeLength <= one.length && change.text.length <= other.length);
      }),
      { numRuns },
    ));
});
