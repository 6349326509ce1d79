import { fix, insertion } from '../language/problem.ts';
import type { BodyWishes } from './body-wishes.ts';
import { complain, type Resolving } from './resolving.ts';
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

/** Says where other tools would send other octets than those that are written. */
export function tellOtherReadings(resolving: Resolving, { text, offset }: Piece, said: BodyWishes['said']): void {
  if (resolving.document.profile !== 'auto' || offset === null) return;
  const { start } = resolving.block.request.range;
  const line = said.has('body-comments') ? null : text.match(/^[ \t]*(?:#|\/\/)[^\r\n]*/m);
  if (line?.index !== undefined)
    complain(
      resolving,
      'comment-like-line-in-body',
      'hint',
      { start: offset + line.index, end: offset + line.index + line[0].length },
      'This line is sent, as JetBrains and Visual Studio do. REST Client and httpYac leave it out. Say which is meant with # @body-comments keep or strip.',
      fix('Insert # @body-comments keep', insertion(start, '# @body-comments keep\n')),
    );
  const end = said.has('eol') ? -1 : text.indexOf('\r\n');
  if (end !== -1)
    complain(
      resolving,
      'crlf-in-body',
      'hint',
      { start: offset + end, end: offset + end + 2 },
      'The lines of this body end with CR LF and are sent so; JetBrains, REST Client, httpYac and Kulala send LF. Say which is meant with # @eol crlf or lf.',
      fix('Insert # @eol crlf', insertion(start, '# @eol crlf\n')),
    );
}
