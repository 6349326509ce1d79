import type { HttpDocument, Problem } from '../language/document.ts';
import { secretBlot } from '../request/mask.ts';
import { problemText } from './problem-text.ts';
import type { Terminal } from './terminal.ts';

/** Tells problems on standard error: each once, though it holds for several requests, and the first ones of very many. */
export interface ProblemTeller {
  /** Hints are told as well. */
  readonly showsHints: boolean;
  /** All but hints, which are counted. Of the lines that are shown, `secrets` are not. */
  readonly tell: (
    file: string,
    document: HttpDocument,
    problems: readonly Problem[],
    secrets?: readonly string[],
  ) => void;
  /** Says how many were left out, hints too. */
  readonly end: () => void;
}

const most = 100;

/** `showsHints`: hints are told as well. */
export function createProblemTeller(terminal: Terminal, showsHints: boolean): ProblemTeller {
  let count = 0;
  let hints = 0;
  const told = new Set<string>();
  return {
    showsHints,
    tell(file, document, problems, secrets = []) {
      for (const problem of problems) {
        const place = `${problem.code} ${problem.range.start} ${file}`;
        if (told.has(place)) continue;
        told.add(place);
        if (problem.severity === 'hint' && !showsHints) {
          hints += 1;
          continue;
        }
        count += 1;
        if (count <= most) terminal.err(problemText(file, document, problem, terminal, secretBlot(secrets)));
      }
    },
    end() {
      if (count > most)
        terminal.err(`portside: ${count - most} more problems are not shown; portside parse lists those of a file.\n`);
      if (hints > 0)
        terminal.err(
          `portside: ${hints === 1 ? 'a hint is' : `${hints} hints are`} not shown; --show notices shows ${hints === 1 ? 'it' : 'them'}.\n`,
        );
      count = 0;
      hints = 0;
    },
  };
}
