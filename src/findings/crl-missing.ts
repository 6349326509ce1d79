import { certificateTitle, issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** Revocation lists were given, and none of them is of the issuer of this certificate, or of the part that it names. */
export const crlMissing: SessionCheck = (session) =>
  session.revocationLists.flatMap(({ status, position }) => {
    const certificate = session.path[position];
    if (status !== 'missing' || certificate === undefined) return [];
    const [url] = certificate.crlUrls;
    return [
      {
        id: 'crl-missing',
        severity: 'warning',
        title: `No revocation list of “${issuerOf(certificate)}” was given`,
        detail: `${certificateTitle(certificate, session)} can be revoked only by a list of its own issuer, where that is in parts by the one that the certificate names, and none of the lists is that one; so whether it was revoked is not known.${
          url === undefined ? '' : ` The certificate says that the list is at ${url}.`
        }`,
        advice: [
          url === undefined
            ? 'Ask the issuer for its revocation list, and give it beside the others.'
            : `Fetch the list from ${url}, and give it beside the others.`,
        ],
        citations: sources('rfc5280#6.3.3', 'rfc5280#4.2.1.13'),
      },
    ];
  });
