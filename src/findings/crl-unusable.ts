import { isListEarly } from '../certificate/revocation/revocation-faults.ts';
import { issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { momentText } from './time-text.ts';

/** A revocation list of the issuer was given that the issuer did not sign, or that does not answer for the certificate. */
export const crlUnusable: SessionCheck = (session, { now }) =>
  session.revocationLists.flatMap((reading) => {
    const { status, position, list, thisUpdate } = reading;
    const certificate = session.path[position];
    const isEarly = status === 'good' && isListEarly(reading, now);
    if (certificate === undefined || !(isEarly || status === 'wrong-signature' || status === 'unusable')) return [];
    const issuer = issuerOf(certificate);
    const isForged = status === 'wrong-signature';
    return [
      {
        id: 'crl-unusable',
        severity: 'warning',
        title: isForged
          ? `The revocation list of “${issuer}” is not signed by it`
          : isEarly
            ? `The revocation list of “${issuer}” is not valid yet`
            : `The revocation list of “${issuer}” does not answer for this certificate`,
        detail: isForged
          ? `${list ?? 'The list'} bears that name, and its signature was made with another key, or the list was changed. What it says counts for nothing.`
          : isEarly
            ? `${list ?? 'The list'} counts from ${momentText(thisUpdate ?? 0)} on; the clock of this computer, or of the issuer, is wrong.`
            : `${list ?? 'The list'} is a delta list, an indirect list, or one with limits that Portside does not know. That it does not name the certificate proves nothing.`,
        advice: [
          'Fetch the complete list of the issuer, from the address in the certificate.',
          ...(isForged
            ? ['If an authority has two keys under one name, take the list of the key that signed the certificate.']
            : []),
        ],
        citations: sources('rfc5280#6.3.3', 'rfc5280#5.2'),
      },
    ];
  });
