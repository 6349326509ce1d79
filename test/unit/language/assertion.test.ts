import assert from 'node:assert/strict';
import { assertionsOf } from '../../../src/language/assertion.ts';
import { assertionOperators } from '../../../src/language/assertion-operators.ts';
import { parse } from '../../../src/language/parse.ts';
import { sketchProblems } from './sketch.ts';

const get = 'GET https://example.com/a\n';

/** What was read of the first block, `left side | operator | right side`, and the problems of the text. */
function read(text: string): readonly string[] {
  const document = parse(text);
  const [block] = document.blocks;
  assert.ok(block);
  return [
    ...assertionsOf(block).map(({ lhs, lhsRange, operator, written, rhs, rhsRange, range }) => {
      assert.ok(lhsRange.start <= lhsRange.end && lhsRange.end <= rhsRange.start && rhsRange.end <= text.length);
      assert.ok(range.start <= lhsRange.start && range.end >= rhsRange.end);
      return [lhs, written === operator ? operator : `${written} → ${operator}`, rhs ?? 'nothing'].join(' | ');
    }),
    ...sketchProblems(document),
  ];
}

function check(assertion: string, expected: string): void {
  assert.deepEqual(read(`${get}\n?? ${assertion}\n`), [expected]);
}

function refuses(assertion: string, said: RegExp): void {
  const { problems } = parse(`${get}\n?? ${assertion}\n`);
  assert.deepEqual(
    problems.map(({ code, severity }) => `${severity} ${code}`),
    ['warning malformed-assertion'],
  );
  assert.match(problems[0]?.message ?? '', said);
}

describe('an assertion', () => {
  for (const { name, aliases, value } of assertionOperators)
    for (const spelling of [name, ...aliases])
      it(`reads ${spelling}`, () => {
        const operator = spelling === name ? name : `${spelling} → ${name}`;
        check(
          `body $.a ${spelling}${value === 'none' ? '' : ' b c'}`,
          `body $.a | ${operator} | ${value === 'none' ? 'nothing' : 'b c'}`,
        );
      });

  const rows: readonly (readonly [assertion: string, expected: string])[] = [
    ['status == 200', 'status | == | 200'],
    ['status   ==\t200  ', 'status | == | 200'],
    ['status >=200', 'status | >= | 200'],
    ['header content-type Contains json', 'header content-type | Contains → contains | json'],
    ['body not   equals x', 'body | not   equals → != | x'],
    ['body ==', 'body | == | '],
    ['body == {"a": "b == c"}', 'body | == | {"a": "b == c"}'],
    ['body == a > b', 'body | == | a > b'],
    ['body contains exists', 'body | contains | exists'],
    ['body.matches == 1', 'body.matches | == | 1'],
    ["body $['a == b'] == 3", "body $['a == b'] | == | 3"],
    ['body $.items[?(@.a == 3)].b == 5', 'body $.items[?(@.a == 3)].b | == | 5'],
    ['xpath //a[b > 3]/text() == Everyday Italian', 'xpath //a[b > 3]/text() | == | Everyday Italian'],
    ["body $.text == it's > that", "body $.text | == | it's > that"],
    ["header it's == that's", "header it's | == | that's"],
    ['body $.a( == 1', 'body $.a( | == | 1'],
    ['body {{path}} == {{value}}', 'body {{path}} | == | {{value}}'],
    ['tls.chain[0].issuer includes Example', 'tls.chain[0].issuer | includes → contains | Example'],
    ['js response.statusCode == 200', 'js response.statusCode | == | 200'],
    ['js a == b == true', 'js a == b | == | true'],
    ['js xs.filter(x => x > 3).length == 2', 'js xs.filter(x => x > 3).length | == | 2'],
    ['js a > b isTrue', 'js a > b | isTrue | nothing'],
  ];
  for (const [assertion, expected] of rows) it(`reads ${assertion}`, () => check(assertion, expected));

  const refused: readonly (readonly [assertion: string, said: RegExp])[] = [
    ['status', /no operator between spaces/],
    ['status==200', /no operator between spaces/],
    ['status =!= 200', /no operator between spaces/],
    ['status => 200', /no operator between spaces/],
    ['status = 200', /no operator between spaces/],
    ['body contain x', /“contain” is no operator\. Did you mean contains\?/],
    ['== 200', /before ==/],
    ['status >', /behind >/],
    ['body sha256', /behind sha256/],
    ['body exists now', /Remove “now”/],
  ];
  for (const [assertion, said] of refused) it(`refuses ${assertion}`, () => refuses(assertion, said));
  it('refuses one of which there is nothing', () =>
    assert.deepEqual(read(`${get}\n?? \n`), ['warning malformed-assertion "??"']));

  it('is read from @assert as well, in the order of their places', () =>
    assert.deepEqual(read(`# @assert status == 200\n${get}# @assert body exists\n\n?? duration < 500\n`), [
      'status | == | 200',
      'body | exists | nothing',
      'duration | < | 500',
    ]));
  it('is read from @assert among the lines of a body', () =>
    assert.deepEqual(read(`${get}\na\n# @assert status == 200\nb`), ['status | == | 200']));
  it('is refused in @assert as well', () => {
    assert.deepEqual(read(`# @assert isFine\n${get}`), ['warning malformed-assertion "isFine"']);
    assert.deepEqual(read(`# @assert\n${get}`), ['warning malformed-assertion "# @assert"']);
    assert.deepEqual(read(`${get}\na\n# @assert isFine\nb`), ['warning malformed-assertion "isFine"']);
  });
  it('is made of the statuses that Kulala expects', () => {
    assert.deepEqual(read(`# @kulala-expect-status-code 200\n${get}`), ['status | == | 200']);
    assert.deepEqual(read(`# @kulala-expect-status-code {{ok}}\n${get}`), ['status | == | {{ok}}']);
    assert.deepEqual(read(`# @kulala-expect-status-code 200, 201\n${get}`), ['status | matches | ^(?:200|201)$']);
  });
  for (const value of ['', ' OK', ' 20', ' 200,', ' 200 201'])
    it(`refuses @kulala-expect-status-code${value}`, () =>
      assert.deepEqual(
        parse(`# @kulala-expect-status-code${value}\n${get}`).problems.map(({ code }) => code),
        ['malformed-assertion'],
      ));
  it('is not made of other directives or of comments', () =>
    assert.deepEqual(read(`# @timeout 5 s\n# assert status == 200\n${get}`), []));

  for (const [what, text] of [
    ['quotes', '\' " ` '.repeat(50_000)],
    ['escaped quotes', "'\\".repeat(100_000)],
    ['brackets', '( '.repeat(100_000)],
    ['operators', 'js == '.repeat(50_000)],
    ['white space within an operator', `a not${' '.repeat(200_000)}`],
  ] as const)
    it(`takes time linear in ${what}`, () => void parse(`${get}\n?? ${text}x\n`)).timeout(30_000);
});
