import { describeDirective } from '../language/directives.ts';
import type { HttpDocument, Problem, RequestBlock } from '../language/document.ts';
import { problem } from '../language/problem.ts';
import { environmentValue } from './environment-scope.ts';
import type { Resolving } from './resolving.ts';
import { valueAtPath } from './value-path.ts';

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

/** How often a request is sent, and with which values. A list is a definition above that is JSON, or the environment's. */
export function loopRuns(
  document: HttpDocument,
  block: RequestBlock,
  chosen: Pick<Resolving, 'environments' | 'chosenEnvironments'>,
): LoopRuns {
  const directive = block.directives.find(({ name }) => describeDirective(name.text)?.name === 'loop');
  const loop = directive?.value ? loopOf(directive.value.text) : null;
  // The draft specification knows no loop, and such a line then changes nothing.
  if (!directive || !loop || document.profile === 'draft-2026') return { runs: [{}], problem: null };
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

function lengthOf(
  list: string,
  document: HttpDocument,
  block: RequestBlock,
  chosen: Pick<Resolving, 'environments' | 'chosenEnvironments'>,
): number | null {
  const [, name = list, path = ''] = /^([^.[\]]+)([.[].*)$/.exec(list) ?? [];
  const above = document.definitions.get(name)?.findLast(({ range }) => range.start < block.request.range.start);
  const value = above?.value.text ?? environmentValue(chosen, name);
  const found = value === undefined ? undefined : valueAtPath(value, path);
  return Array.isArray(found) ? found.length : null;
}
