import { describeDirective } from '../language/directives.ts';
import type { HttpDocument, Located, Problem, RequestBlock } from '../language/document.ts';
import { placeholdersOf } from '../language/mentions.ts';
import { problem } from '../language/problem.ts';
import { environmentValue } from './environment-scope.ts';
import { resolvingTraits } from './profile-traits.ts';
import type { Resolving } from './resolving.ts';
import { valueAtPath } from './value-path.ts';
import { valueAtVariablesPath, variablesPathOf } from './variables-path.ts';

export interface LoopRuns {
  /** What each sending gives, as written; a single empty one without `# @loop`. */
  readonly runs: readonly Readonly<Record<string, string>>[];
  readonly problem: Problem | null;
}

/** Times that a loop sends a request. */
const most = 1000;

/** What `for 3` or `for x of xs` says; `null` for anything else, which is not built. */
export function loopOf(
  text: string,
): { readonly times: number } | { readonly variable: string; readonly list: string } | null {
  const times = /^for[ \t]+(\d{1,9})$/.exec(text)?.[1];
  if (times !== undefined) return { times: Number(times) };
  const [, variable, list] = /^for[ \t]+(?:(?:const|let|var)[ \t]+)?([\w$-]+)[ \t]+of[ \t]+(\S+)$/.exec(text) ?? [];
  return variable === undefined || list === undefined ? null : { variable, list };
}

type Chosen = Pick<Resolving, 'environments' | 'chosenEnvironments'>;

/**
 * How often a request is sent, and with which values. A list is a definition above that is JSON, or the environment's. Where the profile
 * iterates lists, a placeholder whose value is one of the environment sends the request for each member too.
 */
export async function loopRuns(document: HttpDocument, block: RequestBlock, chosen: Chosen): Promise<LoopRuns> {
  const directive = block.directives.find(({ name }) => describeDirective(name.text)?.name === 'loop');
  const loop = directive?.value ? loopOf(directive.value.text) : null;
  // The draft specification knows no loop, and such a line then changes nothing.
  if (document.profile === 'draft-2026') return { runs: [{}], problem: null };
  if (!directive || !loop)
    return resolvingTraits(document.profile).iteratesLists
      ? memberRuns(document, block, chosen)
      : { runs: [{}], problem: null };
  const trouble = (message: string): LoopRuns => ({
    runs: [],
    problem: problem('loop-unusable', 'error', directive.range, message),
  });
  const length = 'times' in loop ? loop.times : lengthOf(loop.list, document, block, chosen);
  if (length === null && 'list' in loop)
    return trouble(
      `“${loop.list}” is no list: it takes a definition above, @${loop.list} = ["a", "b"], or a list of the environment.`,
    );
  if (length === null || length > most) return trouble(`A loop sends a request at most ${most} times.`);
  return {
    runs: Array.from({ length }, (_, index) => ({
      $index: String(index),
      ...('times' in loop ? {} : { [loop.variable]: `{{${loop.list}[${index}]}}` }),
    })),
    problem: null,
  };
}

/** JetBrains: once for each member of the lists that the request's placeholders stand for, which are taken side by side. */
async function memberRuns(document: HttpDocument, block: RequestBlock, chosen: Chosen): Promise<LoopRuns> {
  const lists: { readonly written: Located; readonly length: number }[] = [];
  for (const written of placeholdersOf(document, block)) {
    const value = await environmentList(written.text, chosen);
    if (value) lists.push({ written, length: value.length });
  }
  const [first] = lists;
  if (!first) return { runs: [{}], problem: null };
  const other = lists.find(({ length }) => length !== first.length);
  const trouble = ({ range }: Located, message: string): LoopRuns => ({
    runs: [],
    problem: problem('loop-unusable', 'error', range, message),
  });
  if (other)
    return trouble(
      other.written,
      `“${first.written.text}” is a list of ${first.length} and “${other.written.text}” one of ${other.length}. JetBrains sends a request once for each member of its lists, which must be of one length.`,
    );
  if (first.length > most) return trouble(first.written, `A list sends a request at most ${most} times.`);
  return { runs: Array.from({ length: first.length }, (_, index) => ({ $index: String(index) })), problem: null };
}

async function environmentList(expression: string, chosen: Chosen): Promise<readonly unknown[] | null> {
  const path = variablesPathOf(expression);
  const value = environmentValue(chosen, path?.variable ?? expression);
  if (value === undefined) return null;
  const found = path ? await valueAtVariablesPath(value, path.path) : { value };
  return 'value' in found && Array.isArray(found.value) ? found.value : null;
}

function lengthOf(list: string, document: HttpDocument, block: RequestBlock, chosen: Chosen): number | null {
  const [, name = list, path = ''] = /^([^.[\]]+)([.[].*)$/.exec(list) ?? [];
  const above = document.definitions.get(name)?.findLast(({ range }) => range.start < block.request.range.start);
  const value = above?.value.text ?? environmentValue(chosen, name);
  const found = value === undefined ? undefined : valueAtPath(value, path);
  return Array.isArray(found) ? found.length : null;
}
