import type { HttpDocument, Range, RequestBlock } from '../language/document.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import type { BodyChunk } from './body-chunk.ts';
import { complain, type Resolving } from './resolving.ts';

/** The boundary of a multipart media type; `null` when none is given. */
export function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/** The dynamic placeholders of a written boundary, without values yet. None in the draft specification. */
export function boundaryValues(
  { profile }: HttpDocument,
  { request: { fields } }: RequestBlock,
): Map<string, string | null> {
  const written = fields.find(({ name }) => name.text.toLowerCase() === 'content-type');
  const text = written?.value.map((piece) => piece.text).join(' ') ?? '';
  const boundary = /^\s*multipart\/.*?;\s*boundary\s*=/i.exec(text);
  if (!boundary || profile === 'draft-2026') return new Map();
  return new Map(
    placeholdersIn(text.slice(boundary[0].length), 0).flatMap(({ inner }) =>
      inner.text.startsWith('$') ? [[inner.text, null]] : [],
    ),
  );
}

/**
 * Ends the lines of a hand-written multipart body with CR LF (RFC 2046 section 5.1.1), but leaves those within the
 * content of a part, and files, as they are. Without a boundary all lines of text end so.
 */
export function multipartChunks(
  resolving: Resolving,
  contentType: string,
  chunks: readonly BodyChunk[],
  range: Range,
): readonly BodyChunk[] {
  const boundary = boundaryOf(contentType);
  if (boundary === null) {
    complain(
      resolving,
      'multipart-boundary',
      'warning',
      range,
      'The Content-Type says multipart but names no boundary: add ; boundary=… with the words behind the -- of the body (RFC 2046 section 5.1.1).',
    );
    return chunks.map((chunk) =>
      chunk.kind === 'text' ? { ...chunk, text: chunk.text.replace(/\r\n|\r|\n/g, '\r\n') } : chunk,
    );
  }
  const mediaType = contentType.toLowerCase().split(';', 1)[0]?.trim() ?? '';
  const reader = createPartReader(boundary, resolving.traits.partLineEnds.includes(mediaType));
  const { text } = resolving.document;
  const goesOn = (start: number): boolean => start > 0 && !/[\r\n]/.test(text.charAt(start - 1));
  const result = chunks.map((chunk, index) =>
    chunk.kind === 'text' ? { ...chunk, text: reader.read(chunk.text, index > 0 && goesOn(chunk.range.start)) } : chunk,
  );
  if (!reader.opened())
    complain(
      resolving,
      'multipart-boundary',
      'warning',
      range,
      `No line of the body is --${boundary}, the boundary that the Content-Type names (RFC 2046 section 5.1.1).`,
    );
  else if (!reader.closed())
    complain(
      resolving,
      'multipart-not-closed',
      'warning',
      range,
      `The body does not end with the line --${boundary}-- (RFC 2046 section 5.1.1).`,
    );
  return result;
}

interface PartReader {
  /** `isBehindFile`: the text goes on in the line that stands for a file. */
  readonly read: (text: string, isBehindFile: boolean) => string;
  readonly opened: () => boolean;
  readonly closed: () => boolean;
}

/**
 * Goes through the text of a body, chunk by chunk; a file between two chunks is within a part's content. `endsAllLines`: lines
 * of a part's own text end with CR LF too.
 */
function createPartReader(boundary: string, endsAllLines: boolean): PartReader {
  const delimiter = `--${boundary}`;
  let state: 'outside' | 'headers' | 'content' = 'outside';
  let opened = false;
  let closed = false;
  const read = (text: string, isBehindFile: boolean): string => {
    const lines = text.split(/(\r\n|\r|\n)/);
    // JetBrains' `< ./file --boundary--`: the line break before the delimiter is not written.
    const first = lines[0] ?? '';
    if (isBehindFile && /^[ \t]/.test(first) && first.trim() === `${delimiter}--`)
      lines.splice(0, 1, '', '\r\n', first.trim());
    for (let index = 0; index < lines.length; index += 2) {
      const line = (lines[index] ?? '').trimEnd();
      if (line === delimiter || line === `${delimiter}--`) {
        opened = true;
        closed = line !== delimiter;
        state = closed ? 'outside' : 'headers';
        // The line break before a delimiter belongs to it (RFC 2046 section 5.1.1).
        if (index >= 2) lines[index - 1] = '\r\n';
      } else if (state === 'headers' && line === '') {
        state = 'content';
        if (index + 1 < lines.length) lines[index + 1] = '\r\n';
        continue;
      }
      if ((state !== 'content' || endsAllLines) && index + 1 < lines.length) lines[index + 1] = '\r\n';
    }
    return lines.join('');
  };
  return { read, opened: () => opened, closed: () => closed };
}
