import type { VariableDefinition } from '../language/document.ts';
import type { RequestFile } from './request-file.ts';
import { knownFiles, type Resolving } from './resolving.ts';

/** A definition of a name, and how it was found. */
export interface FoundDefinition {
  readonly definition: VariableDefinition;
  /** The file in which it stands. */
  readonly home: RequestFile;
  /** It stands below the place that asks. */
  readonly isLater: boolean;
}

/**
 * The definition that counts at `before` of `from`: that file's own, then those of the files that the request's document
 * knows; there the last one of a name counts. `undefined` without one.
 */
export function definitionFor(
  resolving: Resolving,
  name: string,
  before: number,
  from: RequestFile,
): FoundDefinition | undefined {
  const { binding, useBeforeDefinition } = resolving.traits;
  const own = from.document.definitions.get(name) ?? [];
  const definition = binding === 'last' ? own.at(-1) : own.findLast((one) => one.range.start < before);
  if (definition) return { definition, home: from, isLater: false };
  for (const home of knownFiles(resolving)) {
    const imported = home.document === from.document ? undefined : home.document.definitions.get(name)?.at(-1);
    if (imported) return { definition: imported, home, isLater: false };
  }
  const [later] = own;
  return later && useBeforeDefinition !== 'refused' ? { definition: later, home: from, isLater: true } : undefined;
}
