import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

export type Decoded =
  | { readonly kind: 'complete'; readonly body: Uint8Array; readonly decoded: readonly string[] }
  /** `body` is what came out before, and the octets as received when nothing did. */
  | {
      readonly kind: 'broken';
      readonly body: Uint8Array;
      readonly decoded: readonly string[];
      readonly coding: string;
      readonly error: NodeJS.ErrnoException;
    }
  | { readonly kind: 'too-large'; readonly body: Uint8Array; readonly decoded: readonly string[] };

interface Coding {
  readonly open: (options: { readonly tolerant: boolean }) => Transform;
}

const zlibFlush = zlib.constants.Z_SYNC_FLUSH;
const brotliFlush = zlib.constants.BROTLI_OPERATION_FLUSH;

/** Codings of RFC 9110 section 8.4.1, brotli (RFC 7932) and zstd (RFC 8878; Node 22.15 and later). */
const codings: Readonly<Record<string, Coding>> = {
  gzip: { open: ({ tolerant }) => zlib.createGunzip(tolerant ? { finishFlush: zlibFlush } : {}) },
  deflate: { open: ({ tolerant }) => zlib.createInflate(tolerant ? { finishFlush: zlibFlush } : {}) },
  'deflate-raw': { open: ({ tolerant }) => zlib.createInflateRaw(tolerant ? { finishFlush: zlibFlush } : {}) },
  br: { open: ({ tolerant }) => zlib.createBrotliDecompress(tolerant ? { finishFlush: brotliFlush } : {}) },
  zstd: { open: ({ tolerant }) => openZstd(tolerant) },
};

/** Code of the error where this Node lacks a coding. */
export const missingCoding = 'ERR_FEATURE_UNAVAILABLE';

type ZstdOpener = (options: { readonly finishFlush?: number }) => Transform;

function openZstd(tolerant: boolean): Transform {
  const { createZstdDecompress, constants } = zlib as unknown as {
    readonly createZstdDecompress?: ZstdOpener;
    readonly constants: { readonly ZSTD_e_flush?: number };
  };
  if (createZstdDecompress === undefined) {
    throw Object.assign(new Error('This version of Node has no zstd; 22.15 and later have.'), {
      code: missingCoding,
    });
  }
  const { ZSTD_e_flush: flush } = constants;
  return createZstdDecompress(tolerant && flush !== undefined ? { finishFlush: flush } : {});
}

/**
 * Removes content codings, the last applied first. `codings` in the order in which they were applied (RFC 9110
 * section 8.4). An unknown one stops there: what is below it cannot be reached. `tolerant`: the body is known to have
 * broken off, and what can be had of it is wanted.
 */
export async function decode(
  body: Uint8Array,
  applied: readonly string[],
  limit: number,
  tolerant: boolean,
): Promise<Decoded> {
  let current = body;
  const removed: string[] = [];
  for (const coding of applied.toReversed()) {
    if (coding === 'identity') continue;
    const name = coding === 'x-gzip' ? 'gzip' : coding;
    const known = codings[name === 'deflate' && !hasZlibHeader(current) ? 'deflate-raw' : name];
    if (known === undefined) break;
    // A HEAD-like empty body has nothing to take a coding from.
    if (current.length === 0) break;
    const { error, chunks, tooLarge } = await run(known, current, limit, tolerant);
    const output = joined(chunks);
    if (error && !(tolerant && output.length > 0)) {
      return {
        kind: 'broken',
        body: output.length > 0 ? output : current,
        decoded: output.length > 0 ? [coding, ...removed] : removed,
        coding,
        error,
      };
    }
    current = output;
    removed.unshift(coding);
    if (tooLarge) return { kind: 'too-large', body: current, decoded: removed };
  }
  return { kind: 'complete', body: current, decoded: removed };
}

interface RunResult {
  readonly chunks: readonly Uint8Array[];
  readonly error: NodeJS.ErrnoException | null;
  readonly tooLarge: boolean;
}

function run(coding: Coding, input: Uint8Array, limit: number, tolerant: boolean): Promise<RunResult> {
  return new Promise((settle) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let stream: Transform;
    try {
      stream = coding.open({ tolerant });
    } catch (error) {
      settle({ chunks, error: error as NodeJS.ErrnoException, tooLarge: false });
      return;
    }
    stream.on('data', (chunk: Uint8Array) => {
      const room = limit - size;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      size += chunk.length;
      if (size > limit) {
        settle({ chunks, error: null, tooLarge: true });
        stream.destroy();
      }
    });
    stream.once('error', (error) => settle({ chunks, error, tooLarge: false }));
    stream.once('end', () => settle({ chunks, error: null, tooLarge: false }));
    stream.end(input);
  });
}

/** What is called deflate is zlib's format (RFC 1950), and by some servers its bare inside (RFC 1951). */
function hasZlibHeader(octets: Uint8Array): boolean {
  const [first, second] = octets;
  if (first === undefined || second === undefined) return true;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

/** One array of its own, so that no larger buffer is carried along between threads. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
