import type { Certificate } from '../certificate/certificate.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { explainCertificateError } from '../explain/explain-certificate-error.ts';
import { certificatesInUse, isUndecided, leafOf } from '../findings/certificates-in-use.ts';
import { chainEnd } from '../findings/chain-end.ts';
import { spanText } from './duration-text.ts';

/** What is wrong with one certificate of a chain, in a few words each; empty when nothing is. */
export function certificateFaults(certificate: Certificate, session: TlsSession, now: number): readonly string[] {
  const isOf = (other: Certificate | null | undefined): boolean => other?.fingerprint256 === certificate.fingerprint256;
  if (!certificatesInUse(session).some(isOf)) return [];
  const { notBefore, notAfter } = certificate;
  const faults: string[] = [];
  if (now > notAfter) faults.push(`expired ${spanText(now - notAfter)} ago`);
  if (now < notBefore) faults.push(`not valid for another ${spanText(notBefore - now)}`);
  const end = chainEnd(session);
  if (!session.trusted && end !== null && isOf(end.certificate)) faults.push(endings[end.kind]);
  if (!isOf(leafOf(session)) || session.trusted || isUndecided(session)) return faults;
  const others = session.trustErrors.filter((code) => !toldOtherwise.has(code));
  return [...faults, ...others.map((code) => explainCertificateError(code)?.title.toLowerCase() ?? code)];
}

/** Reasons against trust that are told at the certificate concerned, from its own facts. */
const toldOtherwise = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const endings = {
  'self-signed-leaf': 'signed by itself',
  leaf: 'its issuer is missing',
  intermediate: 'its issuer is missing',
  root: 'not trusted here',
} as const;
