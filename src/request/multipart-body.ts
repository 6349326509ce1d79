import type { Range } from '../language/document.ts';
import type { BodyChunk } from './body-chunk.ts';
import { complain, type Resolving } from './resolving.ts';

/** The boundary of a multipart media type; `null` when none is given. */
export function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
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
  const reader = createPartReader(boundary);
  const result = chunks.map((chunk) => (chunk.kind === 'text' ? { ...chunk, text: reader.read(chunk.text) } : chunk));
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
  readonly read: (text: string) => string;
  readonly opened: () => boolean;
  readonly closed: () => boolean;
}

/** Goes through the text of a body, chunk by chunk; a file between two chunks is within a part's content. */
function createPartReader(boundary: string): PartReader {
  const delimiter = `--${boundary}`;
  let state: 'outside' | 'headers' | 'content' = 'outside';
  let opened = false;
  let closed = false;
  const read = (text: string): string => {
    const lines = text.split(/(\r\n|\r|\n)/);
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
      if (state !== 'content' && index + 1 < lines.length) lines[index + 1] = '\r\n';
    }
    return lines.join('');
  };
  return { read, opened: () => opened, closed: () => closed };
}
