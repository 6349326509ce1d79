import type { HttpDocument, Problem } from '../language/document.ts';
import { problemsIn } from '../language/look-up.ts';
import { portabilityProblems } from '../language/portability/portability.ts';
import type { NeededRun } from '../request/needed-run.ts';
import { type Resolution, resolve } from '../request/resolve.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { waitsOnly } from '../request/waits-only.ts';
import { type Job, jobKey } from './collect-jobs.ts';
import { type Confirmation, confirmJobs } from './confirm-jobs.ts';
import { neededJob, ringOfNeeds } from './needed-jobs.ts';
import type { ProblemTeller } from './problem-teller.ts';
import { UsageError } from './usage-error.ts';

/** A job that can be sent. */
export interface CheckedJob {
  readonly job: Job;
  /**
   * What the check made of it; `null` where it was too large to keep, or waits for other requests, or writes files, and is made anew when
   * its turn comes.
   */
  readonly request: ResolvedRequest | null;
}

/** What is kept of the check: so many requests, and so many bytes of their bodies. */
const kept = { count: 10_000, bytes: 64 * 1024 * 1024 };

/**
 * Everything is resolved before anything is sent: one unusable request stops them all, with its problems told. What waits
 * for the response of another request is looked at as far as that goes, and so are the requests it waits for. Requests
 * that are switched off (`@disabled`) are left out. What asks before it is sent (`# @note`) is asked about last, unless
 * `isConfirmed`.
 */
export async function checkJobs(
  jobs: readonly Job[],
  surroundings: Surroundings,
  teller: ProblemTeller,
  isConfirmed: boolean,
): Promise<readonly CheckedJob[]> {
  const checked: CheckedJob[] = [];
  const looked = new Map<string, Resolution>();
  const confirmations = new Map<string, Confirmation>();
  let unusable = 0;
  let bytes = 0;
  const look = async (job: Job): Promise<Resolution> => {
    const key = jobKey(job);
    const known = looked.get(key);
    if (known) return known;
    const resolution = await resolveJob(job, surroundings);
    // The draft has no such directive, and a request resolves to the same with or without it.
    const asks = !isConfirmed && job.document.profile !== 'draft-2026';
    for (const question of asks ? resolution.confirmations : [])
      confirmations.set(`${job.file}\n${job.block.index}\n${question}`, { job, question });
    // Only what others may ask for again.
    if (resolution.needs.length > 0 || job.block.name) looked.set(key, resolution);
    return resolution;
  };
  const needsOf = async (job: Job): Promise<readonly NeededRun[]> => (await look(job)).needs;
  const told = new Set<string>();
  const differences = new Map<HttpDocument, readonly Problem[]>();
  /** Where other tools would send something else: what silently does harm, and the rest where hints are wanted. */
  const differencesOf = (document: HttpDocument): readonly Problem[] => {
    const found =
      differences.get(document) ??
      portabilityProblems(document).filter(({ severity }) => teller.showsHints || severity !== 'hint');
    differences.set(document, found);
    return found;
  };
  const tell = (job: Job, { problems, secrets }: Resolution): boolean => {
    if (told.has(jobKey(job))) return true;
    told.add(jobKey(job));
    const now = problems.filter(({ code }) => code !== 'request-not-run');
    // What reading found is said here too: much of it tells of what will be sent.
    const read = problemsIn(job.document, job.block.range).filter(({ severity }) => severity !== 'error');
    const differing = problemsIn({ problems: differencesOf(job.document) }, job.block.range);
    const all = [...read, ...differing, ...now].sort((one, other) => one.range.start - other.range.start);
    teller.tell(job.file, job.document, all, secrets);
    return !now.some(({ severity }) => severity === 'error');
  };

  for (const job of jobs) {
    const resolution = await look(job);
    const { request, needs, outputs } = resolution;
    const isUsable = tell(job, resolution);
    const ring = needs.length > 0 ? await ringOfNeeds(job, needsOf) : null;
    if (ring) teller.tell(job.file, job.document, [ring]);
    let needsUsable = true;
    if (!ring)
      for (const needed of await allNeeded(job, needsOf)) if (!tell(needed, await look(needed))) needsUsable = false;
    if (!isUsable || ring || !needsUsable) unusable += 1;
    else if (request || waitsOnly(resolution)) {
      bytes += request?.body?.length ?? 0;
      const keeps =
        request && needs.length === 0 && outputs.length === 0 && checked.length < kept.count && bytes <= kept.bytes;
      checked.push({ job, request: keeps ? request : null });
    }
    if (needs.length === 0 && !job.block.name) looked.delete(jobKey(job));
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
  await confirmJobs([...confirmations.values()], surroundings.ask);
  return checked;
}

/** Every job that this one waits for, directly or not. There is no ring among them. */
async function allNeeded(job: Job, needsOf: (job: Job) => Promise<readonly NeededRun[]>): Promise<readonly Job[]> {
  const found = new Map<string, Job>();
  const visit = async (current: Job): Promise<void> => {
    for (const need of await needsOf(current)) {
      const next = neededJob(current, need);
      if (found.has(jobKey(next))) continue;
      found.set(jobKey(next), next);
      await visit(next);
    }
  };
  await visit(job);
  return [...found.values()];
}

/** Resolves one request; the file is named as on the command line. */
export async function resolveJob(job: Job, surroundings: Surroundings): Promise<Resolution> {
  const resolution = await resolve(job.document, job.block, surroundings, job.context);
  const { request } = resolution;
  return { ...resolution, request: request && { ...request, source: { ...request.source, file: job.file } } };
}
