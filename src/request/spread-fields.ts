import { isToken } from '../language/characters.ts';
import type { Range } from '../language/document.ts';
import type { RequestField } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';

/**
 * The fields that a variable holds, for `...name` among the fields: an object of names and values (a list gives several of
 * one name), or lines `Name: value`. Empty when it holds none, which is reported.
 */
export async function spreadFields(
  resolving: Resolving,
  scope: Scope,
  name: string,
  range: Range,
): Promise<readonly RequestField[]> {
  const text = await scope.substitute({ text: `{{${name}}}`, offset: null, range }, range.start);
  if (text === null) return [];
  const pairs = pairsOf(text);
  const bad = pairs?.find(([key, value]) => !isToken(key) || /[\r\n\0]/.test(value));
  if (!pairs || bad) {
    complain(
      resolving,
      'spread-without-fields',
      'error',
      range,
      `“${name}” holds no fields. It must be an object, {"Accept": "text/html"}, or lines like Accept: text/html.`,
    );
    return [];
  }
  return pairs.map(([key, value]) => ({ name: key, value, origin: 'written', reason: null }));
}

/** `null` for text of another form. */
function pairsOf(text: string): readonly (readonly [string, string])[] | null {
  if (text.trim() === '') return [];
  if (/^\s*\{/.test(text)) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value !== 'object' || value === null) return null;
      return Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
        (Array.isArray(one) ? (one as unknown[]) : [one]).map((item): [string, string] => [
          key,
          typeof item === 'string' ? item : JSON.stringify(item),
        ]),
      );
    } catch {
      return null;
    }
  }
  const pairs: [string, string][] = [];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon === -1) return null;
    pairs.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return pairs;
}
