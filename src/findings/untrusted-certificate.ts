import type { TlsSession } from '../exchange/exchange.ts';
import { explainCertificateError } from '../explain/explain-certificate-error.ts';
import { isUndecided } from './certificates-in-use.ts';
import type { Found } from './check.ts';
import type { FindingId } from './finding-ids.ts';
import { sources } from './sources.ts';

/** Which findings say the same as a code of Node or of ours, only better. */
const saidBy: Readonly<Record<string, readonly FindingId[]>> = {
  CERT_HAS_EXPIRED: ['certificate-expired'],
  CERT_NOT_YET_VALID: ['certificate-not-yet-valid'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['wrong-host'],
  HOSTNAME_MISMATCH: ['wrong-host'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['unknown-issuer', 'missing-intermediate'],
  UNABLE_TO_GET_ISSUER_CERT: ['unknown-issuer', 'missing-intermediate'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['unknown-issuer', 'missing-intermediate'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['unknown-issuer', 'missing-intermediate', 'self-signed'],
  CERT_UNTRUSTED: ['unknown-issuer', 'missing-intermediate', 'self-signed'],
  CERT_REVOKED: ['revoked'],
  STAPLE_FORGED: ['staple-forged'],
  STAPLE_MISSING: ['must-staple-missing'],
  CERT_SIGNATURE_FAILURE: ['bad-signature'],
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: ['bad-signature'],
  INVALID_PURPOSE: ['wrong-purpose'],
  KEY_USAGE_MISMATCH: ['wrong-key-usage'],
  INVALID_CA: ['issuer-not-ca'],
  KEY_USAGE_NO_CERT_SIGN: ['issuer-not-ca'],
  PATH_LENGTH_EXCEEDED: ['path-length'],
  NAME_CONSTRAINT_VIOLATED: ['name-constraints'],
  NO_EXPLICIT_POLICY: ['certificate-policy'],
  AUTHORITY_KEY_MISMATCH: ['wrong-key-identifier'],
  NAMED_LIKE_ISSUER: ['named-like-issuer'],
  CERTIFICATE_VERSION: ['certificate-version'],
  UNKNOWN_CRITICAL_EXTENSION: ['unknown-critical-extension'],
  VALIDITY_UNREADABLE: ['malformed-certificate'],
  DUPLICATE_EXTENSION: ['malformed-certificate'],
  EXTENSION_UNREADABLE: ['malformed-certificate'],
  SIGNATURE_ALGORITHM_MISMATCH: ['malformed-certificate'],
  CERTIFICATE_UNREADABLE: ['malformed-certificate'],
  CERTIFICATE_ENCODING: ['malformed-certificate'],
  WEAK_KEY: ['weak-key'],
  WEAK_SIGNATURE: ['weak-signature'],
};

/** Nothing is refused without a finding: takes up every reason against trust that none of the others has named. */
export function untrustedCertificate(session: TlsSession, others: Found): Found {
  if (session.trusted || isUndecided(session)) return [];
  const found = new Set<FindingId>(others.filter(({ severity }) => severity === 'error').map(({ id }) => id));
  const codes =
    session.trustErrors.length > 0 ? session.trustErrors : session.trustError === null ? [] : [session.trustError];
  const unsaid = codes.filter((code) => !saidBy[code]?.some((id) => found.has(id)));
  if (codes.length === 0 && found.size === 0) return [describe(null)];
  // `UNSPECIFIED` says only that there is a reason; it is of use where nothing else is.
  return unsaid.filter((code) => code !== 'UNSPECIFIED' || (found.size === 0 && unsaid.length === 1)).map(describe);
}

function describe(code: string | null): Found[number] {
  const explanation = code === null ? null : explainCertificateError(code);
  if (explanation === null) {
    return {
      id: 'untrusted-certificate',
      severity: 'error',
      title: code === null ? 'The certificate is not trusted' : `The certificate is not trusted (${code})`,
      detail: 'The TLS library refused the chain and gives no reason that Portside knows.',
      advice: [
        'Look at the certificates of the chain: their purposes, their issuers and their constraints.',
        'Check the chain with “openssl verify” or “openssl s_client”, which may say more.',
      ],
      citations: sources('rfc5280#6.1', 'node-tls-errors'),
    };
  }
  return {
    id: 'untrusted-certificate',
    severity: 'error',
    title: `${explanation.title} (${code})`,
    detail: `${explanation.summary} ${explanation.detail}`.trim(),
    advice: explanation.advice,
    citations: explanation.citations,
  };
}
