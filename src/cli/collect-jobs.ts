import { resolve as absolute, dirname, relative } from 'node:path';
import { decodableCodings } from '../exchange/decodable-codings.ts';
import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { blockAt, hasRuns, holdsRequest, requestBlocks } from '../language/look-up.ts';
import type { ReadAs } from '../language/profile.ts';
import { loopRuns } from '../request/loop-runs.ts';
import { plannedRuns } from '../request/planned-runs.ts';
import { type Environments, readEnvironments } from '../request/read-environments.ts';
import { readImports } from '../request/read-imports.ts';
import type { ResolveContext } from '../request/resolve.ts';
import type { RequestOptions } from '../request/resolved-request.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { findFiles } from './find-files.ts';
import type { ProblemTeller } from './problem-teller.ts';
import { readRequestFile } from './read-request-file.ts';
import { type Selection, selectBlocks } from './select-blocks.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** A request of the command line: where it stands, and what it will be resolved with. */
export interface Job {
  /** As named on the command line. */
  readonly file: string;
  readonly document: HttpDocument;
  readonly block: RequestBlock;
  readonly context: ResolveContext;
  /** What tells the runs of one request by several `run` lines apart; `null` for one that is sent for itself. */
  readonly run: number | null;
}

export interface JobSettings {
  readonly selection: Selection;
  readonly readAs: ReadAs;
  readonly chosenEnvironments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly defaults: RequestOptions;
  /** Those of them that an option of the command decides. */
  readonly decided: ReadonlySet<keyof RequestOptions>;
}

/**
 * The chosen requests of the named files, in order. What is wrong outside of every request is told here: unless one
 * request was chosen it makes the file unusable, for it may well have been meant as one.
 */
export async function collectJobs(
  patterns: readonly string[],
  settings: JobSettings,
  surroundings: Surroundings,
  teller: ProblemTeller,
): Promise<readonly Job[]> {
  const { selection, readAs, chosenEnvironments, variables, defaults, decided } = settings;
  const isChosen = selection.name !== undefined || selection.line !== undefined;
  const files = findFiles(patterns);
  // Files of one folder have the same environments.
  const known = new Map<string, Promise<Environments>>();
  const environmentsOf = (file: string): Promise<Environments> => {
    const folder = dirname(file);
    const environments = known.get(folder) ?? readEnvironments(file, surroundings);
    known.set(folder, environments);
    return environments;
  };
  const jobs: Job[] = [];
  const answers = new Map<string, string>();
  const sendingAnswers = new Map<string, string>();
  let broken = 0;
  for (const file of files) {
    const document = readRequestFile(file, readAs);
    const stray = document.problems.filter(({ range }) => !isInRequest(document, range.start));
    teller.tell(file, document, stray);
    if (!isChosen) broken += stray.filter(({ severity }) => severity === 'error').length;
    const environments = await environmentsOf(absolute(file));
    requireEnvironments(chosenEnvironments, environments);
    const imports = await readImports(document, absolute(file), surroundings);
    const indices = new Map(requestBlocks(document).map((block, index) => [block, index]));
    const shared = {
      file: absolute(file),
      chosenEnvironments,
      environments,
      variables,
      answers,
      sendingAnswers,
      exchangeOf: () => Promise.resolve(null),
      defaults,
      decided,
      userAgent: `portside/${version}`,
      acceptEncoding: decodableCodings,
    };
    for (const block of selectBlocks(file, document, selection)) {
      if (hasRuns(block)) {
        const planned = await plannedRuns({ file: absolute(file), document }, block, surroundings);
        teller.tell(file, document, planned.problems);
        broken += planned.problems.length;
        for (const run of planned.runs) {
          const index = requestBlocks(run.document).indexOf(run.block);
          const context = { ...shared, file: run.file, index, runVariables: run.variables };
          const { document: of, block: sent } = run;
          jobs.push({ file: shownPath(run.file, file), document: of, block: sent, context, run: jobs.length });
        }
      }
      if (holdsRequest(block)) {
        const context = { ...shared, index: indices.get(block) ?? 0, imports };
        const loop = await loopRuns(document, block, shared);
        if (loop.problem) {
          teller.tell(file, document, [loop.problem]);
          broken += 1;
        }
        const isLoop = loop.runs.length > 1;
        for (const runVariables of loop.runs)
          jobs.push({
            file,
            document,
            block,
            context: { ...context, runVariables },
            run: isLoop ? jobs.length : null,
          });
      }
    }
  }
  if (broken > 0) {
    teller.end();
    throw new UsageError('cannot-be-sent', 'Nothing was sent, because of lines that cannot be read (see above).');
  }
  if (jobs.length === 0) throw new UsageError('no-request', `There is no request in ${files.join(', ')}.`);
  return jobs;
}

/** What a request is known by within a run. */
export function jobKey({ file, block, run }: Job): string {
  return `${file}\n${block.index}\n${run ?? ''}`;
}

/** A file as the command line would name it: from where `named`, which is named there, is. */
export function shownPath(file: string | null, named: string): string {
  return file === null || file === absolute(named) ? named : relative('', file);
}

function isInRequest(document: HttpDocument, offset: number): boolean {
  return blockAt(document, offset)?.request != null;
}

function requireEnvironments(chosen: readonly string[], environments: Environments): void {
  const name = chosen.find((one) => !environments.names.includes(one));
  if (name === undefined) return;
  const known =
    environments.names.length > 0
      ? ` Known: ${environments.names.join(', ')}.`
      : environments.problems.length > 0
        ? ''
        : ' No file of environments was found.';
  const unread = environments.problems.map(({ message }) => ` ${message}`).join('');
  throw new UsageError('unknown-environment', `There is no environment "${name}".${known}${unread}`);
}
