import type { Response } from './exchange.ts';
import { readFieldLines, readStatusLine, type StatusLine } from './field-text.ts';

/** What of the answer's beginning the parser does not tell, read from the octets on their way to it. */
export interface ResponseHeadReader {
  /** Gives back what the parser shall see: everything but the interim (1xx) responses. */
  take(chunk: Buffer): Buffer;
  /** `null` until the final head is complete. */
  statusLine(): StatusLine | null;
  /** Octets of the final head. */
  headSize(): number;
  /** Octets kept of a head whose end has not come yet. */
  unfinished(): number;
  readonly informational: Response['informational'][number][];
  /** The first octets that came, as Latin-1; empty when none did. */
  preview(): string;
  /** Octets that came, of heads and bodies. */
  received(): number;
}

const previewLength = 512;
/** Octets of `HTTP/1.1 100` and what ends it, after which it is known whether a response is interim. */
const statusLength = 13;
const endOfHead = '\r\n\r\n';
/** Interim responses kept, and octets of one of them; a server may send without end. */
const mostInterim = 100;
const longestInterim = 256 * 1024;

/**
 * Interim responses are kept from undici, which takes an unasked-for `100 Continue` for the end of the exchange.
 * `onInterim` and `onFinal` tell of the first octet of each; `101` is final here: it is what the server answers.
 */
export function readResponseHead(on: {
  readonly final: () => void;
  readonly interim: (status: number) => void;
}): ResponseHeadReader {
  const informational: Response['informational'][number][] = [];
  let statusLine: StatusLine | null = null;
  let headSize = 0;
  let received = 0;
  let preview: Buffer[] = [];
  let previewed = 0;
  let reading: 'start' | 'interim' | 'final' | 'body' = 'start';
  /** Octets of the head under way. */
  let head: Buffer = Buffer.alloc(0);
  const parts: Buffer[] = [];
  let partsSize = 0;

  const keepPreview = (chunk: Buffer): void => {
    received += chunk.length;
    if (previewed >= previewLength) return;
    preview.push(Buffer.from(chunk.subarray(0, previewLength - previewed)));
    previewed += chunk.length;
  };

  /** Where the head ends within `chunk`, given the three octets before it; -1 when it does not. */
  const headEnd = (chunk: Buffer): number => {
    if (parts.length === 0) {
      const at = chunk.indexOf(endOfHead);
      return at < 0 ? -1 : at + 4;
    }
    const before = Buffer.concat(parts.slice(-3)).subarray(-3);
    const at = Buffer.concat([before, chunk]).indexOf(endOfHead);
    return at < 0 ? -1 : at + 4 - before.length;
  };

  /** Adds to the head under way; gives the octets after its end, or `null` while it goes on. */
  const addToHead = (chunk: Buffer): Buffer | null => {
    const end = headEnd(chunk);
    const part = end < 0 ? chunk : chunk.subarray(0, end);
    parts.push(part);
    partsSize += part.length;
    if (end < 0) return null;
    head = parts.length === 1 ? part : Buffer.concat(parts);
    headSize = partsSize;
    parts.length = 0;
    partsSize = 0;
    return chunk.subarray(end);
  };

  const take = (chunk: Buffer): Buffer => {
    if (reading === 'body') return chunk;
    if (reading === 'final') {
      if (addToHead(chunk) !== null) {
        statusLine = readStatusLine(head);
        reading = 'body';
      }
      return chunk;
    }
    if (reading === 'interim') {
      const rest = addToHead(chunk);
      if (rest === null) {
        const sofar = Buffer.concat(parts);
        if (partsSize <= longestInterim && !sofar.includes('\n\n')) return Buffer.alloc(0);
        // It has no end that we know, or is too large: the parser shall refuse it.
        reading = 'body';
        return sofar;
      }
      const line = readStatusLine(head);
      if (line && informational.length < mostInterim) {
        informational.push({ status: line.status, statusText: line.statusText, fields: readFieldLines(head) });
        on.interim(line.status);
      }
      reading = 'start';
      return rest.length === 0 ? rest : take(rest);
    }
    const start = parts.length === 0 ? chunk : Buffer.concat([...parts, chunk]);
    if (
      start.length < statusLength &&
      'HTTP/1.'.startsWith(start.toString('latin1', 0, Math.min(7, start.length))) &&
      !start.includes('\n')
    ) {
      // Too little to tell an interim response from the final one.
      parts.length = 0;
      parts.push(start);
      return Buffer.alloc(0);
    }
    parts.length = 0;
    const interim = /^HTTP\/1\.\d 1(?!01)\d\d[ \r]/.test(start.toString('latin1', 0, statusLength));
    reading = interim ? 'interim' : 'final';
    if (!interim) on.final();
    return take(start);
  };

  return {
    take(chunk) {
      keepPreview(chunk);
      return take(chunk);
    },
    statusLine: () => statusLine,
    headSize: () => headSize,
    unfinished: () => partsSize,
    informational,
    preview() {
      preview = [Buffer.concat(preview)];
      return preview[0]?.toString('latin1') ?? '';
    },
    received: () => received,
  };
}
