import type { BodyWishes } from './body-wishes.ts';
import type { Piece } from './substitute.ts';

/** A line that REST Client and httpYac take for a comment. */
const comment = /^[ \t]*(?:#|\/\/)[^\r\n]*(?:\r\n|\r|\n|$)/gm;

/** The text of a body without the lines that look like comments. */
export function withoutComments(piece: Piece): Piece {
  const { text, range } = piece;
  const kept = text.replace(comment, '');
  if (kept.length === text.length) return piece;
  // The line end before a last comment ends nothing any more.
  const isCut = !/[\r\n]$/.test(text) && /[\r\n]$/.test(kept);
  return { text: isCut ? kept.replace(/(?:\r\n|\r|\n)$/, '') : kept, offset: null, range };
}

export function withLineEnds(text: string, lineEnds: BodyWishes['lineEnds']): string {
  if (lineEnds === 'as-written' || !/[\r\n]/.test(text)) return text;
  return text.replace(/\r\n?|\n/g, lineEnds === 'lf' ? '\n' : '\r\n');
}
