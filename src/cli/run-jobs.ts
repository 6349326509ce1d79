import type { NeededRun } from '../request/needed-run.ts';
import type { WantedOutput } from '../request/resolve-outputs.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { createNamedExchanges, namedExchangeOf } from '../run/named-exchanges.ts';
import { type Performed, perform } from '../run/perform.ts';
import type { Session } from '../run/session.ts';
import { type CheckedJob, resolveJob } from './check-jobs.ts';
import { type Job, jobKey } from './collect-jobs.ts';
import { neededJob } from './needed-jobs.ts';
import type { ProblemTeller } from './problem-teller.ts';

/** What became of a job: a complete response, none, a request that could not be made, or a run that was stopped. */
type Outcome = 'answered' | 'unanswered' | 'unusable' | 'stopped';

export interface JobRun {
  readonly jobs: readonly CheckedJob[];
  /** How often all of them are sent. */
  readonly rounds: number;
  /** How many are under way at once, at most. */
  readonly width: number;
  readonly surroundings: Surroundings;
  readonly session: Session;
  readonly teller: ProblemTeller;
  readonly signal: AbortSignal;
  /** Called with every exchange, those of needed requests too; says whether the response is complete. */
  readonly report: (performed: Performed) => Promise<boolean>;
  /** Writes the body of a complete response to a file. */
  readonly save: (output: WantedOutput, body: Uint8Array, secrets: readonly string[]) => Promise<void>;
  /** A request whose values could not be made when its turn came; the problems are told. */
  readonly onUnusable: () => void;
  /** A request that was not sent, because the one it needs got no complete response. */
  readonly onUnmet: (job: Job, need: NeededRun) => void;
}

/**
 * Sends the jobs in order, round after round, and before each the requests it needs, once a round. Rounds follow one
 * another without a gap, so that the width holds for one request as well. Returns how many were never begun.
 */
export async function runJobs(run: JobRun): Promise<number> {
  const { jobs, rounds, width, signal, surroundings, session } = run;
  const total = jobs.length * rounds;
  const exchanges = createNamedExchanges();
  const chosen = new Set(jobs.map(({ job }) => jobKey(job)));
  const begun = new Map<string, Promise<Outcome>>();

  const chained = (job: Job): Job => ({
    ...job,
    context: {
      ...job.context,
      exchangeOf: (name, file) => Promise.resolve(exchanges.get(file ?? job.context.file, name)),
    },
  });

  /** A named job runs once a round, whoever asks first; others wait for the same run. */
  const once = (job: Job, ready: ResolvedRequest | null, round: number): Promise<Outcome> => {
    if (!job.block.name) return runOne(job, ready, round);
    const key = `${round}\n${jobKey(job)}`;
    const known = begun.get(key);
    if (known !== undefined) return known;
    const outcome = runOne(job, ready, round);
    begun.set(key, outcome);
    return outcome;
  };

  const meet = async (job: Job, need: NeededRun, round: number): Promise<Outcome> => {
    const needed = neededJob(job, need);
    if (need.by === 'forceRef') return runOne(chained(needed), null, round);
    if (!chosen.has(jobKey(needed)) && exchanges.get(needed.context.file, need.name)?.response) return 'answered';
    return once(chained(needed), null, round);
  };

  const runOne = async (job: Job, ready: ResolvedRequest | null, round: number): Promise<Outcome> => {
    let request = ready;
    let outputs: readonly WantedOutput[] = [];
    let secrets: readonly string[] = [];
    if (!request) {
      const { needs } = await resolveJob(job, surroundings);
      for (const need of needs) {
        const outcome = await meet(job, need, round);
        if (signal.aborted) return 'stopped';
        if (outcome === 'answered') continue;
        run.onUnmet(job, need);
        return outcome;
      }
      const resolution = await resolveJob(job, surroundings);
      request = resolution.request;
      ({ outputs, secrets } = resolution);
      if (!request) {
        run.teller.tell(job.file, job.document, resolution.problems, resolution.secrets);
        run.onUnusable();
        return 'unusable';
      }
    }
    if (signal.aborted) return 'stopped';
    const performed = await perform(request, session, { signal, onPhase: null });
    const name = job.block.name?.text;
    if (name !== undefined) exchanges.keep(job.context.file, name, namedExchangeOf(performed.exchange));
    if (!(await run.report(performed))) return 'unanswered';
    const body = performed.exchange.calls.at(-1)?.response?.body;
    for (const output of body ? outputs : []) await run.save(output, body ?? new Uint8Array(), secrets);
    return 'answered';
  };

  let next = 0;
  const work = async (): Promise<void> => {
    while (next < total && !signal.aborted) {
      const index = next;
      next += 1;
      const checked = jobs[index % jobs.length];
      if (checked === undefined) return;
      const round = Math.floor(index / jobs.length);
      // Later rounds are resolved anew: each has values of its own for {{$guid}} and the like.
      await once(chained(checked.job), round === 0 ? checked.request : null, round);
      if (index % jobs.length === jobs.length - 1) forgetRound(begun, round - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, total) }, work));
  return total - next;
}

/** Rounds that are over are asked for no more. */
function forgetRound(begun: Map<string, unknown>, round: number): void {
  for (const key of begun.keys()) if (key.startsWith(`${round}\n`)) begun.delete(key);
}
