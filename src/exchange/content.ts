import { decode, joined, missingCoding } from './decode.ts';
import type { Failure, Field } from './exchange.ts';
import { failure } from './failure.ts';
import { tokensOf } from './head.ts';

/** Octets by which a coded body may be longer than its content; beyond that it is over the limit in any case. */
export const codingOverhead = 64 * 1024;

/** Content codings in the order in which they were applied (RFC 9110 section 8.4). */
export function codingsOf(fields: readonly Field[]): readonly string[] {
  return tokensOf(fields, 'content-encoding').filter((coding) => coding !== 'identity');
}

export interface ReceivedBody {
  /** As received, transfer codings removed. */
  readonly chunks: readonly Uint8Array[];
  readonly fields: readonly Field[];
  /** How the reading ended: at the end of the body, at the limit, or by an error. */
  readonly ending: 'complete' | 'limit' | 'error';
  /** Bytes. */
  readonly bodyLimit: number;
}

export interface Content {
  readonly body: Uint8Array;
  readonly decoded: readonly string[];
  readonly failure: Failure | null;
}

/** The content of a body: codings removed, and no more of it than the limit. */
export async function readContent({ chunks, fields, ending, bodyLimit }: ReceivedBody): Promise<Content> {
  const wire = joined(chunks);
  const applied = codingsOf(fields);
  if (applied.length === 0 || wire.length === 0) {
    return { body: upTo(bodyLimit, wire), decoded: [], failure: ending === 'limit' ? limitReached(bodyLimit) : null };
  }
  const result = await decode(upTo(bodyLimit + codingOverhead, wire), applied, bodyLimit, ending !== 'complete');
  const { decoded } = result;
  const body = upTo(bodyLimit, result.body);
  if (ending === 'limit' || (ending === 'complete' && result.kind === 'too-large')) {
    return { body, decoded, failure: limitReached(bodyLimit) };
  }
  if (ending === 'error' || result.kind !== 'broken') return { body, decoded, failure: null };
  const why = result.error.code === missingCoding ? `: ${result.error.message}` : '.';
  const message = `The body says it is ${result.coding}, and it cannot be decompressed${why}`;
  return { body, decoded, failure: failure('DECOMPRESSION_FAILED', 'receive', message, { error: result.error }) };
}

function upTo(most: number, octets: Uint8Array): Uint8Array {
  return octets.length > most ? octets.slice(0, most) : octets;
}

function limitReached(bodyLimit: number): Failure {
  const message = `The body is larger than the limit of ${bodyLimit} bytes; reading stopped there.`;
  return failure('BODY_LIMIT_REACHED', 'receive', message);
}
