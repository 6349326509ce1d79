import { base64 } from './base64.ts';
import { cutAt } from './body-piece.ts';
import type { BodyText, BodyView } from './body-view.ts';
import { hexDump, hexLength } from './hex-dump.ts';
import type { ReadBody } from './read-body.ts';
import { sizeText } from './size-text.ts';

/** How much of a body goes into its view; the rest is asked for with `bodyPiece`. */
export interface BodyLimits {
  /** UTF-16 code units of the text that is shown first. */
  readonly pretty: number;
  readonly raw: number;
  /** Of the hex dump of binary data, where it is all there is to show; other kinds come without. */
  readonly hex: number;
  /** Bytes up to which an image comes along as a `data:` URL. */
  readonly image: number;
}

/** For a panel: enough to fill the screen at once. */
export const panelLimits: BodyLimits = { pretty: 400_000, raw: 0, hex: 200_000, image: 10_000_000 };

/** For reports, where nothing can be asked for later. */
export const wholeLimits: BodyLimits = { pretty: Infinity, raw: Infinity, hex: 0, image: 0 };

export function presentBody(body: ReadBody, limits: BodyLimits): BodyView {
  const { source, shown: bytes, type, raw, pretty } = body;
  const size = bytes.length;
  const isImage = type?.kind === 'image';
  const fits = isImage && size <= limits.image;
  return {
    kind: type?.kind ?? 'none',
    mediaType: source.contentType ?? type?.essence ?? null,
    typeName: type?.typeName ?? 'No body',
    language: type?.language ?? 'plain',
    charset: body.charset,
    pretty: pretty === null ? null : beginning(pretty, limits.pretty),
    raw: raw === null || raw === pretty ? null : beginning(raw, limits.raw),
    hex:
      type === null
        ? null
        : { text: type.kind === 'binary' ? hexDump(bytes, 0, limits.hex) : '', length: hexLength(size) },
    dataUrl: fits ? `data:${type.essence};base64,${base64(bytes)}` : null,
    size,
    sizeText: sizeText(size),
    notes:
      isImage && !fits && limits.image > 0
        ? [...body.notes, 'Too large to be shown as an image here: save it to look at it.']
        : body.notes,
    emptyText: type === null ? source.emptyText : null,
    fileName: body.fileName,
  };
}

function beginning(text: string, limit: number): BodyText {
  return { text: text.length <= limit ? text : text.slice(0, cutAt(text, limit)), length: text.length };
}
