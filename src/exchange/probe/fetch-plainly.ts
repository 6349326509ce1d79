import type { ResolvedRequest } from '../../request/resolved-request.ts';
import type { Connections } from '../connections.ts';
import { placeName } from '../failure.ts';
import { placeOfUrl } from '../place-of-url.ts';
import { send } from '../send.ts';

/** What to get of an address that stands in a certificate. */
export interface PlainFetch {
  /** `http:` only: certificates and revocation lists bring their own proof, and HTTPS would need them first. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly contentType: string | null;
  readonly body: Uint8Array | null;
  /** Bytes of the answer at most. */
  readonly limit: number;
}

/** `status` of the answer with its content; or why there is none, in a few words. */
export type PlainAnswer =
  | { readonly status: number; readonly body: Uint8Array; readonly location: string | null; readonly failure: null }
  | { readonly status: null; readonly body: null; readonly location: null; readonly failure: string };

/** Milliseconds. */
const patience = 15_000;

/**
 * A request with nothing in it but what it asks for: no cookie, no credential, no field of a user. Follows no redirect.
 * Returns for every outcome.
 */
export async function fetchPlainly(
  fetch: PlainFetch,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<PlainAnswer> {
  const request = requestOf(fetch);
  if (request === null) return failed('its address is not one of plain HTTP');
  const { calls } = await send(request, connections, { signal, onPhase: null });
  const call = calls.at(-1);
  if (call?.failure) return failed(call.failure.message);
  if (!call?.response) return failed('no answer came');
  const location = call.response.fields.find(({ name }) => name.toLowerCase() === 'location')?.value ?? null;
  return { status: call.response.status, body: call.response.body, location, failure: null };
}

function failed(failure: string): PlainAnswer {
  return { status: null, body: null, location: null, failure };
}

function requestOf({ url, method, contentType, body, limit }: PlainFetch): ResolvedRequest | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const { protocol, hostname, pathname, search } = parsed;
  if (protocol !== 'http:') return null;
  const { host, port } = placeOfUrl(parsed);
  const authority = port === 80 ? hostname : placeName({ host, port });
  const fields: readonly (readonly [string, string])[] = [
    ['Host', authority],
    ...(contentType === null ? [] : [['Content-Type', contentType] as const]),
    ...(body === null ? [] : [['Content-Length', String(body.length)] as const]),
    ['Connection', 'close'],
  ];
  return {
    source: { file: null, line: 0, index: 0, name: null },
    method,
    scheme: 'http',
    host,
    port,
    target: `${pathname}${search}`,
    url: `http://${authority}${pathname}${search}`,
    httpVersion: '1.1',
    fields: fields.map(([name, value]) => ({ name, value, origin: 'added', reason: 'HTTP asks for it' })),
    body,
    options: {
      followRedirects: false,
      maxRedirects: 0,
      timeout: patience,
      connectTimeout: 6000,
      verifyCertificate: true,
      bodyLimit: limit,
    },
    secrets: [],
    assertions: [],
  };
}
