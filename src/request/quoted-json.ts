import { placeholdersIn } from '../language/placeholders.ts';
import { isQuotedAt } from '../language/quoted-at.ts';
import type { Piece } from './substitute.ts';

/**
 * JSON as JetBrains sends it: a placeholder outside of quotes gets quotes when its value is no JSON. `null` when a
 * placeholder has no value.
 */
export async function quotedJson(
  { text, offset, range }: Piece,
  substitute: (piece: Piece) => Promise<string | null>,
): Promise<string | null> {
  const part = (start: number, end: number): Piece => ({
    text: text.slice(start, end),
    offset: offset === null ? null : offset + start,
    range,
  });
  const values: (string | null)[] = [];
  let isQuoted = false;
  let looked = 0;
  let from = 0;
  for (const { range: place } of placeholdersIn(text, 0)) {
    isQuoted = isQuotedAt(text, looked, place.start, isQuoted);
    looked = place.end;
    if (isQuoted) continue;
    values.push(await substitute(part(from, place.start)));
    const value = await substitute(part(place.start, place.end));
    values.push(value === null || isJson(value) ? value : JSON.stringify(value));
    from = place.end;
  }
  values.push(await substitute(part(from, text.length)));
  return values.includes(null) ? null : values.join('');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
