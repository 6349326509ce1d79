import type { HttpDocument, Range, TextEdit } from '../language/document.ts';
import { positionAt, requestBlocks } from '../language/look-up.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { replacement } from '../language/problem.ts';
import { type NameTarget, type NameWorld, usesOf } from './name-target.ts';
import { resolvingTraits } from './profile-traits.ts';
import { scriptsNaming } from './rename-edits.ts';

/**
 * The edits that put a variable's value where it is used and take its definition away; `null` where that is not known to
 * send the same.
 */
export function inlineEdits(
  target: NameTarget & { readonly kind: 'variable' },
  world: NameWorld,
): readonly TextEdit[] | null {
  const { document } = world.from;
  const { name } = target;
  const [definition, ...others] = document.definitions.get(name) ?? [];
  if (!definition || others.length > 0 || definition.lazy || world.isInEnvironment(name)) return null;
  const value = definition.value.text;
  if (!keepsItsMeaning(document, value) || scriptsNaming(name, world) > 0 || isNamedElsewhere(document, name))
    return null;
  const uses = usesOf(target, world).filter(({ at }) => at.start !== definition.name.range.start);
  const edits: TextEdit[] = [];
  for (const { at } of uses) {
    const place = bracesAround(document.text, at);
    if (!place || place.start < definition.range.end || !fits(document, place, value)) return null;
    edits.push(replacement(place, value));
  }
  if (edits.length === 0) return null;
  const line = positionAt(document, definition.range.start).line;
  const wholeLine = {
    start: document.lineStarts[line] ?? 0,
    end: document.lineStarts[line + 1] ?? document.text.length,
  };
  return [replacement(wholeLine, ''), ...edits];
}

/** Whether the value is the same wherever it is written, and as often as it is. */
function keepsItsMeaning({ definitions, profile }: HttpDocument, value: string): boolean {
  const { valueEscapes, quotesJson } = resolvingTraits(profile);
  if (quotesJson || (valueEscapes && value.includes('\\'))) return false;
  return placeholdersIn(value, 0, profile).every(
    ({ inner }) => definitions.has(inner.text) && definitions.get(inner.text)?.length === 1,
  );
}

/** Whether something may use the name that is no placeholder of its own: an argument, a list of a loop, a file. */
function isNamedElsewhere(document: HttpDocument, name: string): boolean {
  const words = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}_.-]+/u);
  const isArgument = placeholdersIn(document.text, 0, document.profile).some(
    ({ inner }) => inner.text.startsWith('$') && words(inner.text).includes(name),
  );
  const isInDirective = document.blocks.some(({ directives }) =>
    directives.some(({ value }) => value !== null && words(value.text).includes(name)),
  );
  const takesFiles = requestBlocks(document).some(({ request }) =>
    request.body?.parts.some((part) => part.kind === 'file' && part.substitute),
  );
  return isArgument || isInDirective || takesFiles;
}

/** Of `{{ name }}` around the name; `null` when there is more between the braces. */
function bracesAround(text: string, { start, end }: Range): Range | null {
  const before = /\{\{[ \t]*$/.exec(text.slice(Math.max(0, start - 50), start));
  const behind = /^[ \t]*\}\}/.exec(text.slice(end, end + 50));
  return before && behind ? { start: start - before[0].length, end: end + behind[0].length } : null;
}

/** A value with white space would end a target, and one at the beginning of a line may be read as something else. */
function fits(document: HttpDocument, place: Range, value: string): boolean {
  const line = document.lineStarts[positionAt(document, place.start).line] ?? 0;
  const isFirst = document.text.slice(line, place.start).trim() === '';
  if (isFirst && !/^[\p{L}\p{N}"'[]/u.test(value)) return false;
  const isInTarget = requestBlocks(document).some(
    ({ request }) => request.range.start <= place.start && place.end <= request.target.range.end,
  );
  return !(isInTarget && (value === '' || /[\s#]/.test(value)));
}
