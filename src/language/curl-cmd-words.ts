import { backslash, caret, carriageReturn, isSpace, lineFeed, quote } from './characters.ts';
import type { Located, Range } from './document.ts';

export interface CurlWords {
  /** What the words mean once quotes are gone; their ranges are where they stand. */
  readonly words: readonly Located[];
  /** Behind the last character of the command. */
  readonly end: number;
  /** Where a quote begins that nothing closes; -1 when all are closed. */
  readonly unclosed: number;
  /** Words at the end of lines that go on although nothing says so: the next line begins with an option. */
  readonly unjoined: readonly Located[];
  /** White space between the `\` that is to join lines and the end of its line. */
  readonly spaced: readonly Range[];
}

/**
 * Whether the command is written for cmd.exe as browsers copy it, with `^` before every sign that cmd acts upon: its
 * first word behind `curl` and options without a value begins with `^"`.
 */
export function isForCmd(text: string, start: number): boolean {
  return /^curl(?:\.exe)?[ \t]+(?:-[\w-]+[ \t]+)*\^"/i.test(text.slice(start, start + 200));
}

/**
 * ```
 * > | curl ^"https://example.com^" ^
 *     ^^^^ ^^^^^^^^^^^^^^^^^^^^^^^
 * > |   -H ^"accept: text/html^"
 *       ^^ ^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * The words of a command as cmd.exe and the program behind it cut them: `^` takes its meaning from the sign behind it,
 * then `"` holds words together and `\"` stands for `"`. `^` and a line break join lines; a second line break behind
 * them is one of the text. Within `"` that has no `^` before it, `^` means itself.
 */
export function curlCmdWords(text: string, start: number, limit: number): CurlWords {
  const words: Located[] = [];
  let word: string | null = null;
  let wordStart = start;
  let end = start;
  let quotedFrom = -1;
  let isOpenForCmd = false;
  let backslashes = 0;
  let index = start;
  const add = (addition: string, at: number): void => {
    if (word === null) wordStart = at;
    word = (word ?? '') + addition;
  };
  const finish = (): void => {
    if (word !== null) words.push({ text: word, range: { start: wordStart, end } });
    word = null;
  };
  while (index < limit) {
    const at = index;
    let isEscaped = false;
    if (text.charCodeAt(index) === caret && !isOpenForCmd) {
      index += 1;
      const joined = lineBreakAt(text, index, limit);
      if (joined > 0) {
        index += joined;
        const second = lineBreakAt(text, index, limit);
        if (second === 0) continue;
        add('\n', at);
        index += second;
        end = index;
        continue;
      }
      if (index >= limit) break;
      isEscaped = true;
    }
    const code = text.charCodeAt(index);
    if (!isEscaped && (code === lineFeed || code === carriageReturn)) break;
    index += 1;
    if (code === backslash) {
      backslashes += 1;
      add('', at);
      end = index;
      continue;
    }
    if (backslashes > 0) {
      const isBeforeQuote = code === quote;
      add('\\'.repeat(isBeforeQuote ? backslashes >> 1 : backslashes), at);
      const isLiteral = isBeforeQuote && backslashes % 2 === 1;
      backslashes = 0;
      if (isLiteral) {
        add('"', at);
        end = index;
        continue;
      }
    }
    if (code === quote) {
      if (!isEscaped) isOpenForCmd = !isOpenForCmd;
      quotedFrom = quotedFrom === -1 ? at : -1;
      add('', at);
      end = index;
    } else if (isSpace(code) && quotedFrom === -1) finish();
    else {
      add(text.charAt(index - 1), at);
      end = index;
    }
  }
  if (backslashes > 0) add('\\'.repeat(backslashes), index);
  finish();
  return { words, end, unclosed: quotedFrom, unjoined: [], spaced: [] };
}

/** Length of the line break at the index; 0 without one. */
function lineBreakAt(text: string, index: number, limit: number): number {
  if (index >= limit) return 0;
  const code = text.charCodeAt(index);
  if (code === lineFeed) return 1;
  if (code !== carriageReturn) return 0;
  return text.charCodeAt(index + 1) === lineFeed && index + 1 < limit ? 2 : 1;
}
