import assert from 'node:assert/strict';
import { createProblemTeller } from '../../../src/cli/problem-teller.ts';
import { parse } from '../../../src/language/parse.ts';
import { problem } from '../../../src/language/problem.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** The first lines of what is told of a problem of each severity, told `times` times. */
function check(showsHints: boolean, times: number, expected: readonly string[]): void {
  const lines: string[] = [];
  const terminal = {
    out: () => undefined,
    err: (text: string) => void lines.push(text.split('\n', 1)[0] ?? ''),
    colour: false,
    columns: 80,
  };
  const document = parse('GET https://x\n');
  const teller = createProblemTeller(terminal, showsHints);
  const problems = severities.map((severity, start) =>
    problem('method-case', severity, { start, end: start + 1 }, 'Message.'),
  );
  for (let time = 0; time < times; time += 1) teller.tell('a.http', document, problems);
  teller.end();
  assert.deepEqual(lines, expected);
}

describe('the problems that the command tells', () => {
  const told = ['error', 'warning', 'information'].map(
    (severity, index) => `a.http:1:${index + 1}: ${severity} method-case: Message.`,
  );
  it('are all but hints, which are counted', () =>
    check(false, 1, [...told, 'portside: a hint is not shown; --show notices shows it.']));
  it('are hints too where they are asked for', () =>
    check(true, 1, [...told, 'a.http:1:4: hint method-case: Message.']));
  it('are told once each', () => check(false, 3, [...told, 'portside: a hint is not shown; --show notices shows it.']));
});
