import { hash } from './characters.ts';
import type { Located, Separator } from './document.ts';
import { lineEnd, lineStart, locatedTrimmed, type Source, skipSpace } from './source.ts';

/**
 * ```
 * > | ### Get a user
 *     ^^^^^^^^^^^^^^
 *   | GET https://example.com/users/1
 * ```
 *
 * Three or more `#` in the first column. Before the body a separator may be indented, with a hint; in a body that is
 * content. Rows of `#` (banners) are separators without a title.
 */
export function readSeparator(
  source: Source,
  line: number,
): { readonly separator: Separator; readonly title: Located | null } {
  const { text } = source;
  const end = lineEnd(source, line);
  const start = skipSpace(text, lineStart(source, line), end);
  let behind = start;
  while (behind < end && text.charCodeAt(behind) === hash) behind += 1;
  const title = locatedTrimmed(source, behind, end);
  return {
    separator: { range: { start, end }, length: behind - start },
    title: title && withoutTrailingHashes(source, title),
  };
}

/** `### Users ###` is called "Users". */
function withoutTrailingHashes(source: Source, title: Located): Located | null {
  const { start, end } = title.range;
  let last = end;
  while (last > start && source.text.charCodeAt(last - 1) === hash) last -= 1;
  if (end - last < 3) return title;
  return last === start ? null : locatedTrimmed(source, start, last);
}

export function isSeparatorAt(text: string, start: number): boolean {
  return text.charCodeAt(start) === hash && text.charCodeAt(start + 1) === hash && text.charCodeAt(start + 2) === hash;
}
