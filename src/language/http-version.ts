import { isSpace } from './characters.ts';
import type { Located } from './document.ts';
import { type Reading, report } from './reading.ts';
import { located, type Source, trimEnd } from './source.ts';

/**
 * ```
 * > | GET https://example.com HTTP/1.1
 *                             ^^^^^^^^
 * > | GET https://example.com HTTP/2 (Prior Knowledge)
 *                             ^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * The last word of the request line, when it begins with `HTTP/`. `end` is trimmed.
 */
export function versionAt(source: Source, start: number, end: number): Located | null {
  const { text } = source;
  let wordEnd = end;
  if (text.charCodeAt(end - 1) === 41) {
    const open = text.slice(start, end).lastIndexOf('(');
    if (open <= 0) return null;
    wordEnd = trimEnd(text, start, start + open);
  }
  let wordStart = wordEnd;
  while (wordStart > start && !isSpace(text.charCodeAt(wordStart - 1))) wordStart -= 1;
  // `http//host` is a scheme without its colon.
  if (text.charCodeAt(wordStart + 4) !== 47 || text.charCodeAt(wordStart + 5) === 47) return null;
  if (!/^http$/i.test(text.slice(wordStart, wordStart + 4))) return null;
  return located(source, wordStart, end);
}

/** The versions a request line may ask for; `null` for what is none of them. */
export function httpVersionOf(text: string): '1.0' | '1.1' | '2' | '3' | null {
  const match = /^HTTP\/(1\.0|1\.1|1|2(?:\.0)?(?:\s*\(Prior Knowledge\))?|3(?:\.0)?)$/i.exec(text);
  const version = match?.[1];
  if (version === undefined) return null;
  if (version === '1.0') return '1.0';
  return version.startsWith('1') ? '1.1' : version.startsWith('2') ? '2' : '3';
}

export function checkVersion(reading: Reading, version: Located): void {
  if (version.text.includes('{{') || httpVersionOf(version.text) !== null) return;
  report(
    reading,
    'malformed-version',
    'error',
    version.range.start,
    version.range.end,
    `${version.text} is no version of HTTP. Write HTTP/1.1, HTTP/1.0, HTTP/2, HTTP/2 (Prior Knowledge) or HTTP/3, or leave it out.`,
  );
}
