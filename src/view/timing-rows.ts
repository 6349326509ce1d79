import type { Call, Exchange, Phase, Timings } from '../exchange/exchange.ts';
import { durationText } from './duration-text.ts';
import type { PhaseStep, TimingRow } from './response-view.ts';

type TimedPhase = Exclude<Phase, 'redirect'>;

const phaseOrder: readonly TimedPhase[] = ['dns', 'connect', 'proxy', 'tls', 'send', 'wait', 'receive'];

const phaseTitles: Readonly<Record<Phase, string>> = {
  dns: 'Name look-up',
  connect: 'Connect',
  proxy: 'Proxy',
  tls: 'TLS handshake',
  send: 'Send',
  wait: 'Wait',
  receive: 'Receive',
  redirect: 'Redirect',
};

const hints: Readonly<Record<TimedPhase, string>> = {
  dns: 'Finding the addresses of the host name.',
  connect: 'From the first packet until the TCP connection stood: about one round trip to the server.',
  proxy: 'Until the proxy had made the connection to the server: a round trip to the proxy, and what it needed itself.',
  tls: 'Agreeing on protocol and keys, and checking the certificate: one round trip with TLS 1.3, two before.',
  send: 'Writing the head and the body of the request.',
  wait: 'From the last byte of the request to the first byte of the response: one round trip and the time the server needed.',
  receive: 'From the first byte of the response to the last one.',
};

/** One bar per phase that took place, call after call. */
export function timingRows(exchange: Exchange): readonly TimingRow[] {
  const rows: TimingRow[] = [];
  let start = 0;
  for (const [call, { timings }] of exchange.calls.entries()) {
    let at = start;
    for (const phase of phaseOrder) {
      const duration = timings[phase];
      if (duration === null) continue;
      rows.push({
        phase,
        title: phaseTitles[phase],
        start: at,
        duration,
        text: durationText(duration),
        hint: hints[phase],
        call,
      });
      at += duration;
    }
    start = Math.max(at, start + timings.total);
  }
  return rows;
}

/** The way of a failed call, with the place where it stopped. */
export function phaseSteps(call: Call): readonly PhaseStep[] {
  const { failure, timings, sent } = call;
  const failedAt =
    failure === null ? phaseOrder.length : phaseOrder.indexOf(failure.phase === 'redirect' ? 'receive' : failure.phase);
  const plain = sent.url.startsWith('http:') && failure?.phase !== 'tls';
  return phaseOrder
    .map((phase, index): PhaseStep => {
      const title = phaseTitles[phase];
      const ms = timings[phase];
      if (index === failedAt && failure?.phase !== 'redirect') {
        const end = failure?.code === 'CANCELLED' ? 'cancelled' : 'failed';
        return { phase, title, text: ms === null ? end : `${end} after ${durationText(ms)}`, state: end };
      }
      if (index > failedAt) return behindFailure(phase, title, ms);
      if (ms === null) return { phase, title, text: skippedBecause(phase, call, timings), state: 'skipped' };
      return { phase, title, text: durationText(ms), state: 'done' };
    })
    .filter(({ phase, state }) => {
      if (phase === 'proxy') return state !== 'skipped' && state !== 'not-reached';
      return !(plain && phase === 'tls');
    });
}

/** A server that refuses a client certificate under TLS 1.3 says so when the request is on its way (RFC 8446 section 4.4.2.4). */
function behindFailure(phase: TimedPhase, title: string, ms: number | null): PhaseStep {
  if (ms !== null && phase === 'send') return { phase, title, text: durationText(ms), state: 'done' };
  const text = ms === null ? 'not reached' : `no answer in ${durationText(ms)}`;
  return { phase, title, text, state: 'not-reached' };
}

function skippedBecause(phase: TimedPhase, call: Call, timings: Timings): string {
  if (call.connection?.reused === true && (phase === 'dns' || phase === 'connect' || phase === 'tls'))
    return 'connection reused';
  if (phase === 'dns' && timings.connect !== null) return 'not needed';
  return 'did not take place';
}
