import type { Certificate } from '../certificate/certificate.ts';
import type { TlsSession } from '../exchange/exchange.ts';

/**
 * The certificates on which trust depends, leaf first. With an anchor that is the path: a faulty certificate that the server
 * sent besides harms nobody. Without one it is everything there is, since any of them may be the reason.
 */
export function certificatesInUse(session: TlsSession): readonly Certificate[] {
  if (session.anchorStore !== null && session.path.length > 0) return session.path;
  const known = new Map<string, Certificate>();
  for (const certificate of [...session.path, ...session.chain]) known.set(certificate.fingerprint256, certificate);
  return [...known.values()];
}

/** The server's own certificate; `null` when none came. */
export function leafOf(session: TlsSession): Certificate | null {
  return session.path[0] ?? session.chain[0] ?? null;
}

/** The handshake broke off before anyone looked whether the certificates lead to an anchor; that none is known says nothing then. */
export function isUndecided(session: TlsSession): boolean {
  return (
    !session.trusted &&
    session.trustErrors.length === 0 &&
    !session.events.some(({ kind }) => kind === 'trust-decision')
  );
}

/** How a title names a certificate: the server's own needs no name. */
export function certificateTitle(certificate: Certificate, session: TlsSession): string {
  if (certificate.fingerprint256 === leafOf(session)?.fingerprint256) return 'The certificate';
  return `The ${certificate.selfSigned ? 'root' : 'intermediate'} certificate “${holderOf(certificate)}”`;
}

/** Whom a certificate speaks of, short enough for a title. */
export function holderOf(certificate: Certificate): string {
  const { commonName, organization, text } = certificate.subject;
  return shortened(commonName ?? certificate.subjectAltNames[0]?.value ?? organization ?? (text || 'no name'));
}

/** Who signed, short enough for a title. */
export function issuerOf(certificate: Certificate): string {
  const { commonName, organization, text } = certificate.issuer;
  return shortened(commonName ?? organization ?? (text || 'no name'));
}

/** Certificates may hold names of any length. */
export function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
