import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { Found, SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { type Stapled, stapledIn } from './stapled.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** The stapled OCSP response was to be replaced by now. */
export const stapleExpired: SessionCheck = (session, { now }) =>
  stapledIn(session)
    .filter(({ staple }) => stapleProof(staple, now) === 'expired')
    .map((stapled) => describe(stapled, now));

function describe({ staple: { answer }, whose }: Stapled, now: number): Found[number] {
  const nextUpdate = answer?.nextUpdate ?? 0;
  return {
    id: 'staple-expired',
    severity: 'warning',
    title: `The stapled OCSP response${whose} expired ${spanText(now - nextUpdate)} ago (${dayText(nextUpdate)})`,
    detail: `It counts from ${momentText(answer?.thisUpdate ?? 0)} to ${momentText(nextUpdate)}; after that it proves nothing, since the certificate may have been revoked meanwhile. Some clients refuse such a connection.`,
    advice: [
      'Look at why the server does not fetch a new response: it has to reach the OCSP address in its certificate, often past a firewall or through a resolver of its own.',
      'Reload the server after that, or switch stapling off rather than send what is out of date.',
      'Check the clock of this computer if many servers seem to do this.',
    ],
    citations: sources('rfc6960#3.2', 'rfc6960#4.2.2.1', 'rfc6066#8'),
  };
}
