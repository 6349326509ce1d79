import type { HttpDocument, RequestBlock } from '../language/document.ts';
import { holdsRequest, positionAt, requestBlocks } from '../language/look-up.ts';
import { peekBlock } from '../language/peek-block.ts';
import { type ResolveContext, resolve } from './resolve.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a request stands. */
export interface RequestPlace {
  /** As the caller names it. */
  readonly file: string;
  /** 1-based line of the request line. */
  readonly line: number;
}

/** A server that requests go to over HTTPS. */
export interface HttpsHost {
  /** A name (A-labels) or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** In order; at least one. */
  readonly places: readonly RequestPlace[];
}

/** The servers of one or several files, and the requests whose server is not known. */
export interface HttpsHosts {
  readonly hosts: readonly HttpsHost[];
  /** `code` is that of the problem, `reason` its sentence. */
  readonly unknown: readonly (RequestPlace & { readonly code: string; readonly reason: string })[];
}

/** Where the https requests of a document go. Nobody is asked, nothing is sent, and no body is read. */
export async function httpsHosts(
  file: string,
  document: HttpDocument,
  surroundings: Surroundings,
  context: Omit<ResolveContext, 'index'>,
): Promise<HttpsHosts> {
  const found: HttpsHosts[] = [];
  for (const [index, block] of requestBlocks(document).entries()) {
    if (!holdsRequest(block)) continue;
    const place = { file, line: positionAt(document, block.request.lineRange.start).line + 1 };
    found.push(await hostOf(document, block, place, surroundings, { ...context, index }));
  }
  return joinedHosts(found);
}

/** Each server once, in the order in which they are named first. */
export function joinedHosts(all: readonly HttpsHosts[]): HttpsHosts {
  const hosts = new Map<string, HttpsHost>();
  for (const one of all.flatMap((part) => part.hosts)) {
    const key = `${one.host} ${one.port}`;
    const known = hosts.get(key);
    hosts.set(key, known ? { ...known, places: [...known.places, ...one.places] } : one);
  }
  return { hosts: [...hosts.values()], unknown: all.flatMap((part) => part.unknown) };
}

async function hostOf(
  document: HttpDocument,
  block: RequestBlock,
  place: RequestPlace,
  surroundings: Surroundings,
  context: ResolveContext,
): Promise<HttpsHosts> {
  const { request, problems } = await resolve(
    document,
    peekBlock(block, 'target'),
    { ...surroundings, ask: () => Promise.resolve(null) },
    context,
  );
  if (request === null) {
    const problem = problems.find(({ severity }) => severity === 'error');
    const unknown = problem === undefined ? [] : [{ ...place, code: problem.code, reason: problem.message }];
    return { hosts: [], unknown };
  }
  if (request.scheme !== 'https') return { hosts: [], unknown: [] };
  return { hosts: [{ host: request.host, port: request.port, places: [place] }], unknown: [] };
}
