import type { Certificate } from '../certificate/certificate.ts';
import type { CertificateFault, FaultCode } from '../certificate/certificate-fault.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { explainCertificateError } from '../explain/explain-certificate-error.ts';
import { leafOf } from '../findings/certificates-in-use.ts';
import { spanText } from './duration-text.ts';
import { visibleText } from './visible-text.ts';

/** What is wrong with one certificate of a chain, in a few words each, the gravest first; empty when nothing is. */
export function certificateFaults(
  certificate: Certificate,
  session: TlsSession,
  now: number,
): { readonly errors: readonly string[]; readonly warnings: readonly string[] } {
  const own = session.faults.filter(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256);
  const told = (severity: CertificateFault['severity']): readonly string[] => [
    ...new Set(own.filter((fault) => fault.severity === severity).map((fault) => faultText(fault, certificate, now))),
  ];
  const isLeaf = leafOf(session)?.fingerprint256 === certificate.fingerprint256;
  const known = new Set<string>(session.faults.map(({ code }) => code));
  // What staples and the TLS library hold against a certificate, and no rule of ours: it concerns the server's own.
  const further = isLeaf ? session.trustErrors.filter((code) => !known.has(code)).map(titleOf) : [];
  return { errors: [...told('error'), ...further], warnings: told('warning') };
}

const texts: Readonly<Partial<Record<FaultCode, string>>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is missing',
  ERR_TLS_CERT_ALTNAME_INVALID: 'made for another name',
  CERT_SIGNATURE_FAILURE: 'its signature does not verify',
  INVALID_PURPOSE: 'made for another purpose',
  INVALID_CA: 'no authority, and has issued',
};

function faultText({ code }: CertificateFault, { notBefore, notAfter }: Certificate, now: number): string {
  if (code === 'CERT_HAS_EXPIRED') return `expired ${spanText(now - notAfter)} ago`;
  if (code === 'CERT_NOT_YET_VALID') return `not valid for another ${spanText(notBefore - now)}`;
  return texts[code] ?? titleOf(code);
}

/** `Key too weak` as `key too weak`. */
function titleOf(code: string): string {
  const title = explainCertificateError(code)?.title ?? visibleText(code, false);
  return /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
