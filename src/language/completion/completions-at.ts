import type { HttpDocument } from '../document.ts';
import { assertionCompletions } from './assertion-completions.ts';
import { bodyLineCompletions } from './body-line-completions.ts';
import { type Completion, completion } from './completion.ts';
import type { CompletionPlace } from './completion-place.ts';
import { directiveCompletions, directiveValueCompletions } from './directive-completions.ts';
import { type FieldChoice, fieldNameCompletions, fieldValueCompletions } from './field-completions.ts';
import { type FolderEntry, fileCompletions } from './file-completions.ts';
import { lineStartCompletions } from './line-start-completions.ts';
import { namedRequests } from './named-requests.ts';
import { placeholderCompletions } from './placeholder-completions.ts';
import type { PlaceholderWorld } from './placeholder-world.ts';
import { snippetCompletions } from './snippets.ts';
import { targetCompletions } from './target-completions.ts';
import { versionCompletions } from './version-completions.ts';

/** What completions are made of besides the document; each is asked for only where it matters. */
export interface CompletionWorld {
  readonly fields: readonly FieldChoice[];
  /** What a method does, in a few words; empty for nothing. */
  readonly meaningOfMethod: (method: string) => string;
  /** What the folder of the path being written holds. */
  readonly entries: readonly FolderEntry[];
  readonly placeholder: PlaceholderWorld;
}

/** What may be written at a place, the likeliest first. */
export function completionsAt(
  document: HttpDocument,
  place: CompletionPlace,
  world: CompletionWorld,
): readonly Completion[] {
  switch (place.kind) {
    case 'line-start':
      return [
        ...lineStartCompletions(place.hasSpace, world.meaningOfMethod),
        ...(place.isAlone ? snippetCompletions(place.kind) : []),
      ];
    case 'target':
      return targetCompletions(document, place.prefix, place.range.start);
    case 'version':
      return versionCompletions();
    case 'directive-name':
      return directiveCompletions(place.written);
    case 'directive-value':
      return directiveValueCompletions(document, place.name, place.words);
    case 'field-name':
      return [
        ...fieldNameCompletions(world.fields, place.written, place.hasColon),
        ...(place.hasColon ? [] : snippetCompletions(place.kind)),
      ];
    case 'field-value':
      return fieldValueCompletions(place.name, place.before, place.needsSpace, exampleOf(place.name, world.fields));
    case 'placeholder':
      return placeholderCompletions(document, place.prefix, place.isClosed ? '' : '}}', world.placeholder);
    case 'file':
      return fileCompletions(world.entries, place.prefix, place.use, place.needsSpace);
    case 'run':
      return [
        ...namedRequests(document).map(({ called, line }) => completion('request', `#${called}`, { detail: line })),
        ...fileCompletions(world.entries, place.prefix, 'import', false),
      ];
    case 'assertion':
      return assertionCompletions(place.left);
    case 'body-line':
      return [...bodyLineCompletions(), ...snippetCompletions(place.kind)];
  }
}

/**
 * Whether a typed character asks for completions at a place: those that VS Code calls for mean something in one place
 * and are plain text in all others.
 */
export function isCalledFor(place: CompletionPlace, character: string): boolean {
  switch (character) {
    case '{':
    case '$':
      return place.kind === 'placeholder';
    case '.':
      return ['placeholder', 'file', 'run', 'assertion'].includes(place.kind);
    case '@':
      return place.kind === 'directive-name';
    case '#':
      return place.kind === 'run';
    case ':':
      return place.kind === 'field-value' && place.prefix === '';
    case '/':
      return ['file', 'run', 'target', 'field-value', 'placeholder'].includes(place.kind);
    case '<':
      return place.kind === 'file';
    case ' ':
      return beginsWord(place);
    default:
      return true;
  }
}

/** Whether a blank before the offset begins a word of which something is known. */
function beginsWord(place: CompletionPlace): boolean {
  switch (place.kind) {
    case 'placeholder':
      return place.prefix.startsWith('$');
    case 'field-value':
      return place.prefix === '' && (place.before === '' || place.before.endsWith(';'));
    case 'line-start':
    case 'field-name':
    case 'body-line':
      return false;
    default:
      return place.prefix === '';
  }
}

function exampleOf(name: string, fields: readonly FieldChoice[]): string {
  const lower = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === lower)?.example ?? '';
}
