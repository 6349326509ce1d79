import type { Surroundings } from '../request/surroundings.ts';
import type { Job } from './collect-jobs.ts';
import { UsageError } from './usage-error.ts';

/** What a person has to agree to before a request goes out (`# @note`). */
export interface Confirmation {
  readonly job: Job;
  readonly question: string;
}

const send = 'Send it';

/** Asks one after the other. Throws at the first that is not agreed to, or that nobody is there to be asked about. */
export async function confirmJobs(confirmations: readonly Confirmation[], ask: Surroundings['ask']): Promise<void> {
  for (const { job, question } of confirmations) {
    const { name, request } = job.block;
    const called = name?.text ?? request.target.text;
    const choices = [send, 'Send nothing'];
    const answer = await ask({
      name: null,
      text: `${called}: ${question}`,
      suggestion: null,
      choices,
      isSecret: false,
    });
    if (answer !== send)
      throw new UsageError(
        'not-confirmed',
        `Nothing was sent: “${called}” asks before it is sent (# @note). Agree on the terminal, or to all with --yes.`,
      );
  }
}
