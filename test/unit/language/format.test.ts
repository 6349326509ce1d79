import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatEdits } from '../../../src/language/format.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import { type Profile, profiles } from '../../../src/language/profile.ts';
import { resolveText } from '../request/world.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus/files');

function formatted(text: string, profile: Profile = 'auto'): string {
  const edits = formatEdits(parse(text, { profile, isForced: true }));
  let done = '';
  let position = 0;
  for (const { range, newText } of edits) {
    assert.ok(range.start >= position, 'edits do not overlap');
    done += text.slice(position, range.start) + newText;
    position = range.end;
  }
  return done + text.slice(position);
}

/** What goes out for every request, and what keeps the others. */
async function sent(text: string, profile: Profile): Promise<readonly unknown[]> {
  const readAs = { profile, isForced: true };
  const all: unknown[] = [];
  for (let index = 0; index < requestBlocks(parse(text, readAs)).length; index += 1) {
    const { request, problems } = await resolveText(text, { readAs, variables: { host: 'http://h' } }, index);
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (!request) all.push(errors.toSorted());
    // Lines may move, and are told of nothing that is sent.
    else
      all.push({
        ...request,
        source: request.source.name,
        assertions: request.assertions.map(({ text: written, check }) => ({ written, check })),
      });
  }
  return all;
}

async function checkSame(text: string, profile: Profile): Promise<void> {
  const once = formatted(text, profile);
  assert.equal(formatted(once, profile), once, 'formatting twice changes nothing more');
  assert.deepEqual(await sent(once, profile), await sent(text, profile));
}

const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['definitions', '@a=1\n@b   =  2  \n@c:=3\n@d=\nGET x.y', '@a = 1\n@b = 2\n@c := 3\n@d =\nGET x.y\n'],
  [
    'directives',
    '#@name   a\n//   @no-redirect  \n# @name=b\nGET x.y',
    '# @name a\n// @no-redirect\n# @name=b\nGET x.y\n',
  ],
  ['request lines', 'GET   http://h/a   HTTP/1.1  \n', 'GET http://h/a HTTP/1.1\n'],
  ['fields', 'GET http://h\nA:b\nC:   d  \nE:\t\n', 'GET http://h\nA: b\nC: d\nE:\n'],
  ['separators', 'GET http://h\n###a\n\n\n\n###   b  \nGET http://h', 'GET http://h\n\n### a\n\n### b\nGET http://h\n'],
  [
    'line ends as they are',
    '@a=1\r\nGET http://h\r\n###\r\nGET http://h',
    '@a = 1\r\nGET http://h\r\n\r\n###\r\nGET http://h\r\n',
  ],
  ['the end of the file', 'GET http://h\n\n\n  \n', 'GET http://h\n'],
];

const untouched: readonly (readonly [what: string, text: string])[] = [
  ['bodies', 'POST http://h\n\n  a:b  \n@c=d\n\n\n#@e   f\n\n  g\n'],
  ['targets over lines', 'GET http://h\n  ?a=b\n    &c=d\n'],
  ['scripts', '< {%\n  a=b   \n\n\n%}\nGET http://h\n\n> {%\n  c:d   \n%}\n'],
  ['curl commands', "curl   http://h   -H  'A:b'\n"],
  ['lines with problems', 'GET http://h\n  A:b\nC :d\n'],
  ['an empty text', ''],
  ['a byte order mark', '\ufeffGET http://h\n'],
];

describe('formatting', () => {
  for (const [what, text, expected] of cases)
    it(`spaces ${what}`, async () => {
      assert.equal(formatted(text), expected);
      for (const profile of profiles) await checkSame(text, profile);
    });
  for (const [what, text] of untouched)
    it(`leaves ${what}`, async () => {
      assert.equal(formatted(text), text);
      for (const profile of profiles) await checkSame(text, profile);
    });
  it('keeps space at the end of a definition where a tool sends it', () =>
    assert.equal(formatted('@a=b  \nGET http://h/{{a}}\n', 'jetbrains'), '@a = b  \nGET http://h/{{a}}\n'));
  it('changes nothing that is sent, of any text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            ...[
              '###',
              '### a  b',
              '#@name x',
              '# c',
              '@a=1  ',
              '@a := {{b}}',
              'GET  http://h  HTTP/1.1 ',
              'POST {{host}}/{{a}}',
            ],
            ...[
              'A:b',
              ' C: d',
              'E :f',
              '',
              '  ',
              'text',
              '{"a":1}',
              '> {%',
              '%}',
              '< ./f',
              '?? status == 200',
              'import ./x',
              '  ?q=1',
            ],
            ...['curl http://h', '/* x', '*/', '{{@response', '}}', 'HTTP/1.1 200 OK', '// @timeout 5', '...a'],
          ),
          { maxLength: 12 },
        ),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(...profiles),
        (lines, end, profile) => checkSame(lines.join(end), profile),
      ),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 300) },
    ));
  if (existsSync(corpus))
    it('changes nothing that is sent, of real files [slow]', async () => {
      const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:http|rest)$/.test(name) && statSync(join(corpus, name)).isFile())
        .filter((_, index) => index % 6 === 0);
      for (const name of files) await checkSame(readFileSync(join(corpus, name), 'utf8'), 'auto');
    }).timeout(60_000);
  else
    it('is compared on files outside the project, which are not here', function () {
      this.skip();
    });
});
