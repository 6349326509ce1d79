import type { HttpDocument } from '../language/document.ts';
import { blockAt } from '../language/look-up.ts';
import { promptsOf, secretNamesFor, secretPromptsOf, topPromptsOf } from '../language/prompt.ts';
import type { EnvironmentValue } from './environment/environment-file.ts';
import { environmentLayers, isSecretVariable } from './environment-scope.ts';
import type { Origin } from './origin.ts';
import type { Environments } from './read-environments.ts';
import type { RequestFile } from './request-file.ts';

/** A variable that has a value at some place of a document. */
export interface VisibleVariable {
  readonly name: string;
  /** As written: nothing substituted; JSON for what is no text. */
  readonly written: string;
  readonly origin: Origin;
  /** Weaker places that would give it another value, the strongest first. */
  readonly shadowed: readonly Origin[];
  /** Not to be shown. */
  readonly isSecret: boolean;
}

/** Where variables are looked for. */
export interface VariablePlaces {
  readonly document: HttpDocument;
  /** Absolute path of the document; `null` for text that is in no file. */
  readonly file: string | null;
  /** The files it imports, the strongest first. */
  readonly imported: readonly RequestFile[];
  readonly environments: Environments;
  /** The chosen environments, the strongest last. */
  readonly chosen: readonly string[];
}

/**
 * The variables that a placeholder at `offset` may name: what the block asks for, the file's own, those it imports, those
 * of the environments.
 */
export function visibleVariables(places: VariablePlaces, offset: number): readonly VisibleVariable[] {
  const found = new Map<string, VisibleVariable>();
  const add = (name: string, written: string, origin: Origin, isSecret: boolean): void => {
    const stronger = found.get(name);
    if (!stronger) found.set(name, { name, written, origin, shadowed: [], isSecret });
    else found.set(name, { ...stronger, shadowed: [...stronger.shadowed, origin] });
  };
  const { document, file, imported, environments, chosen } = places;
  const block = blockAt(document, offset);
  for (const { name, suggestion, isSecret } of block ? [...promptsOf(block), ...topPromptsOf(document, block)] : [])
    if (name) add(name.text, suggestion ?? '', { kind: 'answer' }, isSecret);
  const secretNames: ReadonlySet<string> = block ? secretNamesFor(document, block) : new Set();
  for (const [name, definitions] of document.definitions) {
    const definition = definitions.findLast(({ range }) => range.start < offset) ?? definitions[0];
    if (definition)
      add(name, definition.value.text, { kind: 'definition', file, range: definition.range }, secretNames.has(name));
  }
  for (const other of imported)
    for (const [name, definitions] of other.document.definitions) {
      const definition = definitions.at(-1);
      if (!definition) continue;
      const origin: Origin = { kind: 'definition', file: other.file, range: definition.range };
      add(name, definition.value.text, origin, secretNames.has(name));
    }
  for (const layer of environmentLayers(chosen))
    for (const one of environments.files)
      for (const [name, value] of Object.entries(one.environments.get(layer) ?? {}))
        add(
          name,
          textOf(value),
          {
            kind: 'environment',
            environment: layer,
            file: one.path,
            line: one.lines.get(layer)?.get(name) ?? null,
            isPrivate: one.isPrivate,
          },
          secretNames.has(name) || isSecretVariable(name, one, value),
        );
  for (const { name } of block ? secretPromptsOf(document, block) : [])
    if (name && !found.has(name.text)) add(name.text, '', { kind: 'answer' }, true);
  return [...found.values()];
}

function textOf(value: EnvironmentValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
