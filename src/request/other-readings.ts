import type { Range } from '../language/document.ts';
import type { FoundDefinition } from './definition-for.ts';
import { environmentValue } from './environment-scope.ts';
import { complain, type Resolving } from './resolving.ts';

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

/** A list goes in as JSON; JetBrains sends the request once for each of its members, as `# @loop` does. */
export function tellOfList(resolving: Resolving, name: string, range: Range): void {
  const iterates = resolving.traits.iteratesLists;
  complain(
    resolving,
    'list-value',
    iterates ? 'error' : 'warning',
    range,
    iterates
      ? `“${name}” is a list. JetBrains sends the request once for each of its members, which is written # @loop for one of ${name} here, with {{one}} in its place.`
      : `“${name}” is a list and is put in as JSON. JetBrains would send the request once for each of its members. Write {{${name}[0]}} for the first, or # @loop for one of ${name} and {{one}} for each.`,
  );
}
