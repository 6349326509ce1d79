import type { Certificate } from '../certificate/certificate.ts';
import { comparableName } from '../certificate/names-equal.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { holderOf, issuerOf, shortened } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** Purposes of which one lets a certificate identify a client (RFC 5280 section 4.2.1.12). */
const clientPurposes: readonly string[] = ['clientAuth', 'anyExtendedKeyUsage'];

/** Our certificate is not of the kind that the server asks for, so that it will hardly accept it. */
export const clientCertificateUnfit: SessionCheck = (session) => {
  const { clientCertificateRequested, ownCertificate } = session;
  const certificate = ownCertificate?.certificate ?? null;
  if (ownCertificate === null || certificate === null || clientCertificateRequested !== true) return [];
  const reasons = [purposeReason(certificate), issuerReason(certificate, session)].filter((one) => one !== null);
  return reasons.map(({ title, detail, advice }) => ({
    id: 'client-certificate-unfit',
    severity: 'warning',
    title: `The client certificate “${holderOf(certificate)}” ${title}`,
    detail: `${detail} It was given by ${ownCertificate.source}.`,
    advice,
    citations: sources('rfc8446#4.2.4', 'rfc8446#4.4.2.3', 'rfc5280#4.2.1.12'),
  }));
};

interface Reason {
  readonly title: string;
  readonly detail: string;
  readonly advice: readonly string[];
}

function purposeReason({ extendedKeyUsage }: Certificate): Reason | null {
  if (extendedKeyUsage === null || extendedKeyUsage.some((purpose) => clientPurposes.includes(purpose))) return null;
  return {
    title: `is not made for clients: its purpose is ${extendedKeyUsage.join(', ') || 'none'}`,
    detail:
      'Its extended key usage lists what it may be used for, and clientAuth, identifying a client, is not among it.',
    advice: ['Have a certificate issued with the extended key usage clientAuth.'],
  };
}

const mostNamed = 3;

/** A server that names authorities wants a certificate from one of them, or from one below. What it does not name says nothing. */
function issuerReason(certificate: Certificate, { record }: TlsSession): Reason | null {
  const request = record?.certificateRequest ?? null;
  if (request === null || request === 'not-known' || request.authorityCount === 0) return null;
  // Only the first hundred are kept.
  if (request.authorities.length < request.authorityCount) return null;
  const accepted = request.authorities.map(comparableName);
  if (accepted.includes(comparableName(certificate.issuer.text))) return null;
  const sent = record?.clientCertificate ?? null;
  const count = sent === null || sent === 'not-known' ? null : sent.count;
  // With those above it sent along, one of them may come from an accepted authority.
  if (count === null || count > 1) return null;
  const named = request.authorities.slice(0, mostNamed).map((name) => `“${shortened(name)}”`);
  const rest = request.authorityCount - named.length;
  return {
    title: `comes from “${issuerOf(certificate)}”, which the server does not name`,
    detail: `The server asked for a certificate from ${named.join(', ')}${rest > 0 ? ` or ${rest} other${rest === 1 ? '' : 's'}` : ''}, or from an authority below one of them.`,
    advice: [
      'Use the certificate that was issued for this server.',
      'If an authority between them issued it, put its certificate into the same file, after your own.',
    ],
  };
}
