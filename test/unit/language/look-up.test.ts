import assert from 'node:assert/strict';
import { describeDirective, directiveNames } from '../../../src/language/directives.ts';
import { elementAt } from '../../../src/language/element-at.ts';
import { foldingRanges } from '../../../src/language/folding.ts';
import {
  blockAt,
  blockWithIndex,
  offsetAt,
  type Position,
  positionAt,
  requestBlocks,
} from '../../../src/language/look-up.ts';
import { didYouMean, nearMatches } from '../../../src/language/near-matches.ts';
import { parse } from '../../../src/language/parse.ts';
import { placeholdersIn } from '../../../src/language/placeholders.ts';
import { symbols } from '../../../src/language/symbols.ts';

const text = '@a = 1\n### One\nGET https://x:8443/p\n\n### Only a title\n\n###\nPUT /q HTTP/1.1\nHost: y:81\n\n{\n}\n';
const document = parse(text);

describe('look-ups', () => {
  it('gives the blocks that can be sent', () =>
    assert.deepEqual(
      requestBlocks(document).map(({ index }) => index),
      [1, 3],
    ));
  it('gives a block by its index when it holds a request', () => {
    assert.equal(blockWithIndex(document, 1)?.title?.text, 'One');
    assert.equal(blockWithIndex(document, 0), null);
    assert.equal(blockWithIndex(document, 9), null);
  });
  it('finds the block at an offset', () => {
    const rows: readonly (readonly [offset: number, index: number | undefined])[] = [
      [0, 0],
      [text.indexOf('###') - 1, 0],
      [text.indexOf('###'), 1],
      [text.indexOf('PUT'), 3],
      [text.length, 3],
      [text.length + 1, undefined],
      [-1, undefined],
    ];
    for (const [offset, index] of rows) assert.equal(blockAt(document, offset)?.index, index, String(offset));
  });
  it('turns offsets into positions and back', () => {
    assert.deepEqual(positionAt(document, text.indexOf('GET') + 4), { line: 2, character: 4 });
    assert.equal(offsetAt(document, { line: 2, character: 4 }), text.indexOf('GET') + 4);
    assert.equal(offsetAt(document, { line: 99, character: 0 }), text.length);
    assert.equal(offsetAt(document, { line: 0, character: 99 }), 7);
    assert.deepEqual(positionAt(parse('a\r\nb\rc'), 5), { line: 2, character: 0 });
  });
});

describe('symbols', () => {
  const at = (position: Position): number => offsetAt(document, position);
  it('lists variables, requests by name or target, and titles without a request', () =>
    assert.deepEqual(
      symbols(document).map(({ name, detail, kind }) => [kind, name, detail]),
      [
        ['variable', '@a', '1'],
        ['request', 'One', 'GET https://x:8443/p'],
        ['section', 'Only a title', ''],
        ['request', 'PUT /q', ''],
      ],
    ));
  it('selects within what it shows', () => {
    for (const { range, selection } of symbols(document))
      assert.ok(at(selection.start) >= at(range.start) && at(selection.end) <= at(range.end));
  });
  it('nests the scripts and assertions of a request, in order and within it, and no variable', () => {
    const nested = parse('@a = 1\n###\n< ./before.js\nGET http://x/\n\n> {%\nlog()\n%}\n\n?? status == 200\n');
    const [variable, request, ...others] = symbols(nested);
    assert.deepEqual([variable?.children, others], [[], []]);
    assert.deepEqual(
      request?.children.map(({ kind, name, detail }) => [kind, name, detail]),
      [
        ['script', 'script', './before.js'],
        ['script', 'script', 'javascript'],
        ['assertion', 'status == 200', ''],
      ],
    );
    const inNested = (position: Position): number => offsetAt(nested, position);
    for (const { range } of request.children)
      assert.ok(
        inNested(range.start) >= inNested(request.range.start) && inNested(range.end) <= inNested(request.range.end),
      );
  });
  it('lists nothing for an empty file', () => assert.deepEqual(symbols(parse('')), []));
});

describe('names', () => {
  const name = (separator: string): string | undefined =>
    parse(`${separator}\nGET https://x`).blocks.at(-1)?.name?.text;
  it('are no rules that are drawn of signs', () => {
    for (const rule of ['### ----', '### ==== ====', '#### *', '### ────', '###.###']) {
      assert.equal(name(rule), undefined, rule);
      assert.deepEqual(symbols(parse(`${rule}\n# only that`)), [], rule);
    }
  });
  it('are titles with anything else in them', () => {
    for (const title of ['--- A ---', '1', '登录', '/', '?']) assert.equal(name(`### ${title}`), title);
    assert.equal(name('### ----\n# @name one'), 'one');
  });
});

describe('foldingRanges', () => {
  it('folds blocks, bodies, scripts, comments and responses', () =>
    assert.deepEqual(
      foldingRanges(
        parse('# a\n# b\n### c\nPOST https://x\n\n{\n}\n\n> {%\n d\n%}\n\nHTTP/1.1 200 OK\nA: b\n\n\n###\n'),
      ).map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`),
      ['comment 0-1', 'block 2-13', 'body 5-6', 'script 8-10', 'response 12-13'],
    ));
  const folds = (text: string): readonly string[] =>
    foldingRanges(parse(text)).map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`);
  it('folds what stands between brackets of a JSON body, with the closing one in sight', () =>
    assert.deepEqual(folds('POST https://x\n\n{\n  "a": {\n    "b": "}"\n  },\n  "c": [1]\n}'), [
      'block 0-7',
      'body 2-7',
      'brackets 3-4',
    ]));
  it('folds no brackets in other bodies', () =>
    assert.deepEqual(folds('POST https://x\n\na\n{\n  b\n}'), ['block 0-5', 'body 2-5']));
  it('folds targets over several lines, and runs of variables and imports', () =>
    assert.deepEqual(
      folds('import ./a.http\nimport ./b.http\n@c = 1\n@d = 2\n\n@e = 3\nGET https://x\n  ?a=b\n  &c=d\n'),
      ['imports 0-1', 'variables 2-3', 'block 6-8', 'target 6-8'],
    ));
  it('folds regions across blocks, and no region that does not end', () =>
    assert.deepEqual(
      folds('# region Users\n###\nGET https://x\n\n###\n# endregion\n# region Open\n').filter((fold) =>
        fold.startsWith('region'),
      ),
      ['region 0-5'],
    ));
  it('does not fold what stands on one line', () =>
    assert.deepEqual(
      foldingRanges(parse('### a\n\n# b\n###')).map(({ kind }) => kind),
      ['block'],
    ));
});

describe('elementAt', () => {
  const sample =
    '### A\n# @timeout 5 s\n@v = w{{x}}\nPOST https://u@h.example:8443/p?q={{r}} HTTP/1.1\nHost: h:81\nAccept: */*\n\n{"a": "{{b}}"}\n\nHTTP/1.1 404 Not Found\nServer: s\n\nServer: body';
  const read = parse(sample);
  const rows: readonly (readonly [at: string, expected: string | null])[] = [
    ['timeout', 'directive timeout'],
    ['v = ', 'variable v'],
    ['{{x}}', 'placeholder x'],
    ['POST', 'method POST'],
    [':8443', 'port 8443'],
    ['8443', 'port 8443'],
    ['/p?q', 'target https://u@h.example:8443/p?q={{r}}'],
    ['{{r}}', 'placeholder r'],
    ['HTTP/1.1\nHost', 'version HTTP/1.1'],
    ['Host', 'field-name Host'],
    ['81', 'port 81'],
    ['*/*', 'field-value */*'],
    ['{{b}}', 'placeholder b'],
    ['404', 'status 404'],
    ['Server: s', 'field-name Server'],
    ['Server: body', null],
    ['### A', null],
  ];
  for (const [at, expected] of rows)
    it(`finds ${expected ?? 'nothing'} at ${JSON.stringify(at)}`, () => {
      const element = elementAt(read, sample.indexOf(at));
      assert.equal(element && `${element.kind} ${element.text}`, expected);
      if (element && element.kind !== 'placeholder')
        assert.equal(sample.slice(element.range.start, element.range.end), element.text);
    });
  it('finds no placeholder in a comment', () => assert.equal(elementAt(parse('# {{a}}'), 3), null));
});

describe('placeholdersIn', () => {
  const rows: readonly (readonly [text: string, ...inner: readonly string[]])[] = [
    ['{{a}} {{ b }}', 'a', 'b'],
    ['{{{a}}}', 'a'],
    ['{"x":{"y":{{a}}}}', 'a'],
    ['{{$randomInt 1 5}}', '$randomInt 1 5'],
    ['{{}} {{ }} {{a', ''],
    ['{{a\n}} {{b}}', 'b'],
    ['{{ {{a}}', 'a'],
    [String.raw`\{\{a\}\}`, ''],
    ['}}{{', ''],
  ];
  for (const [sample, ...inner] of rows)
    it(`finds ${inner.join(' and ') || 'none'} in ${JSON.stringify(sample)}`, () =>
      assert.deepEqual(
        placeholdersIn(sample, 10).map((one) => one.inner.text),
        inner.filter((one) => one !== ''),
      ));
  it('gives places in the document', () =>
    assert.deepEqual(placeholdersIn('a{{ b }}', 10), [
      { range: { start: 11, end: 18 }, inner: { text: 'b', range: { start: 14, end: 15 } } },
    ]));
});

describe('describeDirective', () => {
  it('knows kebab and camel case and other spellings', () => {
    for (const name of ['no-redirect', 'noRedirect', 'no_redirect'])
      assert.equal(describeDirective(name)?.name, 'no-redirect');
    assert.equal(describeDirective('insecure')?.name, 'no-reject-unauthorized');
  });
  it('does not know others', () => {
    assert.equal(describeDirective('redirect'), null);
    assert.equal(describeDirective('constructor'), null);
  });
  it('has a sentence for each', () => {
    for (const name of directiveNames) assert.match(describeDirective(name)?.meaning ?? '', /^[A-Z].*\.$/);
  });
});

describe('nearMatches', () => {
  it('finds words a letter or two away', () => {
    assert.deepEqual(nearMatches('hsot', ['host', 'port', 'ghost']), ['host']);
    assert.equal(didYouMean('baseurl', ['baseUrl', 'token']), ' Did you mean baseUrl?');
    assert.equal(didYouMean('tokn', ['token', 'toke']), ' Did you mean token or toke?');
  });
  it('finds nothing far away', () => assert.equal(didYouMean('a', ['token']), ''));
});
