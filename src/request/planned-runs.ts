import type { Block, Import, Problem } from '../language/document.ts';
import { holdsRequest } from '../language/look-up.ts';
import { didYouMean } from '../language/near-matches.ts';
import { problem } from '../language/problem.ts';
import { importedPath, readImports, readRequests } from './read-imports.ts';
import { type PlacedRequest, type RequestFile, requestIn, requestNamesIn } from './request-file.ts';
import type { Surroundings } from './surroundings.ts';

/** A request that a `run` line sends. */
export interface PlannedRun extends PlacedRequest {
  /** What `run #Name (@a=1)` gives, as written; those of an outer `run` are stronger. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface PlannedRuns {
  readonly runs: readonly PlannedRun[];
  /** In the document that has the `run` lines. */
  readonly problems: readonly Problem[];
}

/** Requests and files that one block may run, directly or not. */
const most = 1000;

/**
 * What the `run` lines of a block send, in order, each followed into the files it names. The block's own request is not
 * among them.
 */
export async function plannedRuns(
  { file, document }: RequestFile,
  block: Block,
  surroundings: Surroundings,
): Promise<PlannedRuns> {
  const runs: PlannedRun[] = [];
  const problems: Problem[] = [];
  let count = 0;

  /** Counts a request or a file; whether there is still room for it. */
  const hasRoom = (why: Import): boolean => {
    count += 1;
    if (count === most + 1)
      problems.push(problem('run-cycle', 'error', why.range, `This runs more than ${most} requests and files.`));
    return count <= most;
  };

  const add = (run: PlannedRun, why: Import): void => {
    if (hasRoom(why)) runs.push(run);
  };

  const visit = async (
    from: RequestFile,
    here: Block,
    variables: PlannedRun['variables'],
    outer: Import | null,
    path: readonly string[],
  ): Promise<void> => {
    for (const line of here.imports) {
      if (line.kind !== 'run') continue;
      const why = outer ?? line;
      const wanted = runOf(line.what.text);
      const given = { ...wanted.variables, ...variables };
      const trouble = (code: 'run-missing' | 'run-cycle', message: string): void => {
        problems.push(problem(code, 'error', why.range, message));
      };
      if (wanted.name !== null) {
        const files = [from, ...(await readImports(from.document, from.file, surroundings)).files];
        const found = requestIn(files, wanted.name);
        if (!found) {
          trouble(
            'run-missing',
            `There is no request named “${wanted.name}”.${didYouMean(wanted.name, requestNamesIn(files))} Name one with # @name ${wanted.name} above it, or import its file.`,
          );
          continue;
        }
        const key = keyOf(found.file, found.block);
        if (path.includes(key)) {
          trouble('run-cycle', `“${wanted.name}” runs itself, without an end.`);
          continue;
        }
        await visit(found, found.block, given, why, [...path, key]);
        add({ ...found, variables: given }, why);
        continue;
      }
      if (!hasRoom(why)) return;
      const target = importedPath(from.file, wanted.path, surroundings);
      const bytes = target === null ? null : await surroundings.readFile(target);
      if (target === null || bytes === null) {
        trouble('run-missing', `There is no file ${target ?? wanted.path}, or it cannot be read.`);
        continue;
      }
      if (path.includes(target)) {
        trouble('run-cycle', `${[...path.slice(path.indexOf(target)), target].join(' runs ')}, without an end.`);
        continue;
      }
      const next = { file: target, document: readRequests(bytes, target, from.document) };
      for (const one of next.document.blocks) {
        if (count > most) return;
        await visit(next, one, given, why, [...path, target]);
        if (holdsRequest(one)) add({ ...next, block: one, variables: given }, why);
      }
    }
  };
  await visit({ file, document }, block, {}, null, [keyOf(file, block), ...(file === null ? [] : [file])]);
  return { runs, problems };
}

/** `#Name`, `./file.http`, and either with `(@a=1, @b = two)` behind it. */
function runOf(what: string): {
  readonly name: string | null;
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
} {
  const [, target = what, given = ''] = /^(.*?)[ \t]*\([ \t]*(@.*)\)$/s.exec(what) ?? [];
  const pairs = given
    .split(/,[ \t]*(?=@)/)
    .map((pair) => /^@([^\s=]+)[ \t]*=(.*)$/s.exec(pair))
    .map((match) => [match?.[1] ?? '', (match?.[2] ?? '').trim()] as const)
    .filter(([name]) => name !== '');
  return {
    name: target.startsWith('#') ? target.slice(1).trim() : null,
    path: target.trim(),
    variables: Object.fromEntries(pairs),
  };
}

function keyOf(file: string | null, { index }: Block): string {
  return `${file ?? ''}#${index}`;
}
