import type { TextEdit } from '../language/document.ts';
import { homeOf, type NameTarget, type NameWorld, usesOf } from './name-target.ts';

/** Why a name cannot be changed to `newName`; `null` when it can. */
export function whyNotRenamed(target: NameTarget, newName: string, worlds: readonly NameWorld[]): string | null {
  if (target.kind === 'dynamic') return `$${target.name} is defined by Portside and cannot be renamed.`;
  if (newName === target.name) return null;
  if (target.kind === 'variable') {
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(newName))
      return 'The name of a variable has letters, digits, “_”, “-” and “.” only, and begins with none of the last two.';
    // What is of this name already would be hidden by it, or hide it.
    const taken = worlds.some((world) => homeOf(newName, world) !== undefined);
    return taken ? `There is already a variable “${newName}”.` : null;
  }
  if (newName.trim() !== newName || newName === '' || /[\r\n{},#]/.test(newName))
    return 'The name of a request is one line without “{”, “}”, “,” and “#”, and without white space around it.';
  if (/\s/.test(newName) && !/\s/.test(target.name))
    return 'Other requests refer to this one by its name, so it cannot have white space in it.';
  const { document } = target.home;
  const taken = document.blocks.some(({ name, request }) => request !== null && name?.text === newName);
  return taken ? `There is already a request “${newName}”.` : null;
}

/** The edits in one file. A request's other name is left alone: a title beside `@name`. */
export function renameEdits(target: NameTarget, newName: string, world: NameWorld): readonly TextEdit[] {
  const edits = usesOf(target, world).flatMap(({ name, at }): TextEdit[] =>
    name === target.name ? [{ range: at, newText: newName }] : [],
  );
  const first = target.kind === 'request' ? firstWordOf(target, world) : null;
  return first ? [{ range: first, newText: newName }, ...edits] : edits;
}

/** Scripts of the file that have the name as a string; they are not changed, as what they mean by it is not known. */
export function scriptsNaming(name: string, { from }: NameWorld): number {
  return from.document.programmed
    .flatMap(({ scripts, handlers }) => [...scripts, ...handlers])
    .filter((script) => script.kind !== 'file')
    .filter(({ code }) => ['"', "'", '`'].some((quote) => code.text.includes(quote + name + quote))).length;
}

/** `### login as admin` or `# @name login (admin)`, referred to as `login`. */
function firstWordOf(target: NameTarget & { readonly kind: 'request' }, { from }: NameWorld) {
  const { block, home, name } = target;
  if (home.document !== from.document && home.file !== from.file) return null;
  if (block.name?.text === name || block.title?.text === name) return null;
  const start = [block.name, block.title].find((one) => one?.text.startsWith(name))?.range.start;
  return start === undefined ? null : { start, end: start + name.length };
}
