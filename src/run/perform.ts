import { setTimeout } from 'node:timers/promises';
import { checkAssertions } from '../assertion/check-assertions.ts';
import type { Watch } from '../exchange/course.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { send } from '../exchange/send.ts';
import { examine } from '../findings/examine.ts';
import type { Finding } from '../findings/finding.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { TestReport } from '../view/test-report.ts';
import type { Session } from './session.ts';

/** An exchange, what it means, and what became of the request's assertions. */
export interface Performed {
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
  readonly tests: readonly TestReport[];
}

/**
 * The half of the path that needs the network:
 *
 *     ResolvedRequest ─send→ Exchange ─examine→ Finding[] ─check→ TestReport[]
 *
 * The half before it, `parse` and `resolve`, is done by whoever asks (the command resolves everything before it sends
 * anything); in the editor this half runs in the worker. Returns for everything the network can do; throws only for our
 * own bugs.
 */
export async function perform(request: ResolvedRequest, session: Session, watch: Watch): Promise<Performed> {
  if (request.options.delay !== undefined) await pause(request.options.delay, watch.signal);
  const exchange = await send(request, session.connections, watch);
  const now = session.now();
  const findings = examine(exchange, now);
  return { exchange, findings, tests: await checkAssertions(exchange, findings, now) };
}

/** Ends early when the run is cancelled. */
async function pause(delay: number, signal: AbortSignal | null): Promise<void> {
  try {
    await setTimeout(delay, undefined, signal ? { signal } : {});
  } catch {
    // What is cancelled is told by the exchange.
  }
}
