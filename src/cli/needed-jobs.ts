import type { Problem } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { problem } from '../language/problem.ts';
import type { NeededRun } from '../request/needed-run.ts';
import { type Job, jobKey, shownPath } from './collect-jobs.ts';

/** The job of a request that another one needs, with the same settings. */
export function neededJob(job: Job, { file, request: { document, block } }: NeededRun): Job {
  const { runVariables: _, imports, ...rest } = job.context;
  const context = { ...rest, index: requestBlocks(document).indexOf(block) };
  if (file !== null)
    return { file: shownPath(file, job.file), document, block, context: { ...context, file }, run: null };
  return { ...job, block, context: imports === undefined ? context : { ...context, imports }, run: null };
}

/**
 * Why the needs of a request can never be met: a ring of requests that wait for each other. `null` when they can.
 * `needsOf` gives what a job's own request needs.
 */
export async function ringOfNeeds(
  job: Job,
  needsOf: (job: Job) => Promise<readonly NeededRun[]>,
): Promise<Problem | null> {
  const done = new Set<string>();
  const visit = async (current: Job, path: readonly Job[]): Promise<Problem | null> => {
    for (const need of await needsOf(current)) {
      const next = neededJob(current, need);
      if (done.has(jobKey(next))) continue;
      const from = [...path, current].findIndex((one) => jobKey(one) === jobKey(next));
      if (from !== -1) {
        const names = [...path, current, next].slice(from).map(({ block }) => `“${block.name?.text ?? ''}”`);
        return problem(
          'request-cycle',
          'error',
          path.length === 0 ? need.range : job.block.request.lineRange,
          `These requests wait for each other: ${names.join(' needs ')}. One of them must do without.`,
        );
      }
      const ring = await visit(next, [...path, current]);
      if (ring) return ring;
      done.add(jobKey(next));
    }
    return null;
  };
  return visit(job, []);
}
