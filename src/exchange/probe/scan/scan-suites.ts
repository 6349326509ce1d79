import { cipherSuiteName, versionName } from '../../tls/names.ts';
import type { FoundVersion } from './find-version.ts';
import { type Choice, type Narrowed, narrow } from './narrow.ts';
import { tls13, unusualSuites, usualSuites } from './offers.ts';
import { choiceOf, isNoAnswer, type Scan } from './scan-context.ts';
import type { VersionScan } from './scan-report.ts';

/** The suites that the server takes at that version, in its order. */
export async function scanSuites(scan: Scan, { version, first, refusal, offer }: FoundVersion): Promise<VersionScan> {
  const name = versionName(version);
  if (first === null) {
    return {
      version: name,
      supported: refusal === null || isNoAnswer(refusal) ? null : false,
      suites: [],
      serverPrefers: null,
    };
  }
  const ask = async (suites: readonly number[]): Promise<Choice> => {
    const answer = await scan.ask(`cipher suites of ${name}`, { ...offer, suites });
    return choiceOf(scan, answer, version, (hello) => hello.suite);
  };
  const result =
    version === tls13
      ? await narrow(offer.suites, ask)
      : await joined(await narrow(usualSuites, ask), await narrow(unusualSuites, ask), ask);
  return {
    version: name,
    supported: true,
    suites: result.taken.map(cipherSuiteName),
    serverPrefers: result.serverPrefers,
  };
}

/** The order among both lists is known only when both are offered together. */
async function joined(
  usual: Narrowed,
  unusual: Narrowed,
  ask: (suites: readonly number[]) => Promise<Choice>,
): Promise<Narrowed> {
  if (unusual.taken.length === 0) return usual;
  if (usual.taken.length === 0) return unusual;
  return narrow([...usual.taken, ...unusual.taken], ask);
}
