import { resolve } from '../request/resolve.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { Job } from './collect-jobs.ts';
import type { ProblemTeller } from './problem-teller.ts';
import { UsageError } from './usage-error.ts';

/** A job that can be sent. */
export interface CheckedJob {
  readonly job: Job;
  /** What the check made of it; `null` where it was too large to keep, and is made anew when its turn comes. */
  readonly request: ResolvedRequest | null;
}

/** What is kept of the check: so many requests, and so many bytes of their bodies. */
const kept = { count: 10_000, bytes: 64 * 1024 * 1024 };

/**
 * Everything is resolved before anything is sent: one unusable request stops them all, with its problems told.
 * Requests that are switched off (`@disabled`) are left out.
 */
export async function checkJobs(
  jobs: readonly Job[],
  surroundings: Surroundings,
  teller: ProblemTeller,
): Promise<readonly CheckedJob[]> {
  const checked: CheckedJob[] = [];
  let unusable = 0;
  let bytes = 0;
  for (const job of jobs) {
    const { request, problems } = await resolveJob(job, surroundings);
    teller.tell(job.file, job.document, problems);
    if (request) {
      bytes += request.body?.length ?? 0;
      checked.push({ job, request: checked.length < kept.count && bytes <= kept.bytes ? request : null });
    } else if (problems.some(({ severity }) => severity === 'error')) unusable += 1;
  }
  teller.end();
  if (unusable > 0) {
    const what = unusable === 1 ? 'a request' : `${unusable} requests`;
    throw new UsageError(
      'cannot-be-sent',
      `Nothing was sent, because of ${what} that cannot be sent as written (see above).`,
    );
  }
  if (checked.length === 0) throw new UsageError('no-request', 'Every request is switched off by @disabled.');
  return checked;
}

/** Resolves one request; the file is named as on the command line. */
export async function resolveJob(
  job: Job,
  surroundings: Surroundings,
): Promise<Pick<Awaited<ReturnType<typeof resolve>>, 'request' | 'problems'>> {
  const { request, problems } = await resolve(job.document, job.block, surroundings, job.context);
  return { problems, request: request && { ...request, source: { ...request.source, file: job.file } } };
}
