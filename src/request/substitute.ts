import type { HttpDocument, Located, Range } from '../language/document.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { fix, replacement } from '../language/problem.ts';
import { complain, type Resolving } from './resolving.ts';

/** Text with placeholders, and where it stands. */
export interface Piece {
  readonly text: string;
  /** Where `text` begins in the document; `null` when it does not stand there literally (a file, a word for curl). */
  readonly offset: number | null;
  /** What a problem points at when `offset` is `null`. */
  readonly range: Range;
}

/** Text, or octets that need not be text: what came in with an earlier response. */
export type Octets = string | Uint8Array;

/** UTF-16 units a value may grow to: definitions that double one another reach any size. */
const longest = 64 * 1024 * 1024;

/**
 * Replaces every placeholder, in one pass: what comes in is not looked at again. `\{\{name\}\}` becomes `{{name}}`.
 * `null` when a placeholder has no value; all of them are asked for, so that all problems are known. Octets when one of
 * the values is octets, else text.
 */
export async function substitute(
  resolving: Resolving,
  { text, offset, range }: Piece,
  valueFor: (inner: string, range: Range) => Promise<Octets | null>,
): Promise<Octets | null> {
  if (!text.includes('{')) return text;
  const { profile } = resolving.document;
  const unescaped = (written: string): string => withoutEscapes(written, profile === 'draft-2026');
  const placeholders = placeholdersIn(text, 0, profile);
  if (placeholders.length === 0) return unescaped(text);
  const parts: Octets[] = [];
  let position = 0;
  let length = 0;
  let complete = true;
  for (const { range: local, inner } of placeholders) {
    const place = offset === null ? range : { start: offset + local.start, end: offset + local.end };
    const value = await valueFor(inner.text, place);
    if (profile !== 'draft-2026') reportNested(resolving, text, position, local, inner.text, place, offset !== null);
    const before = unescaped(text.slice(position, local.start));
    length += before.length + (value?.length ?? 0);
    if (length > longest) {
      complain(
        resolving,
        'value-too-long',
        'error',
        place,
        'The value here is longer than 64 MB. Write < ./file to send a file.',
      );
      return null;
    }
    if (value === null) complete = false;
    else parts.push(before, value);
    position = local.end;
  }
  parts.push(unescaped(text.slice(position)));
  return complete ? joined(parts) : null;
}

function joined(parts: readonly Octets[]): Octets {
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  const encoder = new TextEncoder();
  const encoded = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const all = new Uint8Array(encoded.reduce((size, { length }) => size + length, 0));
  let position = 0;
  for (const bytes of encoded) {
    all.set(bytes, position);
    position += bytes.length;
  }
  return all;
}

/** Octets as text, read as UTF-8. */
export function textOf(octets: Octets): string {
  return typeof octets === 'string' ? octets : new TextDecoder().decode(octets);
}

/** `namesOnly`: what stands between the braces is a name, without white space (the draft specification). */
function withoutEscapes(text: string, namesOnly: boolean): string {
  if (!text.includes('\\{\\{')) return text;
  return text.replace(namesOnly ? /\\\{\\\{([A-Za-z0-9_-]+)\\\}\\\}/g : /\\\{\\\{([^\\{}\r\n]+)\\\}\\\}/g, '{{$1}}');
}

/**
 * `{{$random.alphabetic({{n}})}}`: only what stands innermost is a placeholder, which nobody means who writes it so.
 * `from` is the end of the placeholder before.
 */
function reportNested(
  resolving: Resolving,
  text: string,
  from: number,
  { start, end }: Range,
  inner: string,
  place: Range,
  isInDocument: boolean,
): void {
  const outer = /\{\{([^{}\r\n]+)$/.exec(text.slice(Math.max(from, start - 200), start))?.[1];
  if (outer === undefined || !/^[^{}\r\n]*\}\}/.test(text.slice(end, end + 200))) return;
  const isArgument = outer.startsWith('$');
  complain(
    resolving,
    'nested-placeholder',
    'warning',
    place,
    isArgument
      ? `A placeholder does not stand within another one: the braces around this are sent as they are. Write the name alone, ${inner}.`
      : 'A placeholder does not stand within another one: only this is replaced, and the braces around it are sent as they are.',
    isArgument && isInDocument ? fix(`Write ${inner}`, replacement(place, inner)) : null,
  );
}

/** Text that stands in the document as it is. */
export function pieceOf(document: HttpDocument, { text, range }: Located): Piece {
  // A word of a curl command may mean other text than stands there.
  const literal = text.length === range.end - range.start && document.text.startsWith(text, range.start);
  return { text, offset: literal ? range.start : null, range };
}
