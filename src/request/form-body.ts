import { encodeIllegal } from './percent-encode.ts';
import type { Piece } from './substitute.ts';

/**
 * Text of a form (`application/x-www-form-urlencoded`), with only what may not stand in it percent-encoded. Lines that
 * begin or end with `&` are joined, and white space around their names and values is dropped; any other line break
 * stays. `null` when a placeholder has no value.
 */
export async function formText(
  piece: Piece,
  substitute: (piece: Piece) => Promise<string | null>,
): Promise<string | null> {
  const { text } = piece;
  // JSON or XML under the wrong media type goes out as it is.
  if (/^\s*[{[<](?!\{)/.test(text)) return substitute(piece);
  if (!/[\r\n]/.test(text)) {
    const value = await substitute(piece);
    return value === null ? null : encodeIllegal(value);
  }
  if (!/(?:^|[\r\n])[ \t]*&|&[ \t]*(?:$|[\r\n])/.test(text)) return substitute(piece);
  return joinedLines(piece, substitute);
}

/** As REST Client sends a form: only lines that begin with `&` are joined, and all that may not stand in it is encoded, line breaks too. */
export async function formTextByLines(
  piece: Piece,
  substitute: (piece: Piece) => Promise<string | null>,
): Promise<string | null> {
  const value = await substitute(piece);
  return value === null
    ? null
    : withEncodedPercents(encodeIllegal(value.replace(/\r\n|\r/g, '\n').replace(/\n&/g, '&')));
}

/** As httpYac sends a form: all lines are joined, with nothing between them, and white space at their ends and around `&` and `=` is dropped. */
export async function formTextJoined(
  piece: Piece,
  substitute: (piece: Piece) => Promise<string | null>,
): Promise<string | null> {
  const value = await substitute(piece);
  if (value === null) return null;
  const trimmedAround = (line: string, sign: string): string =>
    line
      .split(sign)
      .map((part) => part.trim())
      .join(sign);
  const lines = value.split(/\r\n|\r|\n/).map((line) => trimmedAround(trimmedAround(line, '='), '&'));
  return withEncodedPercents(encodeIllegal(lines.join(''), '\\^|'));
}

/** A `%` that begins no encoding is one itself. */
function withEncodedPercents(text: string): string {
  return text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

/** JetBrains' `%&`, `%=`, `%+` and `%%`: the sign itself as a character of a name or a value. */
export function withFormEscapes(piece: Piece): Piece {
  const text = piece.text.replace(/%([%&=+])/g, (_, sign: string) => encodeURIComponent(sign));
  // Behind the first of them nothing stands where it is written.
  return text === piece.text ? piece : { ...piece, text, offset: null };
}

async function joinedLines(piece: Piece, substitute: (piece: Piece) => Promise<string | null>): Promise<string | null> {
  let joined = '';
  let complete = true;
  let wantsJoin = true;
  const part = async (start: number, end: number): Promise<string> => {
    const value = await substitute(trimmed(piece, start, end));
    if (value === null) complete = false;
    return value === null ? '' : encodeIllegal(value);
  };
  for (const { start, end } of linesOf(piece.text)) {
    const line = piece.text.slice(start, end).trim();
    if (line === '') continue;
    if (joined !== '') joined += wantsJoin || line.startsWith('&') ? '&' : '\n';
    const pairs: string[] = [];
    let position = start;
    for (const pair of piece.text.slice(start, end).split('&')) {
      const pairEnd = position + pair.length;
      if (pair.trim() !== '') {
        const equals = pair.indexOf('=');
        pairs.push(
          equals === -1
            ? await part(position, pairEnd)
            : `${await part(position, position + equals)}=${await part(position + equals + 1, pairEnd)}`,
        );
      }
      position = pairEnd + 1;
    }
    joined += pairs.join('&');
    wantsJoin = line.endsWith('&');
  }
  return complete ? joined : null;
}

function trimmed({ text, offset, range }: Piece, start: number, end: number): Piece {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  return { text: raw.trim(), offset: offset === null ? null : offset + start + lead, range };
}

function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const terminator = /\r\n|\r|\n/g;
  let start = 0;
  for (const match of text.matchAll(terminator)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}
