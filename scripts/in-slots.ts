/** Work that keeps cores of the machine busy. */
export interface Job {
  readonly name: string;
  /** How many cores; `'all'`: it wants the machine for itself. */
  readonly cores: number | 'all';
  /** Names of jobs that have to be over before it begins; names that no job has count for nothing. */
  readonly after: readonly string[];
  /** Settles when what it needs of the machine is there; where that fails, it runs all the same and says so itself. */
  readonly ready: Promise<unknown>;
  readonly run: () => Promise<void>;
}

/**
 * Runs the jobs side by side, in their order, as many at a time as there are cores for: more would only wait for one another,
 * and what waits for others is late where a test expects it in time. Rejects when a job does, once no other one runs any more.
 */
export function inSlots(jobs: readonly Job[], cores: number): Promise<void> {
  return new Promise((settle, fail) => {
    const waiting = [...jobs];
    const ready = new Set<Job>();
    const open = new Set(jobs.map(({ name }) => name));
    const failures: unknown[] = [];
    let free = cores;

    const costOf = (job: Job): number => (job.cores === 'all' ? cores : Math.min(job.cores, cores));
    const mayBegin = (job: Job): boolean =>
      ready.has(job) && costOf(job) <= free && job.after.every((name) => !open.has(name));

    const begin = (job: Job): void => {
      waiting.splice(waiting.indexOf(job), 1);
      free -= costOf(job);
      job
        .run()
        .catch((error: unknown) => failures.push(error))
        .finally(() => {
          free += costOf(job);
          open.delete(job.name);
          goOn();
        });
    };

    const goOn = (): void => {
      if (failures.length === 0) {
        for (let job = waiting.find(mayBegin); job !== undefined; job = waiting.find(mayBegin)) begin(job);
        if (waiting.length === 0 && free === cores) settle();
      } else if (free === cores) fail(failures[0]);
    };

    for (const job of jobs) {
      const isReady = (): void => {
        ready.add(job);
        goOn();
      };
      job.ready.then(isReady, isReady);
    }
    if (jobs.length === 0) settle();
  });
}
