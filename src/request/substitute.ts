import type { Range } from '../language/document.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { complain, type Resolving } from './resolving.ts';

/** Text with placeholders, and where it stands. */
export interface Piece {
  readonly text: string;
  /** Where `text` begins in the document; `null` when it does not stand there literally (a file, a word for curl). */
  readonly offset: number | null;
  /** What a problem points at when `offset` is `null`. */
  readonly range: Range;
}

/** UTF-16 units a value may grow to: definitions that double one another reach any size. */
const longest = 64 * 1024 * 1024;

/**
 * Replaces every placeholder, in one pass: what comes in is not looked at again. `\{\{name\}\}` becomes `{{name}}`.
 * `null` when a placeholder has no value; all of them are asked for, so that all problems are known.
 */
export async function substitute(
  resolving: Resolving,
  { text, offset, range }: Piece,
  valueFor: (inner: string, range: Range) => Promise<string | null>,
): Promise<string | null> {
  if (!text.includes('{')) return text;
  const placeholders = placeholdersIn(text, 0);
  if (placeholders.length === 0) return unescaped(text);
  const parts: string[] = [];
  let position = 0;
  let length = 0;
  let complete = true;
  for (const { range: local, inner } of placeholders) {
    const place = offset === null ? range : { start: offset + local.start, end: offset + local.end };
    const value = await valueFor(inner.text, place);
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
  return complete ? parts.join('') : null;
}

function unescaped(text: string): string {
  return text.includes('\\{\\{') ? text.replace(/\\\{\\\{([^\\{}\r\n]+)\\\}\\\}/g, '{{$1}}') : text;
}
