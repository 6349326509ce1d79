import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadGrammarOfRequests, type Tokenize } from './grammar-of-requests.ts';

/** Ten times what VS Code tokenizes of a line: what takes quadratic time is over the limit here, what takes linear time far below it. */
const LENGTH = 200_000;
const LIMIT = 15_000; // ms
const JSON_BODY = ['POST https://example.com', 'Content-Type: application/json', ''];
const FORM_BODY = ['POST https://example.com', 'Content-Type: application/x-www-form-urlencoded', ''];
const PARTS = ['POST https://example.com', 'Content-Type: multipart/form-data; boundary=x', ''];
const ANY_BODY = ['POST https://example.com', ''];

/** What stands before the long line, how it begins, what it repeats, how it ends. */
type LongLine = readonly [title: string, before: readonly string[], start: string, repeated: string, end?: string];

// A rule that tries again from every character, or copies the line for every match, takes minutes for one of these.
const LONG_LINES: readonly LongLine[] = [
  ['a target', [], 'GET https://example.com/', 'a/b?c=d&'],
  ['a target of spaces', [], 'GET https://example.com/', ' ', 'x'],
  ['a method without a target', [], '', 'A'],
  ['user names without a host', [], 'GET https://', 'a@'],
  ['placeholders', [], 'GET ', '{{a}}'],
  ['placeholders that are never closed', [], 'GET ', '{{a '],
  ['placeholders with braces inside', [], 'GET ', '{{a{a}{a}{a}'],
  ['opening braces', [], 'GET ', '{'],
  ['opening quotes in a placeholder', [], 'GET ', '{{"'],
  ['references to responses', [], 'GET ', '{{a.response.body.'],
  ['a field name', ['GET https://example.com'], '', 'a'],
  ['a field name of placeholders', ['GET https://example.com'], '', '{{a}}'],
  ['a field value', ['GET https://example.com'], 'A: ', 'b; c=d, '],
  ['a folded field', ['GET https://example.com', 'A: b'], '  ', 'c'],
  ['a comment', [], '# ', 'a '],
  ['a directive', [], '# @timeout ', '1 s '],
  ['a variable', [], '@a=', '{{'],
  ['a variable of spaces', [], '@a=', ' ', 'x'],
  ['a title', [], '###', ' #'],
  ['an assertion', [], '?? a ', '== '],
  ['a run with arguments', [], 'run #a (', '@a=1 '],
  ['a script', [], '> {% ', '%} '],
  ['a line of a script', ['> {%'], '', '%}  ', 'x'],
  ['events', [], '{{', '@a', '!'],
  ['a curl command', [], 'curl ', "-H 'a' "],
  ['a quotation in a body', ANY_BODY, '> ', '.a', ' '],
  ['dashes in a body', ANY_BODY, '', '-'],
  ['a word in a body', ANY_BODY, '', 'a'],
  ['placeholders in a body', ANY_BODY, '', '{{a}}'],
  ['JSON on one line', JSON_BODY, '[', '{"a":1,"b":"c {{d}}"},'],
  ['a JSON string', JSON_BODY, '"', 'a'],
  ['JSON of opening braces', JSON_BODY, '', '{{'],
  ['XML on one line', ANY_BODY, '<a>', '<b c="d">{{e}}</b>'],
  ['a form', FORM_BODY, '', 'a=b%20&'],
  ['a boundary', PARTS, '--', '{{a}}'],
  ['GraphQL', ['GRAPHQL https://example.com', ''], '{', 'a(b:1) '],
  ['a status line', [], 'HTTP/1.1 200 ', 'a '],
];

describe('the grammar', () => {
  let tokenize: Tokenize;
  before(async () => {
    tokenize = await loadGrammarOfRequests();
  });

  describe('takes a very long line, and the separator after it is one', () => {
    for (const [title, before, start, repeated, end = ''] of LONG_LINES) {
      it(title, () => {
        const long = start + repeated.repeat(Math.ceil(LENGTH / repeated.length)) + end;
        const [separator] = tokenize([...before, long, '### Next']).at(-1) ?? [];
        assert.equal(separator?.scopes[1], 'markup.heading.separator.http');
      }).timeout(LIMIT);
    }
  });

  it('takes a block of ten thousand fields that all name a media type', () => {
    const fields = Array.from({ length: 10_000 }, (_, i) => `Content-Type: application/json; n=${i}`);
    const [separator] = tokenize(['GET https://example.com', ...fields, '### Next']).at(-1) ?? [];
    assert.equal(separator?.scopes[1], 'markup.heading.separator.http');
  }).timeout(LIMIT);

  it('finds every separator of the files that people have written, and no JSON broken by a placeholder', function () {
    const corpus = path.join(import.meta.dirname, '../../../shared/corpus/files');
    if (!existsSync(corpus)) {
      console.log('      skipped: the corpus of request files is not here');
      this.skip();
    }
    this.timeout(120_000);
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:http|rest)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name));
    assert.ok(files.length > 300);
    for (const file of files) {
      const lines = readFileSync(file, 'utf8').split(/\r?\n/);
      tokenize(lines).forEach((tokens, i) => {
        const where = `${path.relative(corpus, file)}:${i + 1}: ${lines[i]}`;
        if (/^#{3}/.test(lines[i] ?? '')) {
          assert.equal(tokens[0]?.scopes[1], 'markup.heading.separator.http', where);
        }
        if (lines[i]?.includes('{{')) {
          assert.ok(!tokens.some(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid.'))), where);
        }
      });
    }
  });
});
