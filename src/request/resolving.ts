import type { Fix, HttpDocument, Problem, Range, RequestBlock, Severity } from '../language/document.ts';
import { problem } from '../language/problem.ts';
import type { ProblemCode } from '../language/problem-codes.ts';
import type { Ask } from './asking.ts';
import type { NamedExchange } from './named-exchange.ts';
import type { NeededRun } from './needed-run.ts';
import type { ResolvingTraits } from './profile-traits.ts';
import type { Environments } from './read-environments.ts';
import type { RequestFile } from './request-file.ts';
import type { RequestOptions } from './resolved-request.ts';
import type { Surroundings } from './surroundings.ts';

/** What the steps of one resolution share. */
export interface Resolving {
  readonly document: HttpDocument;
  readonly block: RequestBlock;
  readonly surroundings: Surroundings;
  readonly environments: Environments;
  /** Names of the chosen environments, the strongest last; empty: only what is shared. */
  readonly chosenEnvironments: readonly string[];
  /** Values given for this run, stronger than all others. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Those of the overrides that a person has answered. */
  readonly answered: ReadonlySet<string>;
  /** How the document's profile decides where the dialects differ. */
  readonly traits: ResolvingTraits;
  /** Absolute path of the request's file; `null` for text that is in no file. */
  readonly file: string | null;
  /** `file`: absolute path of the imported file that has the request; `null` for the document itself. */
  readonly exchangeOf: (name: string, file: string | null) => Promise<NamedExchange | null>;
  /** Files whose requests and variables are known besides the document's own, the strongest first. */
  readonly imported: readonly RequestFile[];
  /** Requests that have to be run first; grows. */
  readonly needs: NeededRun[];
  /** Folder of the request's file; `null` for text that is in no file. */
  readonly folder: string | null;
  readonly ask: Ask;
  /** Values that are sent and never shown; grows. Never holds an empty text. */
  readonly secrets: Set<string>;
  /**
   * Values of the dynamic placeholders that a multipart boundary is made of, by what stands between their braces: they are
   * made once for the request, as the body repeats the boundary. `null` before.
   */
  readonly boundaryValues: Map<string, string | null>;
  /** Found on the way; grows. */
  readonly problems: Problem[];
  /** Options that the run or Portside's own settings decide: settings of other tools do not change them. */
  readonly decided: ReadonlySet<keyof RequestOptions>;
}

export function complain(
  resolving: Resolving,
  code: ProblemCode,
  severity: Severity,
  range: Range,
  message: string,
  fix: Fix | null = null,
): void {
  resolving.problems.push(problem(code, severity, range, message, fix));
}

/** So many problems of one request are no typing errors, and to look for what was meant takes time with each known name. */
const mostExplained = 100;

/** Whether a name that is not known is worth looking for what was meant by it. */
export function looksForMeant({ problems }: Resolving): boolean {
  return problems.length < mostExplained;
}

/** Where requests and variables are looked for: the document, then what it imports. */
export function knownFiles({ document, file, imported }: Resolving): readonly RequestFile[] {
  return [{ file, document }, ...imported];
}
