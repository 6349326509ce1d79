import type { Block, Located, Range, RequestBlock } from '../language/document.ts';
import { type Mention, mentions } from '../language/mentions.ts';
import { dynamicCallOf } from './dynamic/dynamic-call.ts';
import { resolvingTraits } from './profile-traits.ts';
import { type RequestFile, requestIn } from './request-file.ts';
import { variablesPathOf } from './variables-path.ts';

/** What a name in a request file can mean. */
export interface NameWorld {
  readonly from: RequestFile;
  /** The strongest first. */
  readonly imported: readonly RequestFile[];
  /** Whether an environment that counts for the file has a variable of that name. */
  readonly isInEnvironment: (name: string) => boolean;
}

/** What a mention means. `at` is the part of the text that is the name. */
export type NameTarget =
  /** `home` is the file that defines it; `null` when environments do. */
  | { readonly kind: 'variable'; readonly name: string; readonly at: Range; readonly home: RequestFile | null }
  | {
      readonly kind: 'request';
      readonly name: string;
      readonly at: Range;
      readonly home: RequestFile;
      readonly block: RequestBlock;
    }
  /** `{{$uuid}}`: defined by Portside. */
  | { readonly kind: 'dynamic'; readonly name: string; readonly at: Range };

/** `null` for a name of nothing. */
export function nameTarget({ kind, written, block }: Mention, world: NameWorld): NameTarget | null {
  const { text, range } = written;
  switch (kind) {
    case 'variable-definition':
      return { kind: 'variable', name: text, at: range, home: world.from };
    case 'request-definition':
      return isRequest(block) ? { kind: 'request', name: text, at: range, home: world.from, block } : null;
    case 'request-use':
      return requestTarget(text, range, world);
    case 'placeholder':
      return placeholderTarget(written, world);
  }
}

/** Whether two targets are one thing, in whatever files they were found. */
export function isSameTarget(one: NameTarget, other: NameTarget): boolean {
  if (one.kind === 'variable')
    return other.kind === 'variable' && one.name === other.name && isSameHome(one.home, other.home);
  if (one.kind === 'request')
    return (
      other.kind === 'request' && isSameHome(one.home, other.home) && one.block.range.start === other.block.range.start
    );
  return other.kind === 'dynamic' && one.name === other.name;
}

/** Where the name is defined in its file; `before` is the offset of a use in that file, `null` for one in another file. */
export function definitionOf(target: NameTarget, before: number | null): Range | null {
  if (target.kind === 'request') return requestNameRange(target.block, target.name);
  if (target.kind !== 'variable' || target.home === null) return null;
  const { document } = target.home;
  const all = mentions(document).filter(
    ({ kind, written }) => kind === 'variable-definition' && written.text === target.name,
  );
  const isLast = before === null || resolvingTraits(document.profile).binding === 'last';
  const inEffect = isLast ? all.at(-1) : (all.findLast(({ written }) => written.range.start <= before) ?? all[0]);
  return inEffect?.written.range ?? null;
}

/** Every place of a file that means `target`. */
export function usesOf(target: NameTarget, world: NameWorld): readonly NameTarget[] {
  const words = wordsFor(target);
  return mentions(world.from.document).flatMap((mention) => {
    // What a mention means costs a look at every file; most have another name.
    if (!words.some((word) => mention.written.text.includes(word))) return [];
    const found = nameTarget(mention, world);
    return found && isSameTarget(found, target) ? [found] : [];
  });
}

/** One of them is in every mention of the target. */
function wordsFor(target: NameTarget): readonly string[] {
  if (target.kind !== 'request') return [target.name];
  const called = [target.block.name, target.block.title].flatMap((one) => one?.text.split(/\s/, 1) ?? []);
  return [target.name, ...called];
}

function placeholderTarget({ text, range }: Located, world: NameWorld): NameTarget | null {
  const { start } = range;
  const call = dynamicCallOf(text);
  if (call) return { kind: 'dynamic', name: call.name, at: { start, end: start + call.name.length + 1 } };
  const path = variablesPathOf(text);
  if (path && text.startsWith('$.')) {
    const home = homeOf(path.variable, world);
    const at = { start: start + 2, end: start + 2 + path.variable.length };
    return home === undefined ? null : { kind: 'variable', name: path.variable, at, home };
  }
  // The longest name that there is: a variable may have a dot in its name.
  for (let name = text; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('['), 0))) {
    const home = homeOf(name, world);
    if (home !== undefined) return { kind: 'variable', name, at: { start, end: start + name.length }, home };
  }
  const referred = /^(.+?)\.(?:request|response)\./.exec(text)?.[1] ?? text.split(/[.[]/, 1)[0] ?? '';
  const short = referred.endsWith('Response') ? referred.slice(0, -'Response'.length) : '';
  return (
    requestTarget(referred, { start, end: start + referred.length }, world) ??
    (short === '' ? null : requestTarget(short, { start, end: start + short.length }, world))
  );
}

/** The file that defines the variable, `null` for an environment; `undefined`: nothing defines it. */
export function homeOf(name: string, { from, imported, isInEnvironment }: NameWorld): RequestFile | null | undefined {
  const home = [from, ...imported].find((one) => definesVariable(one, name));
  return home ?? (isInEnvironment(name) ? null : undefined);
}

function definesVariable({ document }: RequestFile, name: string): boolean {
  if (document.definitions.has(name)) return true;
  // Few blocks ask for a value or keep one.
  return document.blocks.some(({ directives }) =>
    directives.some(
      (one) =>
        ['prompt', 'env-json-key', 'env-header-key'].includes(one.name.text) &&
        one.value?.text.split(/\s/, 1)[0] === name,
    ),
  );
}

function requestTarget(name: string, at: Range, { from, imported }: NameWorld): NameTarget | null {
  const placed = name === '' ? null : requestIn([from, ...imported], name);
  if (!placed) return null;
  const home = { file: placed.file, document: placed.document };
  return { kind: 'request', name, at, home, block: placed.block };
}

/** Of the name by which a request was found: `@name`, its title, or the first word of either. */
function requestNameRange({ name, title, request }: RequestBlock, wanted: string): Range {
  if (name?.text === wanted) return name.range;
  if (title?.text === wanted) return title.range;
  for (const one of [name, title])
    if (one?.text.startsWith(wanted)) return { start: one.range.start, end: one.range.start + wanted.length };
  return request.lineRange;
}

function isSameHome(one: RequestFile | null, other: RequestFile | null): boolean {
  if (one === null || other === null) return one === other;
  return one.file === null ? one.document === other.document : one.file === other.file;
}

function isRequest(block: Block): block is RequestBlock {
  return block.request !== null;
}
