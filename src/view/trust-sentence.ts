import type { Certificate } from '../certificate/certificate.ts';
import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { shortened } from '../findings/certificates-in-use.ts';
import { chainEnd } from '../findings/chain-end.ts';
import { spanText } from './duration-text.ts';
import { certificateName, trustErrorText } from './trust-text.ts';

/** The first reason against trust as the end of "… answered with": `a certificate that expired 3 days ago`. */
export function untrustedCertificateText(session: TlsSession, now: number): string {
  const code = session.trustError ?? '';
  const told = Object.hasOwn(tellers, code) ? (tellers[code]?.(session, now) ?? null) : null;
  return told ?? aboveText(session, code) ?? `a certificate that is not trusted: ${trustErrorText(session, now)}`;
}

/** What is wrong with an authority, to stand behind its name. */
const ofAuthorities: Readonly<Record<string, string>> = {
  INVALID_PURPOSE: 'may not issue certificates for servers',
  CERTIFICATE_VERSION: 'has a certificate of an old version',
  UNKNOWN_CRITICAL_EXTENSION: 'has a critical extension that is not understood',
  DUPLICATE_EXTENSION: 'has an extension twice',
  EXTENSION_UNREADABLE: 'has an extension that cannot be read',
  CERTIFICATE_ENCODING: 'has a certificate that is not encoded as the standard demands',
  VALIDITY_UNREADABLE: 'has dates of validity that cannot be read',
  WEAK_KEY: 'has a key that is too weak',
  WEAK_SIGNATURE: 'has a signature that is too weak',
};

/** `null`: the server's own certificate has the fault, or it is not known which one has. */
function aboveText({ faults, path, chain }: TlsSession, code: string): string | null {
  const text = Object.hasOwn(ofAuthorities, code) ? ofAuthorities[code] : undefined;
  const [leaf, ...above] = path.length > 0 ? path : chain;
  const has = (certificate: Certificate | undefined): boolean =>
    faults.some((fault) => fault.code === code && fault.fingerprint256 === certificate?.fingerprint256);
  const authority = has(leaf) ? undefined : above.find(has);
  return text === undefined || authority === undefined
    ? null
    : `a certificate whose issuer “${certificateName(authority)}” ${text}`;
}

/** `null` where the values for the sentence are missing. */
type Teller = (session: TlsSession, now: number) => string | null;

const selfSigned = 'a certificate that it signed itself: nobody else vouches for it';

const tellers: Readonly<Record<string, Teller>> = {
  CERT_HAS_EXPIRED: (session, now) =>
    tellOf(
      session,
      ({ notAfter }) => notAfter < now,
      ({ notAfter }) => `expired ${spanText(now - notAfter)} ago`,
    ),
  CERT_NOT_YET_VALID: (session, now) =>
    tellOf(
      session,
      ({ notBefore }) => notBefore > now,
      ({ notBefore }) => `is not valid for another ${spanText(notBefore - now)}`,
    ),
  ERR_TLS_CERT_ALTNAME_INVALID: ({ chain, checkedName }) => {
    const [first, ...others] = chain[0]?.subjectAltNames ?? [];
    if (first === undefined) return `a certificate that names no host, and so not ${checkedName}`;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `a certificate made for ${shortened(first.value)}${more}, not for ${checkedName}`;
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: () => selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: unknownRoot,
  UNABLE_TO_GET_ISSUER_CERT: missingIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: missingIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: missingIssuer,
  CERT_REVOKED: revoked,
};

/** Of the leaf `a certificate that …`, of another one `a certificate whose issuer “X” …`. */
function tellOf(
  { chain, path }: TlsSession,
  isAtFault: (certificate: Certificate) => boolean,
  tell: (certificate: Certificate) => string,
): string | null {
  const certificates = path.length > 0 ? path : chain;
  const first = certificates.find(isAtFault);
  if (first === undefined) return null;
  return first === certificates[0]
    ? `a certificate that ${tell(first)}`
    : `a certificate whose issuer “${certificateName(first)}” ${tell(first)}`;
}

function revoked(session: TlsSession, now: number): string {
  const above =
    (session.staple === null || stapleProof(session.staple, now) !== 'revoked') && revokedAbove(session, now);
  return above
    ? `a certificate whose issuer “${certificateName(above)}” had its own certificate revoked`
    : 'a certificate that its issuer has revoked';
}

/** The lowest authority of the path that is revoked, where the server's own certificate is not; `null`: none. */
function revokedAbove({ path, issuerStaples, revocationLists }: TlsSession, now: number): Certificate | null {
  const positions = [
    ...issuerStaples.filter(({ reading }) => stapleProof(reading, now) === 'revoked'),
    ...revocationLists.filter(({ status }) => status === 'revoked'),
  ].map(({ position }) => position);
  const lowest = Math.min(...positions);
  return lowest === 0 ? null : (path[lowest] ?? null);
}

function missingIssuer(session: TlsSession): string | null {
  const end = chainEnd(session);
  if (end === null) return null;
  if (end.kind === 'self-signed-leaf') return selfSigned;
  if (end.kind === 'root') return unknownRoot(session);
  const { commonName, organization, text } = end.certificate.issuer;
  const issuer = shortened(commonName ?? organization ?? text);
  return end.kind === 'leaf'
    ? `a certificate whose issuer “${issuer}” it did not send along`
    : `a certificate that leads to “${issuer}”, an authority that is not known here`;
}

function unknownRoot(session: TlsSession): string | null {
  const end = chainEnd(session);
  return end?.kind !== 'root'
    ? null
    : `a certificate from “${certificateName(end.certificate)}”, an authority that is not trusted here`;
}
