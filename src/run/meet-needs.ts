import type { NeededRun } from '../request/needed-run.ts';

/** How one request is looked at and run, by whoever runs it. */
export interface NeedsRunner<Request> {
  /** The same for the same request. */
  readonly keyOf: (request: Request) => string;
  /** For messages. */
  readonly nameOf: (request: Request) => string;
  readonly needsOf: (request: Request) => Promise<readonly NeededRun[]>;
  /** The request that another one needs; `null` when there is none, which resolving that one reports. */
  readonly requestFor: (from: Request, need: NeededRun) => Request | null;
  /** Whether it got a response in this session. */
  readonly wasAnswered: (request: Request) => Promise<boolean>;
  /** Whether a request that only a placeholder names may be sent first. */
  readonly mayRun: (from: Request, needed: Request) => Promise<boolean>;
  /** Sends it; whether a complete response came. */
  readonly run: (request: Request) => Promise<boolean>;
}

/** What became of the requests that one needs. */
export type MetNeeds<Request> =
  | { readonly kind: 'met' }
  /** A person did not want `needed` to be sent. */
  | { readonly kind: 'declined'; readonly needed: Request }
  /** No complete response came for `needed`, which `for` waits for. */
  | { readonly kind: 'unanswered'; readonly needed: Request; readonly for: Request }
  /** Names of requests that wait for each other, the first one again at the end. */
  | { readonly kind: 'ring'; readonly names: readonly string[] };

/**
 * Runs what a request needs, what that needs before it, each once unless `@forceRef` names it. A ring is found before
 * anything is sent. The request itself is not run.
 */
export async function meetNeeds<Request>(request: Request, runner: NeedsRunner<Request>): Promise<MetNeeds<Request>> {
  const ring = await ringOf(request, runner);
  if (ring) return { kind: 'ring', names: ring };
  const done = new Set<string>();
  const meet = async (current: Request): Promise<MetNeeds<Request>> => {
    for (const need of await runner.needsOf(current)) {
      const needed = runner.requestFor(current, need);
      if (!needed) continue;
      const key = runner.keyOf(needed);
      if (need.by !== 'forceRef' && (done.has(key) || (await runner.wasAnswered(needed)))) continue;
      if (need.by === 'reference' && !(await runner.mayRun(current, needed))) return { kind: 'declined', needed };
      const before = await meet(needed);
      if (before.kind !== 'met') return before;
      if (!(await runner.run(needed))) return { kind: 'unanswered', needed, for: current };
      done.add(key);
    }
    return { kind: 'met' };
  };
  return meet(request);
}

/** Every request is looked at once. */
async function ringOf<Request>(request: Request, runner: NeedsRunner<Request>): Promise<readonly string[] | null> {
  const { keyOf, nameOf } = runner;
  const done = new Set<string>();
  const visit = async (current: Request, path: readonly Request[]): Promise<readonly string[] | null> => {
    const here = [...path, current];
    for (const need of await runner.needsOf(current)) {
      const next = runner.requestFor(current, need);
      if (!next || done.has(keyOf(next))) continue;
      const from = here.findIndex((one) => keyOf(one) === keyOf(next));
      if (from !== -1) return [...here.slice(from), next].map(nameOf);
      const ring = await visit(next, here);
      if (ring) return ring;
    }
    done.add(keyOf(current));
    return null;
  };
  return visit(request, []);
}
