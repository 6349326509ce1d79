import type { BodyWishes } from './body-wishes.ts';
import type { Piece } from './substitute.ts';

/** A line that REST Client and httpYac take for a comment. */
const comment = /^[ \t]*(?:#|\/\/)[^\r\n]*(?:\r\n|\r|\n|$)/gm;

/** The text of a body without the lines that look like comments; of its last part without blank lines at the end either. */
export function withoutComments(piece: Piece, isLast: boolean): Piece {
  const { text, range } = piece;
  const kept = text.replace(comment, '');
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
