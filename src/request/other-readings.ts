import type { Range } from '../language/document.ts';
import type { FoundDefinition } from './definition-for.ts';
import type { EnvironmentValue } from './environment/environment-file.ts';
import { environmentValue } from './environment-scope.ts';
import { complain, type Resolving } from './resolving.ts';
import { variablesPathOf } from './variables-path.ts';

/** Says where other tools would take another value for a name that a definition of this file gives here. */
export function tellOtherValues(resolving: Resolving, name: string, range: Range, found: FoundDefinition): void {
  const { document } = resolving;
  const { definition, home, isLater } = found;
  if (document.profile !== 'auto' || home.document !== document || isLater) return;
  const value = definition.value.text;
  // `@host = {{host}}` takes the environment's value.
  if (value.startsWith('{{') && value.endsWith('}}') && value.slice(2, -2).trim() === name) return;
  const inEnvironment = environmentValue(resolving, name);
  if (inEnvironment !== undefined && String(inEnvironment) !== value)
    complain(
      resolving,
      'value-in-environment-too',
      'hint',
      range,
      `“${name}” is taken from this file. The environment has another value for it, which JetBrains would take. Rename one of them.`,
    );
}

/**
 * What goes in for a value of the environment. A list goes in as JSON; JetBrains sends the request once for each of its members, as `# @loop`
 * does, and in its profile the sending with that number takes its member. `expression` is what stands between the braces.
 */
export function oneOfList(
  resolving: Resolving,
  expression: string,
  value: EnvironmentValue,
  range: Range,
): EnvironmentValue {
  if (!Array.isArray(value)) return value;
  const iterates = resolving.traits.iteratesLists;
  const member = iterates ? (value as readonly EnvironmentValue[])[Number(resolving.overrides['$index'])] : undefined;
  if (member !== undefined) return member;
  const path = variablesPathOf(expression);
  const list = path?.variable ?? expression;
  complain(
    resolving,
    'list-value',
    iterates ? 'error' : 'warning',
    range,
    iterates
      ? `“${expression}” is a list. JetBrains sends the request once for each of its members. Where another request or a run line needs it, that is not done: write # @loop for one of ${list}, with {{one}} in its place.`
      : `“${expression}” is a list and is put in as JSON. JetBrains would send the request once for each of its members. Write ${path ? '' : `{{${list}[0]}} for the first, or `}# @loop for one of ${list} and {{one}} for each.`,
  );
  return value;
}
