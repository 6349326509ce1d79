import { isListExpired } from '../certificate/revocation/revocation-faults.ts';
import { issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** A revocation list was to be replaced by now. That it does not name a certificate proves nothing then. */
export const crlExpired: SessionCheck = (session, { now }) =>
  session.revocationLists.flatMap((reading) => {
    const certificate = session.path[reading.position];
    const { nextUpdate, thisUpdate, list, status } = reading;
    if (status !== 'good' || certificate === undefined || nextUpdate === null || !isListExpired(reading, now))
      return [];
    return [
      {
        id: 'crl-expired',
        severity: 'warning',
        title: `The revocation list of “${issuerOf(certificate)}” expired ${spanText(now - nextUpdate)} ago (${dayText(nextUpdate)})`,
        detail: `${list ?? 'The list'} is of ${momentText(thisUpdate ?? 0)}, and a newer one was announced for ${momentText(nextUpdate)}. It does not name the certificate, which may have been revoked since.`,
        advice: ['Fetch the present list of the issuer, from the address in the certificate.'],
        citations: sources('rfc5280#5.1.2.5', 'rfc5280#6.3.3'),
      },
    ];
  });
