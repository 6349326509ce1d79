import assert from 'node:assert/strict';
import { parseCount, parseDuration, parseVariables } from '../../../src/cli/options.ts';
import { harmless } from '../../../src/cli/terminal.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { wrapped } from '../../../src/cli/wrapped.ts';

describe('a duration on the command line', () => {
  for (const [text, milliseconds] of [
    ['500ms', 500],
    ['30s', 30_000],
    ['2m', 120_000],
    ['1.5s', 1500],
    ['10', 10_000],
  ] as const) {
    it(`reads ${text} as ${milliseconds} ms`, () => assert.equal(parseDuration('timeout', text), milliseconds));
  }
  for (const text of ['', '0', '-1s', '5h', 'soon', '1e3']) {
    it(`refuses "${text}"`, () => assert.throws(() => parseDuration('timeout', text), UsageError));
  }
});

describe('a count on the command line', () => {
  it('takes numbers of its range', () => assert.equal(parseCount('jobs', '8', 1, 256), 8));
  for (const text of ['0', '257', '-1', '1.5', 'x', '']) {
    it(`refuses "${text}"`, () => assert.throws(() => parseCount('jobs', text, 1, 256), UsageError));
  }
});

describe('--var', () => {
  it('splits at the first equals sign, and the later one wins', () => {
    assert.deepEqual(parseVariables(['a=1', 'b=x=y', 'c=', 'a=2']), { a: '2', b: 'x=y', c: '' });
  });
  for (const text of ['novalue', '=x'])
    it(`refuses "${text}"`, () => assert.throws(() => parseVariables([text]), UsageError));
});

describe('text of a server on a terminal', () => {
  for (const [what, text, shown] of [
    ['an escape sequence', '\u001b[31m', '\\u001b[31m'],
    ['a carriage return', 'a\rb', 'a\\u000db'],
    ['a right-to-left override', 'a\u202eb', 'a\\u202eb'],
    ['a C1 control', 'a\u009bb', 'a\\u009bb'],
  ] as const) {
    it(`shows ${what} as an escape`, () => assert.equal(harmless(text), shown));
  }
  it('leaves line feeds, tabs and letters of every script', () =>
    assert.equal(harmless('a\tb\nü 漢 😀'), 'a\tb\nü 漢 😀'));
});

describe('wrapped text', () => {
  it('breaks between words within the columns, and hangs below its bullet', () => {
    assert.deepEqual(wrapped('one two three four five six seven', 24, '  ', '- '), [
      '  - one two three four',
      '    five six seven',
    ]);
  });
  it('does not break a word that is too long', () =>
    assert.deepEqual(wrapped('x'.repeat(40), 24, ''), ['x'.repeat(40)]));
});
