import { type Lines, lineEnd, lineStart } from './source.ts';

/** A fenced code block of Markdown (CommonMark 0.31 section 4.5). Lines are 0-based. */
export interface Fence {
  /** Where the opening fence stands. */
  readonly opening: number;
  /** The closing fence, or the number of lines where there is none: such a block goes on to the end. */
  readonly closing: number;
  /** Spaces before the opening fence, 0 to 3; as many are no part of each line within, where they are there. */
  readonly indentation: number;
  /** How many backticks or tildes open it. */
  readonly length: number;
  /** The first word behind them, as written, such as `http`; empty without one. */
  readonly language: string;
}

interface OpenFence extends Omit<Fence, 'closing'> {
  readonly character: string;
}

/**
 * ```
 *   | Log in first:
 * > | ~~~http
 *     ^^^^^^^
 * > | POST https://example.com/login
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | ~~~
 *     ^^^
 * ```
 *
 * Every fenced block of a text, of whatever language, but for those in HTML comments. Fences within quotations and those
 * indented by more than three spaces are not found.
 */
export function fencesIn(lines: Lines): readonly Fence[] {
  const found: Fence[] = [];
  const count = lines.lineStarts.length;
  let open: OpenFence | null = null;
  let isComment = false;
  for (let line = 0; line < count; line += 1) {
    const start = lineStart(lines, line);
    const text = lines.text.slice(start, lineEnd(lines, line));
    if (open) {
      if (!closes(text, open)) continue;
      found.push(fence(open, line));
      open = null;
    } else if (isComment || /^ {0,3}<!--/.test(text)) isComment = !text.includes('-->');
    else open = openingIn(text, line);
  }
  if (open) found.push(fence(open, count));
  return found;
}

function fence({ opening, indentation, length, language }: OpenFence, closing: number): Fence {
  return { opening, closing, indentation, length, language };
}

function openingIn(text: string, line: number): OpenFence | null {
  const [, indentation = '', marks = ''] = /^( {0,3})(`{3,}|~{3,})/.exec(text) ?? [];
  if (marks === '') return null;
  const information = text.slice(indentation.length + marks.length);
  const character = marks.charAt(0);
  if (character === '`' && information.includes('`')) return null;
  return {
    opening: line,
    indentation: indentation.length,
    length: marks.length,
    language: /^[ \t]*([^\s{]*)/.exec(information)?.[1] ?? '',
    character,
  };
}

/** At least as many of the same characters, and nothing behind them. */
function closes(text: string, { character, length }: OpenFence): boolean {
  const [, marks = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(text) ?? [];
  return marks.charAt(0) === character && marks.length >= length;
}
