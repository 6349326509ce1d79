import assert from 'node:assert/strict';
import { reasonOf } from '../../../src/cli/reason-of.ts';
import { reportJson } from '../../../src/cli/report-json.ts';
import { slices } from '../../../src/cli/slices.ts';
import type { ExchangeReport } from '../../../src/view/exchange-report.ts';

describe('a text in pieces', () => {
  for (const [text, length, pieces] of [
    ['', 3, []],
    ['abcdefg', 3, ['abc', 'def', 'g']],
    ['a\u{1f600}b', 2, ['a', '\u{1f600}', 'b']],
    ['\u{1f600}', 1, ['\ud83d', '\ude00']],
  ] as const) {
    it(`is ${JSON.stringify(pieces)} for ${JSON.stringify(text)} by ${length}`, () =>
      assert.deepEqual([...slices(text, length)], pieces));
  }
});

describe('a report as JSON', () => {
  const megabytes = 9 * 1024 * 1024;
  // Only what the writing looks at; the rest is any JSON.
  const reportWith = (bodyText: string | null, bodyBase64: string | null): ExchangeReport =>
    ({
      name: '"bodyText":""',
      response: { headers: [['X', '"bodyText":"", "bodyBase64":""']], bodyText, bodyBase64 },
    }) as unknown as ExchangeReport;

  for (const [what, text, bytes] of [
    ['a short text', 'hello', null],
    ['no text', null, 'AAEC'],
    ['an empty text', '', null],
    ['a long text of quotation marks, backslashes and pairs [slow]', '"\\\u{1f600}\n'.repeat(megabytes / 5), null],
    ['long bytes [slow]', null, 'AAEC'.repeat(megabytes / 4)],
  ] as const) {
    it(`is one line with ${what} in it, whole`, () => {
      const report = reportWith(text, bytes);
      const line = [...reportJson(report)].join('');
      assert.ok(line.endsWith('}\n') && line.indexOf('\n') === line.length - 1);
      assert.ok(line === `${JSON.stringify(report)}\n`);
    });
  }

  it('is one line without a response', () => {
    const report = { response: null } as unknown as ExchangeReport;
    assert.deepEqual([...reportJson(report)], ['{"response":null}\n']);
  });
});

describe('the reason of a failed system call', () => {
  it('leaves the call and the path out', () => {
    assert.equal(
      reasonOf(new Error("ENOENT: no such file or directory, open '/a, b'")),
      'ENOENT: no such file or directory',
    );
  });
  it('is any other message as it is', () => assert.equal(reasonOf(new Error('Too long, sorry')), 'Too long, sorry'));
});
