import type { HttpDocument } from '../language/document.ts';
import type { EnvironmentValue } from './environment/environment-file.ts';
import { environmentLayers } from './environment-scope.ts';
import type { Origin } from './origin.ts';
import type { Environments } from './read-environments.ts';

/** A variable that has a value at some place of a document. */
export interface VisibleVariable {
  readonly name: string;
  /** As written: nothing substituted; JSON for what is no text. */
  readonly written: string;
  readonly origin: Origin;
  /** Weaker places that would give it another value, the strongest first. */
  readonly shadowed: readonly Origin[];
}

/**
 * The variables that a placeholder at `offset` may name, the file's own first. `file` is absolute; `null` for text that
 * is in no file. `chosen`: the chosen environments, the strongest last.
 */
export function visibleVariables(
  document: HttpDocument,
  offset: number,
  file: string | null,
  environments: Environments,
  chosen: readonly string[],
): readonly VisibleVariable[] {
  const found = new Map<string, VisibleVariable>();
  const add = (name: string, written: string, origin: Origin): void => {
    const stronger = found.get(name);
    if (!stronger) found.set(name, { name, written, origin, shadowed: [] });
    else found.set(name, { ...stronger, shadowed: [...stronger.shadowed, origin] });
  };
  for (const [name, definitions] of document.definitions) {
    const definition = definitions.findLast(({ range }) => range.start < offset) ?? definitions[0];
    if (definition) add(name, definition.value.text, { kind: 'definition', file, range: definition.range });
  }
  for (const layer of environmentLayers(chosen))
    for (const { path, isPrivate, environments: byName, lines } of environments.files)
      for (const [name, value] of Object.entries(byName.get(layer) ?? {}))
        add(name, textOf(value), {
          kind: 'environment',
          environment: layer,
          file: path,
          line: lines.get(layer)?.get(name) ?? null,
          isPrivate,
        });
  return [...found.values()];
}

function textOf(value: EnvironmentValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
