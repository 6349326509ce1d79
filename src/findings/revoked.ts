import type { Certificate } from '../certificate/certificate.ts';
import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { certificateTitle } from './certificates-in-use.ts';
import type { Found, SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { stapledIn } from './stapled.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** The issuer has withdrawn a certificate, by the staple of the server or by a revocation list. */
export const revoked: SessionCheck = (session, { now }) => {
  const { revocationLists, path } = session;
  const found: Found[number][] = [];
  const told = new Set<Certificate>();
  for (const { staple, certificate } of stapledIn(session)) {
    if (staple.answer === null || stapleProof(staple, now) !== 'revoked') continue;
    told.add(certificate);
    found.push(
      describe(session, certificate, staple.answer, 'the OCSP response that the server itself sent along', now),
    );
  }
  for (const reading of revocationLists) {
    const certificate = path[reading.position];
    if (reading.status !== 'revoked' || certificate === undefined || told.has(certificate)) continue;
    found.push(describe(session, certificate, reading, reading.list ?? 'a revocation list', now));
  }
  return found;
};

function describe(
  session: TlsSession,
  certificate: Certificate,
  { revokedAt, reason }: { readonly revokedAt: number | null; readonly reason: string | null },
  source: string,
  now: number,
): Found[number] {
  const when = revokedAt === null || revokedAt > now ? '' : ` ${spanText(now - revokedAt)} ago (${dayText(revokedAt)})`;
  const day = revokedAt === null ? '' : ` on ${momentText(revokedAt)}`;
  const why = reason === null ? 'It gives no reason.' : `The reason given is ${reason}: ${meaning(reason)}.`;
  return {
    id: 'revoked',
    severity: 'error',
    title: `${certificateTitle(certificate, session)} was revoked${when}`,
    detail: `Its issuer has withdrawn it${day}, says ${source}, whose signature was verified. ${why} Node and curl do not ask and would go on.`,
    advice: [
      'Send nothing to this server until its owner has replaced the certificate.',
      'On a server of your own, make a new key, have a certificate issued for it, and find out who revoked the old one.',
    ],
    citations: sources('rfc5280#6.3', 'rfc5280#5.3.1', 'rfc6960#2.2'),
  };
}

/** CRLReason (RFC 5280 section 5.3.1) in plain words. */
function meaning(reason: string): string {
  const meanings: Readonly<Record<string, string>> = {
    unspecified: 'which says nothing more',
    keyCompromise: 'somebody else has, or may have, the private key',
    cACompromise: 'somebody else has, or may have, the private key of the issuer',
    affiliationChanged: 'the owner or the name has changed',
    superseded: 'another certificate has taken its place',
    cessationOfOperation: 'it is no longer needed',
    certificateHold: 'it is suspended for the time being',
    privilegeWithdrawn: 'its owner has lost the right to it',
    aACompromise: 'the authority behind its attributes is compromised',
  };
  return meanings[reason] ?? 'which no standard explains';
}
