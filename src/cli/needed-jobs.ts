import type { Problem } from '../language/document.ts';
import { requestBlocks } from '../language/look-up.ts';
import { problem } from '../language/problem.ts';
import { requestNamed } from '../language/request-named.ts';
import type { NeededRun } from '../request/needed-run.ts';
import type { Job } from './collect-jobs.ts';

/** The job of a request that another one needs, with the same settings; `null` when no request has the name. */
export function neededJob(job: Job, { name }: NeededRun): Job | null {
  const block = requestNamed(job.document, name);
  if (!block) return null;
  const index = requestBlocks(job.document).indexOf(block);
  return { ...job, block, context: { ...job.context, index } };
}

/**
 * Why the needs of a request can never be met: a ring of requests that wait for each other. `null` when they can.
 * `needsOf` gives what a job's own request needs.
 */
export async function ringOfNeeds(
  job: Job,
  needsOf: (job: Job) => Promise<readonly NeededRun[]>,
): Promise<Problem | null> {
  const done = new Set<number>();
  const visit = async (current: Job, path: readonly Job[]): Promise<Problem | null> => {
    for (const need of await needsOf(current)) {
      const next = neededJob(current, need);
      if (!next || done.has(next.block.index)) continue;
      const from = [...path, current].findIndex(({ block }) => block.index === next.block.index);
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
      done.add(next.block.index);
    }
    return null;
  };
  return visit(job, []);
}
