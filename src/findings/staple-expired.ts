import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** The stapled OCSP response was to be replaced by now. */
export const stapleExpired: SessionCheck = ({ staple }, { now }) => {
  const nextUpdate = staple?.answer?.nextUpdate ?? null;
  if (staple === null || nextUpdate === null || stapleProof(staple, now) !== 'expired') return [];
  return [
    {
      id: 'staple-expired',
      severity: 'warning',
      title: `The stapled OCSP response expired ${spanText(now - nextUpdate)} ago (${dayText(nextUpdate)})`,
      detail: `It counts from ${momentText(staple.answer?.thisUpdate ?? 0)} to ${momentText(nextUpdate)}; after that it proves nothing, since the certificate may have been revoked meanwhile. Some clients refuse such a connection.`,
      advice: [
        'Look at why the server does not fetch a new response: it has to reach the OCSP address in its certificate, often past a firewall or through a resolver of its own.',
        'Reload the server after that, or switch stapling off rather than send what is out of date.',
        'Check the clock of this computer if many servers seem to do this.',
      ],
      citations: sources('rfc6960#3.2', 'rfc6960#4.2.2.1', 'rfc6066#8'),
    },
  ];
};
