import { writeFileSync } from 'node:fs';
import { cases } from '../../tls/cases.ts';
import { lookupIn, openLaboratory } from '../../tls/laboratory.ts';
import { tryAll } from '../../tls/try-all.ts';
import { openWorkbench } from '../../tls/workbench.ts';
import { bothVerdicts, type Task } from './verdicts.ts';

/** The laboratory's servers, judged as the command does, with the verdicts written to `file`. */
export async function openTask(file: string): Promise<{
  /** Refused servers that got something of a request nevertheless, from whomever. */
  readonly leaks: () => readonly string[];
  readonly close: () => Promise<void>;
}> {
  // Hosts below `localhost` are found by whoever has no table of ours.
  const laboratory = await openLaboratory(cases, openWorkbench(Date.now()), 'lab.localhost');
  const targets = laboratory.cases.filter(({ lists }) => lists.length === 0);
  const trials = await tryAll(targets, lookupIn(laboratory.leads));
  const task: Task = {
    leads: [...laboratory.leads],
    targets: targets.map(({ name, host, port, authorities, isSilent, httpVersion }) => {
      const trial = trials.get(name);
      if (trial === undefined || trial instanceof Error) throw trial ?? new Error(`${name} was not tried.`);
      return { name, host, port, authorities, isSilent, httpVersion, ...bothVerdicts(trial) };
    }),
  };
  writeFileSync(file, JSON.stringify(task));
  const refused = new Set(task.targets.filter(({ inspected }) => inspected.failure !== null).map(({ name }) => name));
  return {
    leaks: () => targets.filter((one) => refused.has(one.name) && one.requestBytes() > 0).map(({ name }) => name),
    close: laboratory.close,
  };
}
