import assert from 'node:assert/strict';
import { problemText } from '../../../src/cli/problem-text.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { parse } from '../../../src/language/parse.ts';
import { problem } from '../../../src/language/problem.ts';
import { secretBlot } from '../../../src/request/mask.ts';

const terminal: Terminal = { out: () => undefined, err: () => undefined, colour: false, columns: 80 };

/** The source line and the mark below it, for a problem at the text that stands in «». */
function check(marked: string, secrets: readonly string[], line: string, mark: string): void {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const document = parse(marked.replace(/[«»]/g, ''));
  const one = problem('undefined-variable', 'error', { start, end }, 'Message.');
  const [head, ...rest] = problemText('a.http', document, one, terminal, secretBlot(secrets)).split('\n');
  assert.match(head ?? '', /^a\.http:\d+:\d+: error undefined-variable: Message\.$/);
  assert.deepEqual(rest, [`  ${line}`, `  ${mark}`, '']);
}

describe('problemText', () => {
  it('shows the line and marks the place', () =>
    check('GET https://x/«{{a}}»', [], 'GET https://x/{{a}}', '              ^^^^^'));
  it('shows no secret that stands in the line, and marks the same place', () =>
    check('@k = s3cret«{{a}}»', ['s3cret'], '@k = ••••••{{a}}', '           ^^^^^'));
  it('shows no part of a secret that begins where the line is cut', () => {
    const line = `@k = ${'s3cret-'.repeat(20)}«{{a}}»`;
    check(line, ['s3cret-'.repeat(20)], `${'•'.repeat(60)}{{a}}`, `${' '.repeat(60)}^^^^^`);
  });
});
