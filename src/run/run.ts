import type { Watch } from '../exchange/course.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { send } from '../exchange/send.ts';
import { examine } from '../findings/examine.ts';
import type { Finding } from '../findings/finding.ts';
import type { HttpDocument, Problem, RequestBlock } from '../language/document.ts';
import { type ResolveContext, resolve } from '../request/resolve.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { Session } from './session.ts';

/** An exchange and what it means. */
export interface Performed {
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
}

export type Run =
  /** Something of severity error stands in what would be sent. */
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] }
  | ({ readonly kind: 'performed'; readonly problems: readonly Problem[] } & Performed);

/**
 * The one path: a written block to what came of it.
 *
 *     HttpDocument ─resolve→ ResolvedRequest ─send→ Exchange ─examine→ Finding[]
 *
 * Returns for everything the network, the file or the environment can do; throws only for our own bugs.
 */
export async function run(
  document: HttpDocument,
  block: RequestBlock,
  surroundings: Surroundings,
  context: ResolveContext,
  session: Session,
  watch: Watch,
): Promise<Run> {
  const { request, problems } = await resolve(document, block, surroundings, context);
  if (request === null) return { kind: 'unusable', problems };
  return { kind: 'performed', problems, ...(await perform(request, session, watch)) };
}

/** The second half of the path, which the editor runs in a worker thread. */
export async function perform(request: ResolvedRequest, session: Session, watch: Watch): Promise<Performed> {
  const exchange = await send(request, session.connections, watch);
  return { exchange, findings: examine(exchange, session.now()) };
}
