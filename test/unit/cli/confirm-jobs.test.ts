import assert from 'node:assert/strict';
import type { Job } from '../../../src/cli/collect-jobs.ts';
import { confirmJobs } from '../../../src/cli/confirm-jobs.ts';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';

/** What is asked about the requests of a text, each with the question of its `@note`; and whether all may be sent. */
async function check(
  questions: readonly string[],
  answers: readonly (string | null)[],
): Promise<{ readonly asked: readonly string[]; readonly refusal: string | null }> {
  const document = parse(questions.map((_, index) => `### Request ${index}\nGET https://x/${index}\n`).join('\n'));
  const confirmations = requestBlocks(document).map((block, index) => ({
    job: { block } as Job,
    question: questions[index] ?? '',
  }));
  const asked: string[] = [];
  try {
    await confirmJobs(confirmations, ({ text }) => {
      asked.push(text);
      return Promise.resolve(answers[asked.length - 1] ?? null);
    });
    return { asked, refusal: null };
  } catch (error) {
    return { asked, refusal: error instanceof Error ? error.message : String(error) };
  }
}

describe('requests that ask before they are sent', () => {
  it('are sent when every one is agreed to', async () =>
    assert.deepEqual(await check(['Sure?', 'Really?'], ['Send it', 'Send it']), {
      asked: ['Request 0: Sure?', 'Request 1: Really?'],
      refusal: null,
    }));
  it('are not sent when one is not, and no more is asked', async () => {
    const { asked, refusal } = await check(['Sure?', 'Really?'], ['Send nothing']);
    assert.deepEqual(asked, ['Request 0: Sure?']);
    assert.match(refusal ?? '', /“Request 0” asks before it is sent.*--yes/);
  });
  it('are not sent where nobody can be asked', async () =>
    assert.match((await check(['Sure?'], [null])).refusal ?? '', /Nothing was sent/));
  it('are not asked about where there are none', async () =>
    assert.deepEqual(await check([], []), { asked: [], refusal: null }));
});
