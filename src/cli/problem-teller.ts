import type { HttpDocument, Problem } from '../language/document.ts';
import { secretBlot } from '../request/mask.ts';
import { problemText } from './problem-text.ts';
import type { Terminal } from './terminal.ts';

/** Tells problems on standard error: each once, though it holds for several requests, and the first ones of very many. */
export interface ProblemTeller {
  /** Errors and warnings; what is only for information stays untold. Of the lines that are shown, `secrets` are not. */
  readonly tell: (
    file: string,
    document: HttpDocument,
    problems: readonly Problem[],
    secrets?: readonly string[],
  ) => void;
  /** Says how many were left out. */
  readonly end: () => void;
}

const most = 100;

export function createProblemTeller(terminal: Terminal): ProblemTeller {
  let count = 0;
  const told = new Set<string>();
  return {
    tell(file, document, problems, secrets = []) {
      for (const problem of problems) {
        if (problem.severity !== 'error' && problem.severity !== 'warning') continue;
        const place = `${problem.code} ${problem.range.start} ${file}`;
        if (told.has(place)) continue;
        told.add(place);
        count += 1;
        if (count <= most) terminal.err(problemText(file, document, problem, terminal, secretBlot(secrets)));
      }
    },
    end() {
      if (count > most)
        terminal.err(`portside: ${count - most} more problems are not shown; portside parse lists those of a file.\n`);
      count = 0;
    },
  };
}
