import type { BodyForm, BodyPart, BodyPiece } from './body-view.ts';
import { hexDump, hexLength } from './hex-dump.ts';
import type { ReadBody } from './read-body.ts';

/** UTF-16 code units of one piece at most. */
const pieceLength = 1_000_000;

/** The part of a body's text that begins at `start` (UTF-16 code units), for a panel that asks for what it shows. */
export function bodyPiece(body: ReadBody, part: BodyPart, form: BodyForm, start: number): BodyPiece {
  if (form === 'hex') {
    const text = hexDump(body.shown, start, pieceLength);
    return { part, form, start, text, length: hexLength(body.shown.length) };
  }
  const whole = (form === 'raw' ? body.raw : body.pretty) ?? '';
  return { part, form, start, text: whole.slice(start, cutAt(whole, start + pieceLength)), length: whole.length };
}

/** The whole text in one form: for a copy, or an editor. */
export function bodyText(body: ReadBody, form: BodyForm): string {
  if (form === 'hex') return hexDump(body.shown, 0, hexLength(body.shown.length));
  return (form === 'raw' ? body.raw : body.pretty) ?? '';
}

/** Not inside a surrogate pair. */
export function cutAt(text: string, position: number): number {
  const code = text.charCodeAt(position - 1);
  return position < text.length && code >= 0xd800 && code <= 0xdbff ? position - 1 : position;
}
