import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionPlaceAt } from '../../../src/language/completion/completion-place-at.ts';
import type { HttpDocument } from '../../../src/language/document.ts';
import { elementAt } from '../../../src/language/element-at.ts';
import { blockAt, positionAt, requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { holdsRequestFence, readMarkdown } from '../../../src/language/read-markdown.ts';
import { mixedTexts } from './mixed-texts.ts';
import { sketch, sketchProblem } from './sketch.ts';
import { checkSoundDocument } from './sound.ts';

const url = 'https://example.com/a';

/** What was read, but for the bare separators that fences are, and the problems. */
function read(text: string): readonly string[] {
  const document = readMarkdown(text);
  checkSoundDocument(document, text);
  return [
    ...sketch(document).filter((line) => line !== '###'),
    ...document.problems.map((problem) => sketchProblem(text, problem)),
  ];
}

function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(read(text), expected);
}

/** Whether the text has a request. */
function checkFence(text: string, holdsRequest: boolean): void {
  const found = read(text);
  assert.deepEqual(found, holdsRequest ? [`request GET ${url}`] : []);
}

describe('readMarkdown: fences', () => {
  const get = `GET ${url}`;
  const rows: readonly (readonly [what: string, text: string, holdsRequest: boolean])[] = [
    ['``` of http', `\`\`\`http\n${get}\n\`\`\`\n`, true],
    ['``` of rest', `\`\`\`rest\n${get}\n\`\`\`\n`, true],
    ['``` of HTTP', `\`\`\`HTTP\n${get}\n\`\`\`\n`, true],
    ['``` with a space', `\`\`\`  http\n${get}\n\`\`\`\n`, true],
    ['~~~', `~~~http\n${get}\n~~~\n`, true],
    ['more than three', `\`\`\`\`\`http\n${get}\n\`\`\`\`\`\n`, true],
    ['a longer closing one', `\`\`\`http\n${get}\n\`\`\`\`  \n`, true],
    ['one that is not closed', `\`\`\`http\n${get}\n`, true],
    ['one at the very end', `\`\`\`http\n${get}\n\`\`\``, true],
    ['attributes', `\`\`\`http {.wide}\n${get}\n\`\`\`\n`, true],
    ['attributes without a space', `\`\`\`http{.wide}\n${get}\n\`\`\`\n`, true],
    ['CR LF', `text\r\n\r\n\`\`\`http\r\n${get}\r\n\`\`\`\r\n`, true],
    ['a byte order mark', `\ufeff\`\`\`http\n${get}\n\`\`\`\n`, true],
    ['a paragraph right above', `text\n\`\`\`http\n${get}\n\`\`\`\n`, true],
    ['a comment above', `<!-- a -->\n\`\`\`http\n${get}\n\`\`\`\n`, true],
    ['another language', `\`\`\`sh\n${get}\n\`\`\`\n`, false],
    ['no language', `\`\`\`\n${get}\n\`\`\`\n`, false],
    ['a language that begins so', `\`\`\`https\n${get}\n\`\`\`\n`, false],
    ['two backticks', `\`\`http\n${get}\n\`\`\n`, false],
    ['a backtick behind backticks', `\`\`\`http \`a\n${get}\n\`\`\`\n`, false],
    ['four spaces', `    \`\`\`http\n    ${get}\n    \`\`\`\n`, false],
    ['no fence', `${get}\n`, false],
    ['another fence around', `~~~md\n\`\`\`http\n${get}\n\`\`\`\n~~~\n`, false],
    ['a longer fence around', `\`\`\`\`md\n\`\`\`http\n${get}\n\`\`\`\n\`\`\`\`\n`, false],
    ['a comment around', `<!--\n\`\`\`http\n${get}\n\`\`\`\n-->\n`, false],
    ['nothing within', '```http\n```\n', false],
    ['variables alone within', '```http\n# a comment\n```\n', false],
  ];
  for (const [what, text, holdsRequest] of rows)
    if (what === 'variables alone within') it(`makes no request of ${what}`, () => check(text, 'comment # a comment'));
    else it(`${holdsRequest ? 'reads' : 'makes no request of'} ${what}`, () => checkFence(text, holdsRequest));

  it('does not end at a shorter or another one', () =>
    check(
      `\`\`\`\`http\nPOST ${url}\n\n\`\`\`\n~~~~\n\`\`\`\` a\n\`\`\`\`\nafter\n`,
      `request POST ${url}`,
      String.raw`body "\`\`\`\n~~~~\n\`\`\`\` a"`.replaceAll('\\`', '`'),
    ));
  it('reads nothing of what stands around them', () =>
    check('# Title\n\nGET it\n\n### More\n\n@a = b\n\n> {% quote %}\n'));
  it('makes one block of an empty text', () => assert.equal(readMarkdown('').blocks.length, 1));
});

describe('readMarkdown: requests', () => {
  it('begins one with each fence, and at ### within', () =>
    check(
      `# Users\n\n\`\`\`http\nGET ${url}\n\`\`\`\n\ntext\n\n\`\`\`http\nPOST ${url}\nA: b\n\nbody\n\n### two\nPUT ${url}\n\`\`\`\nend`,
      `request GET ${url}`,
      `request POST ${url}`,
      'field A: b',
      'body "body"',
      '### two',
      `request PUT ${url}`,
    ));
  it('calls one by what stands behind the language', () =>
    check(`\`\`\`http Log in\nGET ${url}\n\`\`\`\n`, '### Log in', `request GET ${url}`));
  it('does not call one by attributes', () =>
    check(`\`\`\`http path=a.http\nGET ${url}\n\`\`\`\n`, `request GET ${url}`));
  for (const information of ['Log in {.wide}', '{#a} Log in', 'path=a.http Log in', 'Log in linenos="true or so"'])
    it(`leaves attributes out of the name: ${information}`, () =>
      check(`\`\`\`http ${information}\nGET ${url}\n\`\`\`\n`, '### Log in', `request GET ${url}`));
  it('does not call one by halves of attributes', () =>
    check(`\`\`\`http Log in {.wide\nGET ${url}\n\`\`\`\n`, `request GET ${url}`));
  it('does not call one by the rest of the language’s name', () =>
    check(`\`\`\`http request\nGET ${url}\n\`\`\`\n`, `request GET ${url}`));
  it('prefers @name', () =>
    check(`\`\`\`http Log in\n# @name login\nGET ${url}\n\`\`\`\n`, '### Log in', 'name login', `request GET ${url}`));
  it('knows variables and names over all fences', () => {
    const document = readMarkdown(`\`\`\`http\n@a = b\n\`\`\`\n\`\`\`http\n# @name c\nGET {{a}}\n\`\`\`\n`);
    assert.deepEqual([...document.definitions.keys()], ['a']);
    assert.deepEqual([...document.requestsByName.keys()], ['c']);
  });
  it('reads all fences by the dialect that the first one names', () => {
    const text = `\`\`\`http\n# @dialect httpyac\nGET ${url}\n\`\`\`\n\`\`\`http\nGET ${url}\nA: b,\n\`\`\`\n`;
    assert.equal(readMarkdown(text).profile, 'httpyac');
    check(text, 'directive dialect httpyac', `request GET ${url}`, `request GET ${url}`, 'field A: b');
    assert.equal(readMarkdown(text, { profile: 'jetbrains', isForced: true }).profile, 'jetbrains');
  });
  for (const [text, code] of [
    ['Authorization: Bearer a', 'field-before-request-line'],
    ['{"a": 1}', 'body-without-request-line'],
    ['200 OK', 'not-a-request-line'],
  ] as const)
    it(`only hints that what is shown alone is no request: ${text}`, () => {
      check(`\`\`\`http\n${text}\n\`\`\`\n`, `hint ${code} ${JSON.stringify(text)}`);
      check(
        `\`\`\`http\n${text}\n\n###\nGET ${url}\n\`\`\`\n`,
        `request GET ${url}`,
        `error ${code} ${JSON.stringify(text)}`,
      );
    });
  it('tells problems where they stand in the Markdown', () => {
    const text = `# Title\n\n\`\`\`http\nGET ${url}\nno colon\n\`\`\`\n`;
    const { problems } = readMarkdown(text);
    assert.deepEqual(
      problems.map((problem) => sketchProblem(text, problem)),
      ['error field-without-colon "no colon"'],
    );
    assert.deepEqual(positionAt(readMarkdown(text), problems[0]?.range.start ?? 0), { line: 4, character: 0 });
  });
});

describe('readMarkdown: fences in lists', () => {
  const list = `1. Add her:\n\n   \`\`\`http Add\n   POST ${url}\n   Accept: */*\n\n   {\n     "name": "Ada"\n   }\n\n   ### Get\n   GET ${url}\n  B: c\n   \`\`\`\n`;
  it('are without their indentation', () => {
    const document = readMarkdown(list);
    assert.deepEqual(sketch(document), [
      '### Add',
      `request POST ${url}`,
      'field Accept: */*',
      String.raw`body '{\n  \"name\": \"Ada\"\n}'`,
      '### Get',
      `request GET ${url}`,
      'field B: c',
    ]);
    assert.deepEqual(document.problems, []);
  });
  it('give the place of everything in the Markdown', () => {
    const document = readMarkdown(list);
    checkSoundDocument(document, list);
    const cut = ({ start, end }: { start: number; end: number }): string => list.slice(start, end);
    const [post, get] = requestBlocks(document);
    assert.equal(cut(post?.title?.range ?? { start: 0, end: 0 }), 'Add');
    assert.equal(cut(post?.request.target.range ?? { start: 0, end: 0 }), url);
    assert.equal(cut(post?.request.fields[0]?.range ?? { start: 0, end: 0 }), 'Accept: */*');
    assert.equal(cut(post?.request.body?.range ?? { start: 0, end: 0 }), '{\n     "name": "Ada"\n   }');
    assert.equal(cut(get?.request.fields[0]?.range ?? { start: 0, end: 0 }), 'B: c');
  });
  it('have the problems of what is indented further', () =>
    check(
      `  ~~~http\n  GET ${url}\n    A: b\n  c\n`,
      `request GET ${url}`,
      'field A: b',
      'hint indented-field "  "',
      'error field-without-colon "c"',
    ));
});

describe('readMarkdown: for every text', () => {
  const marks = fc.constantFrom(
    '```http\n',
    '\n```\n',
    '\n   ~~~rest a\n',
    '   ~~~',
    '\n```',
    '<!--',
    '-->',
    '   ',
    '\r\n',
  );
  const texts = fc.array(fc.oneof(mixedTexts, marks, marks), { maxLength: 12 }).map((parts) => parts.join(''));
  it('never throws, loses nothing, and points at places that exist', () =>
    fc.assert(
      fc.property(texts, (text) => checkSoundDocument(readMarkdown(text), text)),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 100) },
    ));
  it('reads a fence as it would read a file of it', () =>
    fc.assert(
      fc.property(
        mixedTexts.filter((text) => !/~~~/.test(text)),
        (text) => {
          const plain = (document: HttpDocument): unknown => sketch(document);
          assert.deepEqual(
            plain(readMarkdown(`\n~~~http\n${text}\n`)),
            plain(parse(`\n~~~http\n${text}\n`.replace('~~~http', '###    ').slice(1))),
          );
        },
      ),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 60) },
    ));

  const many = 50_000;
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['fences', '```http\n```\n'.repeat(many)],
    ['fences with requests', '```http\nGET https://x\n```\n'.repeat(20_000)],
    ['indented fences with requests', ' ```http\n GET https://x\n ```\n'.repeat(20_000)],
    ['lines of an indented fence', ` \`\`\`http\n POST https://x\n\n${' a\n'.repeat(many)}`],
    ['separators of an indented fence', ` \`\`\`http\n${' ###\n'.repeat(many)}`],
    ['separators of a fence', `\`\`\`http\n${'###\n'.repeat(200_000)}`],
    ['fences that are not closed', '```http\n~~~\n'.repeat(many)],
    ['comments that are not closed', '<!--\n'.repeat(many)],
    ['backticks', '`'.repeat(1e6)],
    ['a line of 5 MB', `\`\`\`${'a '.repeat(2.5e6)}`],
  ];
  for (const [name, text] of rows)
    it(`takes time linear in ${name} [slow]`, () => void readMarkdown(text)).timeout(30_000);
});

describe('readMarkdown: places', () => {
  const text =
    'See {{host}}.\n\n```http\n@host = a.example\nGET https://{{host}}/\n```\n\nGET it, Accept: that, {{host}}\n';
  const document = readMarkdown(text);

  it('finds no block in the prose, and those of the fences in them', () => {
    const rows: readonly (readonly [offset: number, isFound: boolean])[] = [
      [0, false],
      [text.indexOf('{{host}}.') + 3, false],
      [text.indexOf('```http'), true],
      [text.indexOf('GET https'), true],
      [text.indexOf('```\n\nGET it'), false],
      [text.length, false],
    ];
    for (const [offset, isFound] of rows) assert.equal(blockAt(document, offset) !== null, isFound, String(offset));
  });

  it('explains and completes within fences only', () => {
    const inside = text.indexOf('{{host}}/') + 3;
    assert.equal(elementAt(document, inside)?.kind, 'placeholder');
    assert.equal(completionPlaceAt(document, inside)?.kind, 'placeholder');
    for (const outside of [text.indexOf('{{host}}.') + 3, text.indexOf('GET it'), text.lastIndexOf('{{host}}') + 3]) {
      assert.equal(elementAt(document, outside), null);
      assert.equal(completionPlaceAt(document, outside), null);
    }
  });
});

describe('holdsRequestFence', () => {
  const rows: readonly (readonly [text: string, holds: boolean])[] = [
    ['a\n```http\nGET /\n```\n', true],
    ['~~~ rest\n', true],
    ['```json\n{}\n```\n', false],
    ['````md\n```http\n```\n````\n', false],
    ['```httpd\n```\n', false],
    ['http and ``` in prose', false],
  ];
  for (const [text, holds] of rows)
    it(`is ${holds} for ${JSON.stringify(text)}`, () => assert.equal(holdsRequestFence(text), holds));
});
