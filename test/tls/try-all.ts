import type { LookupFunction } from 'node:net';
import { openSession, type Session } from '../../src/run/session.ts';
import { type Trial, tryCase } from './judge.ts';
import type { Target } from './laboratory.ts';

/** Handshakes side by side: more would only make each slower, and slowness is a finding. */
const sideBySide = 4;

/** Inspects every server and sends it a POST; by name, an error where trying itself went wrong. */
export async function tryAll(
  targets: readonly Target[],
  lookup: LookupFunction,
): Promise<ReadonlyMap<string, Trial | Error>> {
  const trials = new Map<string, Trial | Error>();
  // One session for all that trust the same authorities.
  const sessions = new Map<string, Session>();
  const sessionFor = ({ authorities }: Target): Session => {
    const known = sessions.get(authorities);
    if (known !== undefined) return known;
    const extraCertificates = authorities === '' ? [] : [{ name: 'laboratory', pem: authorities }];
    const session = openSession({ useSystemCertificates: true, extraCertificates, lookup }, Date.now);
    sessions.set(authorities, session);
    return session;
  };
  const attempt = async (one: Target): Promise<void> => {
    try {
      trials.set(one.name, await tryCase(one, sessionFor(one)));
    } catch (error) {
      trials.set(one.name, error instanceof Error ? error : new Error(String(error)));
    }
  };
  const busy = targets.filter(({ isSilent }) => !isSilent);
  const work = async (): Promise<void> => {
    for (let one = busy.shift(); one !== undefined; one = busy.shift()) await attempt(one);
  };
  // Where nobody answers, waiting is all there is to do.
  const silent = targets.filter(({ isSilent }) => isSilent);
  await Promise.all([...silent.map(attempt), ...Array.from({ length: sideBySide }, work)]);
  await Promise.all([...sessions.values()].map((session) => session.close()));
  return trials;
}
