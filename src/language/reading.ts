import type {
  Directive,
  Fix,
  Import,
  Located,
  Output,
  Problem,
  Range,
  Script,
  Severity,
  VariableDefinition,
  WrittenRequest,
} from './document.ts';
import { problem } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';
import type { Profile } from './profile.ts';
import { type ReadingTraits, readingTraits } from './profile-traits.ts';
import type { Source } from './source.ts';

/** A block while it is read, and after it the next one. Lists come into being with their first member: most blocks have few of them. */
export interface BlockDraft {
  comments: Range[] | null;
  directives: Directive[] | null;
  variables: VariableDefinition[] | null;
  scripts: Script[] | null;
  imports: Import[] | null;
  request: WrittenRequest | null;
  handlers: Script[] | null;
  assertions: Located[] | null;
  outputs: Output[] | null;
  storedResponses: Located[] | null;
}

/**
 * What the constructs of a block share. Each takes a line and gives the line behind what it has read. One serves all blocks
 * that are read together, each after `beginBlock`: a document of megabytes has tens of thousands.
 */
export interface Reading {
  readonly source: Source;
  readonly profile: Profile;
  readonly traits: ReadingTraits;
  /** Of the block. */
  problems: Problem[];
  /** Over all blocks that are read together. */
  readonly tally: { unknownNames: number };
  readonly draft: BlockDraft;
  /** The first line that belongs to the next block; may move up when an indented separator is met. */
  limit: number;
  /** From this line on no `{{` script is closed; kept so that the search for an end runs once a block. */
  scriptBlocksEnd: number;
  /** Text that is no request line was met, and said once. */
  strayTextReported: boolean;
}

/** Before the first block. */
export function newReading(source: Source, profile: Profile): Reading {
  return {
    source,
    profile,
    traits: readingTraits(profile),
    problems: [],
    tally: { unknownNames: 0 },
    draft: {
      comments: null,
      directives: null,
      variables: null,
      scripts: null,
      imports: null,
      request: null,
      handlers: null,
      assertions: null,
      outputs: null,
      storedResponses: null,
    },
    limit: 0,
    scriptBlocksEnd: Number.POSITIVE_INFINITY,
    strayTextReported: false,
  };
}

/** Makes room for a block that ends at the line `limit`. The lists of the one before stay as they are. */
export function beginBlock(reading: Reading, limit: number): void {
  const { draft } = reading;
  if (reading.problems.length > 0) reading.problems = [];
  draft.comments = null;
  draft.directives = null;
  draft.variables = null;
  draft.scripts = null;
  draft.imports = null;
  draft.request = null;
  draft.handlers = null;
  draft.assertions = null;
  draft.outputs = null;
  draft.storedResponses = null;
  reading.limit = limit;
  reading.scriptBlocksEnd = Number.POSITIVE_INFINITY;
  reading.strayTextReported = false;
}

export function report(
  reading: Reading,
  code: ProblemCode,
  severity: Severity,
  start: number,
  end: number,
  message: string,
  fix: Fix | null = null,
): void {
  reading.problems.push(problem(code, severity, { start, end }, message, fix));
}

export function addComment({ draft }: Reading, start: number, end: number): void {
  draft.comments ??= [];
  draft.comments.push({ start, end });
}

export function addDirective({ draft }: Reading, directive: Directive): void {
  draft.directives ??= [];
  draft.directives.push(directive);
}

export function addVariable({ draft }: Reading, definition: VariableDefinition): void {
  draft.variables ??= [];
  draft.variables.push(definition);
}

export function addScript({ draft }: Reading, script: Script): void {
  draft.scripts ??= [];
  draft.scripts.push(script);
}

export function addImport({ draft }: Reading, imported: Import): void {
  draft.imports ??= [];
  draft.imports.push(imported);
}

export function addHandler({ draft }: Reading, handler: Script): void {
  draft.handlers ??= [];
  draft.handlers.push(handler);
}

export function addAssertion({ draft }: Reading, assertion: Located): void {
  draft.assertions ??= [];
  draft.assertions.push(assertion);
}

export function addOutput({ draft }: Reading, output: Output): void {
  draft.outputs ??= [];
  draft.outputs.push(output);
}

export function addStoredResponse({ draft }: Reading, response: Located): void {
  draft.storedResponses ??= [];
  draft.storedResponses.push(response);
}

/** Whether a request line behind the request line begins another request here: httpYac's way. */
export function beginsAnotherRequest({ traits, draft }: Reading): boolean {
  return (
    traits.methodBeginsRequest &&
    !draft.directives?.some(
      ({ name }) => name.text === 'forceRegionDelimiter' || name.text === 'force-region-delimiter',
    )
  );
}
