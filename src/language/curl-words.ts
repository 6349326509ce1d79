import {
  apostrophe,
  backslash,
  backtick,
  caret,
  carriageReturn,
  dollar,
  isSpace,
  lineFeed,
  openBrace,
  quote,
  space,
  tab,
} from './characters.ts';
import { type CurlWords, curlCmdWords, isForCmd } from './curl-cmd-words.ts';
import type { Located, Range } from './document.ts';

/**
 * ```
 * > | curl -H 'Accept: text/html' \
 *     ^^^^ ^^ ^^^^^^^^^^^^^^^^^^^
 * > |   "https://example.com"
 *       ^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * The words of a command as a POSIX shell cuts them, and `$'…'`. The command ends at a line break that is neither
 * quoted nor behind `\`; `^` and a backtick before a line break, of Windows' shells, join lines as well, and so does an
 * option at the beginning of the next line, where REST Client reads on and a shell would not, and `\` with white space behind
 * it. Placeholders are never cut.
 */
export function curlWords(text: string, start: number, limit: number): CurlWords {
  if (isForCmd(text, start)) return curlCmdWords(text, start, limit);
  const words: Located[] = [];
  let index = start;
  const unjoined: Located[] = [];
  const spaced: Range[] = [];
  let unclosed = -1;
  let end = start;
  while (index < limit && unclosed === -1) {
    const code = text.charCodeAt(index);
    const joined = lineJoin(text, index, limit);
    const gap = joined > 0 ? 0 : spaceAfterJoin(text, index, limit);
    if (joined > 0) index += joined;
    else if (gap > 0) {
      spaced.push({ start: index + 1, end: index + 1 + gap });
      index += 1 + gap;
      index += text.startsWith('\r\n', index) ? 2 : 1;
    } else if (code === lineFeed || code === carriageReturn) {
      const option = optionOnNextLine(text, index, limit);
      if (option === -1) break;
      unjoined.push(...words.slice(-1));
      index = option;
    } else if (isSpace(code)) index += 1;
    else {
      const word = readWord(text, index, limit);
      words.push({ text: word.text, range: { start: index, end: word.end } });
      unclosed = word.unclosed;
      index = word.end;
      end = index;
    }
  }
  return { words, end, unclosed, unjoined, spaced };
}

/** Where an option begins that is the first word behind the line break at `index`; -1 when there is none. */
function optionOnNextLine(text: string, index: number, limit: number): number {
  let next = index + (text.startsWith('\r\n', index) ? 2 : 1);
  while (next < limit && isSpace(text.charCodeAt(next))) next += 1;
  return next < limit && /^--?[A-Za-z]/.test(text.slice(next, next + 3)) ? next : -1;
}

/** Length of a line break that joins lines, its sign included; 0 for anything else. */
function lineJoin(text: string, index: number, limit: number): number {
  const code = text.charCodeAt(index);
  if (code !== backslash && code !== caret && code !== backtick) return 0;
  if (index + 1 < limit && text.charCodeAt(index + 1) === lineFeed) return 2;
  if (index + 1 < limit && text.charCodeAt(index + 1) === carriageReturn)
    return text.charCodeAt(index + 2) === lineFeed ? 3 : 2;
  return 0;
}

/** Length of the white space between a `\` and the end of its line, which a shell takes for a word; 0 where there is none. */
function spaceAfterJoin(text: string, index: number, limit: number): number {
  if (text.charCodeAt(index) !== backslash) return 0;
  let end = index + 1;
  while (end < limit && isSpace(text.charCodeAt(end))) end += 1;
  const code = text.charCodeAt(end);
  return end < limit && (code === lineFeed || code === carriageReturn) ? end - index - 1 : 0;
}

/** UTF-16 units; one that is longer is cut at its white space. */
const longestPlaceholder = 1000;

interface Word {
  readonly text: string;
  readonly end: number;
  readonly unclosed: number;
}

function readWord(text: string, start: number, limit: number): Word {
  let word = '';
  let index = start;
  while (index < limit) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || code === lineFeed || code === carriageReturn) break;
    if (lineJoin(text, index, limit) > 0 || spaceAfterJoin(text, index, limit) > 0) break;
    if (code === apostrophe || code === quote || text.startsWith("$'", index)) {
      const quoted =
        code === apostrophe
          ? singleQuoted(text, index, limit)
          : code === quote
            ? doubleQuoted(text, index, limit)
            : ansiQuoted(text, index, limit);
      word += quoted.text;
      if (quoted.unclosed !== -1) return { text: word, end: limit, unclosed: index };
      index = quoted.end;
    } else if (text.startsWith('{{', index)) {
      // A placeholder does not span lines, so a search over the whole command would only be slow.
      const close = text.slice(index, Math.min(limit, index + longestPlaceholder)).indexOf('}}');
      const next = close === -1 ? index + 2 : index + close + 2;
      word += text.slice(index, next);
      index = next;
    } else if (code === backslash && index + 1 < limit) {
      word += text.charAt(index + 1);
      index += 2;
    } else {
      const from = index;
      do index += 1;
      while (index < limit && !mayEndPlainText(text.charCodeAt(index)));
      word += text.slice(from, index);
    }
  }
  return { text: word, end: index, unclosed: -1 };
}

/** Whether the sign ends a word or has a meaning of its own within one. */
function mayEndPlainText(code: number): boolean {
  switch (code) {
    case tab:
    case space:
    case lineFeed:
    case carriageReturn:
    case quote:
    case apostrophe:
    case backslash:
    case dollar:
    case caret:
    case backtick:
    case openBrace:
      return true;
    default:
      return false;
  }
}

function singleQuoted(text: string, start: number, limit: number): Word {
  const length = text.slice(start + 1, limit).indexOf("'");
  if (length === -1) return { text: text.slice(start + 1, limit), end: limit, unclosed: start };
  const end = start + 1 + length;
  return { text: text.slice(start + 1, end), end: end + 1, unclosed: -1 };
}

/** Within `"`, a backslash stands for itself but before `"`, `\`, `$`, a backtick and a line break. */
function doubleQuoted(text: string, start: number, limit: number): Word {
  const parts: string[] = [];
  let from = start + 1;
  for (let index = from; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === '"') {
      parts.push(text.slice(from, index));
      return { text: parts.join(''), end: index + 1, unclosed: -1 };
    }
    if (character !== '\\') continue;
    const next = text.charAt(index + 1);
    const joined = lineJoin(text, index, limit);
    if (joined > 0) {
      parts.push(text.slice(from, index));
      index += joined - 1;
      from = index + 1;
    } else if (next === '"' || next === '\\' || next === '$' || next === '`') {
      parts.push(text.slice(from, index));
      from = index + 1;
      index += 1;
    }
  }
  parts.push(text.slice(from, limit));
  return { text: parts.join(''), end: limit, unclosed: start };
}

const ansiEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** `$'…'`: escapes as in C. */
function ansiQuoted(text: string, start: number, limit: number): Word {
  const parts: string[] = [];
  let from = start + 2;
  for (let index = from; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === "'") {
      parts.push(text.slice(from, index));
      return { text: parts.join(''), end: index + 1, unclosed: -1 };
    }
    if (character !== '\\') continue;
    parts.push(text.slice(from, index));
    const octets = octetsAt(text, index, limit);
    if (octets.bytes.length > 0) {
      parts.push(textOfOctets(octets.bytes));
      index = octets.end - 1;
      from = octets.end;
      continue;
    }
    const match = /^(?:u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8})/.exec(text.slice(index + 1, Math.min(limit, index + 10)));
    if (match) {
      const digits = match[0];
      const code = Number.parseInt(digits.slice(1), 16);
      parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : '�');
      index += digits.length;
    } else {
      const next = text.charAt(index + 1);
      parts.push(ansiEscapes[next] ?? next);
      index += 1;
    }
    from = index + 1;
  }
  parts.push(text.slice(from, limit));
  return { text: parts.join(''), end: limit, unclosed: start };
}

/** A run like `\xc3\xa9` or `\303\251`: octets, of which several may make one character. */
function octetsAt(
  text: string,
  start: number,
  limit: number,
): { readonly bytes: readonly number[]; readonly end: number } {
  const bytes: number[] = [];
  let end = start;
  while (end + 1 < limit && text.charCodeAt(end) === 92) {
    const isHexadecimal = text.charCodeAt(end + 1) === 120;
    const first = end + (isHexadecimal ? 2 : 1);
    const base = isHexadecimal ? 16 : 8;
    const last = Math.min(limit, first + (isHexadecimal ? 2 : 3));
    let next = first;
    let octet = 0;
    for (let digit = digitAt(text, next); digit < base && next < last; digit = digitAt(text, next)) {
      octet = octet * base + digit;
      next += 1;
    }
    if (next === first) break;
    bytes.push(octet & 255);
    end = next;
  }
  return { bytes, end };
}

/** The value of a digit, up to `f`; `NaN`, which is not less than any base, where none stands. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN;
}

function textOfOctets(octets: readonly number[]): string {
  const [first = 0] = octets;
  // Alone, an octet is in ASCII or no character.
  if (octets.length === 1) return first < 0x80 ? String.fromCharCode(first) : '�';
  return utf8.decode(Uint8Array.from(octets));
}
