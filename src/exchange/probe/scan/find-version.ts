import type { HelloOffer } from '../../tls/write-client-hello.ts';
import { fallbackSignal, tls13, unusualSuites, wholeOffer } from './offers.ts';
import { realShares } from './real-shares.ts';
import { isNoAnswer, type Scan } from './scan-context.ts';
import type { ChosenByServer, ServerAnswer } from './server-answer.ts';

export interface FoundVersion {
  readonly version: number;
  /** The server's answer to everything; `null`: it does not speak this version. */
  readonly first: ChosenByServer | null;
  /** The answer that says so, for a version that it does not speak. */
  readonly refusal: ServerAnswer | null;
  /** With it the server answers. */
  readonly offer: HelloOffer;
}

export async function findVersion(scan: Scan, version: number): Promise<FoundVersion> {
  const whole = wholeOffer(version, scan.serverName);
  // TLS 1.3 asks for a group first, and where the server cannot do that with keys; older versions with the usual suites first.
  const offers: readonly HelloOffer[] =
    version === tls13 ? [whole, { ...whole, keyShares: realShares() }] : [whole, { ...whole, suites: unusualSuites }];
  let refusal: ServerAnswer | null = null;
  for (const offer of offers) {
    const answer = await scan.ask('protocol versions', offer);
    if (answer.kind === 'hello' && answer.version === version) return { version, first: answer, refusal: null, offer };
    if (isNoAnswer(answer)) scan.doubt.isThere = true;
    refusal ??= answer;
    // What is no refusal of this offer alone will be the same with another one.
    if (answer.kind !== 'alert' && answer.kind !== 'closed') break;
    if (answer.kind === 'alert' && answer.alert === 70) break;
  }
  return { version, first: null, refusal, offer: whole };
}

/** A hello of the second-best version that says it is only a fallback is to be turned down with inappropriate_fallback (86). */
export async function refusesFallback(scan: Scan, supported: readonly FoundVersion[]): Promise<boolean | null> {
  const second = supported[1];
  if (second === undefined) return null;
  const answer = await scan.ask('protection against fallback', {
    ...second.offer,
    suites: [...second.offer.suites, fallbackSignal],
  });
  if (answer.kind === 'hello') return false;
  return isNoAnswer(answer) ? null : true;
}
