import { describeDirective, directiveDescriptions } from '../directives.ts';
import type { HttpDocument } from '../document.ts';
import { profiles } from '../profile.ts';
import { type Completion, completion } from './completion.ts';
import { namedRequests } from './named-requests.ts';

/** Directives that may well stand more than once in a block. */
const repeatable: ReadonlySet<string> = new Set([
  'prompt',
  'ref',
  'force-ref',
  'tag',
  'import',
  'capture',
  'assert',
  'expect',
  'kulala-expect-status-code',
]);

/** The directives that do something here, then those that say something, then those that are written already. */
export function directiveCompletions(written: readonly string[]): readonly Completion[] {
  const present = new Set(written.map((name) => describeDirective(name)?.name ?? name));
  const isSpent = (name: string): boolean => present.has(name) && !repeatable.has(name);
  const useful = directiveDescriptions.filter(({ effect }) => effect !== 'foreign');
  return [
    ...useful.filter(({ name, effect }) => effect === 'honoured' && !isSpent(name)),
    ...useful.filter(({ name, effect }) => effect !== 'honoured' && !isSpent(name)),
    ...useful.filter(({ name }) => isSpent(name)),
  ].map(({ name, argument, meaning, effect, aliases }) =>
    completion('directive', name, {
      insert: argument === '' ? name : `${name} `,
      detail: isSpent(name) ? 'already written' : argument,
      documentation: effect === 'later' ? `${meaning} Not built yet: you are told when you send.` : meaning,
      filter: [name, ...aliases].join(' '),
      goesOn: argument !== '',
    }),
  );
}

/** What may stand behind a directive's name; `words` are those written before the one to complete. */
export function directiveValueCompletions(
  document: HttpDocument,
  name: string,
  words: readonly string[],
): readonly Completion[] {
  const description = describeDirective(name);
  if (name === 'dialect') return words.length > 0 ? [] : profiles.map((profile) => completion('value', profile));
  if (!description) return [];
  switch (description.name) {
    case 'ref':
    case 'force-ref':
    case 'depends-on':
      return namedRequests(document)
        .filter(({ called }) => !words.includes(called))
        .map(({ called, line }) => completion('request', called, { detail: line }));
    case 'timeout':
    case 'connection-timeout':
    case 'sleep':
      return durations(words);
    default:
      return words.length > 0 ? [] : choices(description.argument);
  }
}

function durations(words: readonly string[]): readonly Completion[] {
  const [first] = words;
  if (first === undefined) return ['5 s', '30 s', '500 ms', '2 m'].map((text) => completion('value', text));
  if (words.length > 1 || !/^\d+$/.test(first)) return [];
  return [
    completion('value', 's', { detail: 'seconds' }),
    completion('value', 'ms', { detail: 'milliseconds' }),
    completion('value', 'm', { detail: 'minutes' }),
  ];
}

/** `[true|false]` and `lf|crlf` list all there is; `N [ms|s|m]` and `for X of XS | …` do not. */
function choices(argument: string): readonly Completion[] {
  const listed = /^\[?([a-z]+(?:\|[a-z]+)*)\]?$/.exec(argument)?.[1];
  return listed === undefined ? [] : listed.split('|').map((word) => completion('value', word));
}
