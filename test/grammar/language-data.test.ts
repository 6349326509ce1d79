import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { snippets } from '../../src/language/completion/snippets.ts';
import { loadGrammarOfRequests, type Tokenize } from './grammar-of-requests.ts';

const SYNTAXES = path.join(import.meta.dirname, '../../syntaxes');

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly previousLineText?: string;
    readonly action: { readonly appendText: string };
  }[];
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(SYNTAXES, file), 'utf8'));
}

describe('the language configuration', () => {
  const configuration = read('language-configuration.json') as LanguageConfiguration;

  function checkWords(line: string, expected: readonly string[]): void {
    const { pattern, flags } = configuration.wordPattern;
    assert.deepEqual(line.match(new RegExp(pattern, `${flags}g`)), expected);
  }

  it('takes a placeholder, a field name and an address for a word each', () => {
    checkWords('Content-Type: {{api-key}}', ['Content-Type', 'api-key']);
    checkWords('{{$random.uuid}} {{größe}}', ['$random', 'uuid', 'größe']);
    checkWords('http://127.0.0.1:8080/a?b_c=d', ['http', '127.0.0.1', '8080', 'a', 'b_c', 'd']);
    checkWords('--boundary--', ['boundary--']);
  });

  it('folds from a separator with a title to a bare one', () => {
    const { start, end } = configuration.folding.markers;
    for (const [line, starts, ends] of [
      ['### Title', true, false],
      ['#### Title ####', true, false],
      ['###', false, true],
      ['######  ', false, true],
      ['## Title', false, false],
    ] as const) {
      assert.equal(new RegExp(start).test(line), starts, `${line} starts`);
      assert.equal(new RegExp(end).test(line), ends, `${line} ends`);
    }
  });

  function appended(previous: string, before: string, after: string): string | null {
    const rule = configuration.onEnterRules.find(
      ({ beforeText, afterText, previousLineText }) =>
        new RegExp(beforeText).test(before) &&
        (afterText === undefined || new RegExp(afterText).test(after)) &&
        (previousLineText === undefined || new RegExp(previousLineText).test(previous)),
    );
    return rule?.action.appendText ?? null;
  }

  it('goes on with a comment that is split or that has gone on already, and not with a first one', () => {
    for (const [previous, before, after, expected] of [
      ['', '# split ', 'here', '# '],
      ['// one', '// two', '', '// '],
      ['# one', '# two', '', '# '],
      ['', '# one', '', null],
      ['# one', '# @name two', '', null],
      ['# one', '# ', '', null],
      ['### Title', 'GET https://example.com', '', null],
      ['### One', '### Two', '', null],
    ] as const) {
      assert.equal(appended(previous, before, after), expected, `${before}|${after}`);
    }
  });
});

describe('the snippets', () => {
  let tokenize: Tokenize;
  before(async () => {
    tokenize = await loadGrammarOfRequests();
  });

  /** The text that a snippet leaves when every stop keeps what it proposes. */
  function expand(body: readonly string[]): string {
    const proposed = new Map<string, string>();
    return body
      .join('\n')
      .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, stop: string, first: string) => {
        proposed.set(stop, first);
        return first;
      })
      .replace(/\$\{(\d+):((?:\\.|[^}\\])*)\}/g, (_, stop: string, text: string) => {
        proposed.set(stop, text);
        return text;
      })
      .replace(/(?<!\\)\$(?:\{(\d+)\}|(\d+))/g, (_, braced?: string, bare?: string) => {
        return proposed.get(braced ?? bare ?? '') ?? '';
      })
      .replace(/\\([$}\\])/g, '$1');
  }

  for (const { name, words, body, description } of snippets) {
    it(`${name}: has words and a description, and is coloured from its first line on`, () => {
      assert.ok(words.length > 0 && description.length > 0);
      const text = expand(body);
      assert.doesNotMatch(text, /\$\{|\\/);
      const lines = tokenize(text.split('\n'));
      assert.ok(
        lines[0]?.some(({ scopes }) => scopes.length > 1),
        text,
      );
      assert.ok(!lines.flat().some(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid.'))), text);
    });
  }
});
