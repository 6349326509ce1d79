import type { BodyWishes } from './body-wishes.ts';
import type { Piece } from './substitute.ts';

/** A line that REST Client and httpYac take for a comment. */
const comment = /^[ \t]*(?:#|\/\/)[^\r\n]*(?:\r\n|\r|\n|$)/gm;

/** The text of a body without the lines that look like comments; of its last part without blank lines at the end either. */
export function withoutComments(piece: Piece, which: 'stripped' | 'stripped-with-blocks', isLast: boolean): Piece {
  const { text, range } = piece;
  const kept = (which === 'stripped' ? text : withoutBlockComments(text)).replace(comment, '');
  const rest = isLast ? withoutBlankEnd(kept) : kept;
  if (rest.length === text.length) return piece;
  // The line end before a last comment ends nothing any more.
  const isCut = !/[\r\n]$/.test(text) && /[\r\n]$/.test(rest);
  return { text: isCut ? rest.replace(/(?:\r\n|\r|\n)$/, '') : rest, offset: null, range };
}

/** Without the blank lines behind the last other one, and without the end of that. */
function withoutBlankEnd(text: string): string {
  const end = text.trimEnd().length;
  const behind = text.slice(end).search(/[\r\n]/);
  return behind === -1 ? text : text.slice(0, end + behind);
}

export function withLineEnds(text: string, lineEnds: BodyWishes['lineEnds']): string {
  if (lineEnds === 'as-written' || !/[\r\n]/.test(text)) return text;
  return text.replace(/\r\n?|\n/g, lineEnds === 'lf' ? '\n' : '\r\n');
}

/** Without the lines from one that is no more than the opening of a comment to one that is no more than its end: httpYac's. */
function withoutBlockComments(text: string): string {
  if (!text.includes('/*')) return text;
  const kept: string[] = [];
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const lastEnd = lines.findLastIndex(isEnd);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (index < lastEnd && /^[ \t]*\/\*\r?\n?$/.test(line)) while (!isEnd(lines[index] ?? '')) index += 1;
    else kept.push(line);
  }
  return kept.join('');
}

function isEnd(line: string): boolean {
  return /^[ \t]*\*\/[ \t]*\r?\n?$/.test(line);
}
