import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { createTerminalAsk } from '../../../src/cli/ask.ts';
import type { Question } from '../../../src/request/question.ts';

interface Dialogue {
  readonly answers: readonly (string | null)[];
  /** All that was written to the terminal. */
  readonly seen: string;
  readonly interrupts: number;
}

/** Asks the questions at once and types one text whenever the terminal waits behind `: `. */
async function talk(questions: readonly Partial<Question>[], typed: readonly (string | null)[]): Promise<Dialogue> {
  const input = new PassThrough();
  const rest = [...typed];
  let seen = '';
  let interrupts = 0;
  const output = new Writable({
    write(chunk, _encoding, done) {
      const text = String(chunk);
      seen += text;
      if (/: $|: \S*\[\d+G$/.test(text)) {
        const next = rest.shift();
        if (next === null) setImmediate(() => input.end());
        else if (next !== undefined) setImmediate(() => input.write(next));
      }
      done();
    },
  });
  const ask = createTerminalAsk({
    input,
    output,
    interrupt: () => {
      interrupts += 1;
    },
  });
  const answers = await Promise.all(
    questions.map((question) =>
      ask({ name: null, text: 'Your name?', suggestion: null, choices: null, isSecret: false, ...question }),
    ),
  );
  return { answers, seen, interrupts };
}

async function check(
  questions: readonly Partial<Question>[],
  typed: readonly (string | null)[],
  answers: readonly (string | null)[],
): Promise<string> {
  const dialogue = await talk(questions, typed);
  assert.deepEqual(dialogue.answers, answers);
  return dialogue.seen;
}

describe('questions on the terminal', () => {
  it('takes a line', async () => {
    assert.match(await check([{}], ['Ada Lovelace\r'], ['Ada Lovelace']), /Your name\?: /);
  });
  it('takes an empty line', () => check([{}], ['\r'], ['']));
  it('shows what is offered and takes it for an empty line', async () => {
    assert.match(await check([{ suggestion: 'Bob' }], ['\r'], ['Bob']), /Your name\? \[Bob\]: /);
  });
  it('takes another answer than the offered one', () => check([{ suggestion: 'Bob' }], ['Ada\r'], ['Ada']));
  it('shows what is typed, unless it is secret', async () => {
    assert.match(await check([{}], ['hunter2\r'], ['hunter2']), /hunter2/);
    const seen = await check([{ isSecret: true, suggestion: 'hunter1' }], ['hunter2\r'], ['hunter2']);
    assert.doesNotMatch(seen, /hunter|h.?u.?n/);
  });
  it('does not show a secret that follows another question', async () => {
    const seen = await check([{}, { isSecret: true }, {}], ['Ada\r', 'hunter2\r', 'Eve\r'], ['Ada', 'hunter2', 'Eve']);
    assert.doesNotMatch(seen, /h.?u.?n/);
    assert.equal(seen.split('Eve').length, 2);
  });
  it('takes a choice by number or text, and asks again for what is neither', async () => {
    const question = { text: 'Which?', choices: ['apple', 'pear'] };
    assert.match(await check([question], ['2\r'], ['pear']), /Which\?\n {2}1 {2}apple\n {2}2 {2}pear\n/);
    await check([question], ['apple\r'], ['apple']);
    await check([question], ['3\r', 'plum\r', '0\r', '1\r'], ['apple']);
  });
  it('asks one question after the other', async () => {
    const seen = await check([{ text: 'One?' }, { text: 'Two?' }], ['1\r', '2\r'], ['1', '2']);
    assert.ok(seen.indexOf('One?') < seen.indexOf('1\r') || seen.indexOf('One?') < seen.indexOf('Two?'));
  });
  it('gives nothing when the input ends', () => check([{}, {}], [null], [null, null]));
  it('gives nothing and tells of Ctrl+C', async () => {
    const { answers, interrupts } = await talk([{}], ['\u0003']);
    assert.deepEqual([answers, interrupts], [[null], 1]);
  });
  it('does not let the file act on the terminal', async () => {
    const seen = await check([{ text: 'a\u001b[2Jb', suggestion: 'c\u001b[2Jd' }], ['\r'], ['c\u001b[2Jd']);
    assert.ok(seen.includes('a\\u001b[2Jb [c\\u001b[2Jd]'));
  });
});
