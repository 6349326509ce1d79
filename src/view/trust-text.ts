import type { Certificate } from '../certificate/certificate.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { shortened } from '../findings/certificates-in-use.ts';
import { spanText } from './duration-text.ts';

/** The first reason against trust, in a few words: `expired 3 days ago`. */
export function trustErrorText(session: TlsSession, now: number): string {
  const error = session.trustError ?? '';
  const wanted = Object.hasOwn(closer, error) ? (closer[error]?.(session, now) ?? null) : null;
  if (wanted !== null) return wanted;
  return Object.hasOwn(texts, error)
    ? (texts[error] ?? error)
    : error === ''
      ? 'for a reason that is not known'
      : error;
}

/** With the values of this chain; `null` where the plain text says as much. */
const closer: Readonly<Record<string, (session: TlsSession, now: number) => string | null>> = {
  CERT_HAS_EXPIRED: expired,
  CERT_NOT_YET_VALID: early,
  ERR_TLS_CERT_ALTNAME_INVALID: misnamed,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: orphaned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: orphaned,
};

const texts: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'made for another name',
  HOSTNAME_MISMATCH: 'made for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its root is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown issuer',
  CERT_UNTRUSTED: 'unknown issuer',
  CERT_SIGNATURE_FAILURE: 'its signature is false',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'its signature cannot be verified here',
  CERT_REVOKED: 'revoked',
  STAPLE_FORGED: 'the proof that it is not revoked is forged',
  STAPLE_MISSING: 'the proof that it is not revoked is missing',
  CERT_CHAIN_TOO_LONG: 'the chain is too long',
  INVALID_CA: 'its issuer is no certificate authority',
  INVALID_PURPOSE: 'not made for servers',
  KEY_USAGE_MISMATCH: 'its key may not be used for this',
  KEY_USAGE_NO_CERT_SIGN: 'its issuer may not sign certificates',
  NAME_CONSTRAINT_VIOLATED: 'its issuer may not certify this name',
  NO_EXPLICIT_POLICY: 'a policy that its issuers demand is missing',
  AUTHORITY_KEY_MISMATCH: 'it names another key or certificate of its issuer',
  NAMED_LIKE_ISSUER: 'it has the same name as its issuer',
  CERTIFICATE_VERSION: 'its version is too old',
  UNKNOWN_CRITICAL_EXTENSION: 'it has a critical extension that is not understood',
  DUPLICATE_EXTENSION: 'it has an extension twice',
  EXTENSION_UNREADABLE: 'an extension of it cannot be read',
  VALIDITY_UNREADABLE: 'its dates of validity cannot be read',
  SIGNATURE_ALGORITHM_MISMATCH: 'it names two signature algorithms',
  CERTIFICATE_UNREADABLE: 'it cannot be read',
  CERTIFICATE_ENCODING: 'it is not encoded as the standard demands',
  NO_CERTIFICATE: 'no certificate was sent',
  PATH_LENGTH_EXCEEDED: 'its issuer may not issue it',
  WEAK_KEY: 'its key is too weak',
  WEAK_SIGNATURE: 'its signature is too weak',
  CA_MD_TOO_WEAK: 'its signature is too weak',
  EE_KEY_TOO_SMALL: 'its key is too weak',
  CA_KEY_TOO_SMALL: 'the key of its issuer is too weak',
};

function expired({ chain, path }: TlsSession, now: number): string | null {
  const certificates = path.length > 0 ? path : chain;
  const first = certificates.find((one) => one.notAfter < now);
  if (first === undefined) return null;
  return first === certificates[0]
    ? `expired ${spanText(now - first.notAfter)} ago`
    : `${issuerName(first)} expired ${spanText(now - first.notAfter)} ago`;
}

function early({ chain, path }: TlsSession, now: number): string | null {
  const certificates = path.length > 0 ? path : chain;
  const first = certificates.find((one) => one.notBefore > now);
  return first === undefined ? null : `not valid for another ${spanText(first.notBefore - now)}`;
}

function misnamed({ chain, checkedName }: TlsSession): string | null {
  const name = chain[0]?.subjectAltNames[0]?.value;
  return name === undefined ? null : `made for ${name}, not for ${checkedName}`;
}

/** A chain that stops at a certificate with an issuer that was not sent and is not known here. */
function orphaned({ chain }: TlsSession): string | null {
  return chain.length === 1 && chain[0]?.selfSigned === false ? 'the certificate of its issuer is missing' : null;
}

function issuerName(certificate: Certificate): string {
  return `its issuer ${certificateName(certificate)}`;
}

/** Common name, else the first name, else the subject, else the serial number; shortened. */
export function certificateName(certificate: Certificate): string {
  return shortened(
    certificate.subject.commonName ??
      certificate.subjectAltNames[0]?.value ??
      (certificate.subject.text || `Certificate ${certificate.serialNumber}`),
  );
}
