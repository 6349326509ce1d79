import { dependsOnTime, type Statement, type Trial } from '../../tls/judge.ts';

/** What has to be the same wherever a server is judged. */
export interface Verdict {
  readonly trusted: boolean;
  readonly failure: string | null;
  readonly trustErrors: readonly string[];
  /** Like `error wrong-host`, sorted. */
  readonly findings: readonly string[];
}

/** What is handed from the runner to the suite in the extension host. */
export interface Task {
  readonly leads: readonly (readonly [host: string, addresses: readonly string[]])[];
  readonly targets: readonly {
    readonly name: string;
    readonly host: string;
    readonly port: number;
    readonly authorities: string;
    readonly isSilent: boolean;
    readonly httpVersion: '1.1' | '2';
    readonly inspected: Verdict;
    readonly sent: Verdict;
  }[];
}

export function verdictOf({ trusted, failure, trustErrors, findings }: Statement): Verdict {
  return { trusted, failure, trustErrors, findings: findingNames(findings) };
}

/** Time is no part of a verdict. */
export function findingNames(findings: Statement['findings']): readonly string[] {
  return findings
    .filter(({ id }) => id !== dependsOnTime)
    .map(({ id, severity }) => `${severity} ${id}`)
    .toSorted();
}

export function bothVerdicts(trial: Trial): Pick<Task['targets'][number], 'inspected' | 'sent'> {
  const inspected = verdictOf(trial.inspected);
  return { inspected, sent: trial.sent === null ? inspected : verdictOf(trial.sent) };
}
