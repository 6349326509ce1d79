/**
 * What can be wrong with a certificate or with the path it stands in. Node's name where Node has one, so that the same word is found
 * everywhere; names of our own for what Node calls `UNSPECIFIED` or lets pass. In the order in which reasons are told.
 */
export const faultCodes = [
  'NO_CERTIFICATE',
  'CERTIFICATE_UNREADABLE',
  'CERTIFICATE_ENCODING',
  'VALIDITY_UNREADABLE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_PURPOSE',
  'KEY_USAGE_MISMATCH',
  'INVALID_CA',
  'KEY_USAGE_NO_CERT_SIGN',
  'PATH_LENGTH_EXCEEDED',
  'NAME_CONSTRAINT_VIOLATED',
  'NO_EXPLICIT_POLICY',
  'AUTHORITY_KEY_MISMATCH',
  'NAMED_LIKE_ISSUER',
  'CERTIFICATE_VERSION',
  'UNKNOWN_CRITICAL_EXTENSION',
  'DUPLICATE_EXTENSION',
  'EXTENSION_UNREADABLE',
  'SIGNATURE_ALGORITHM_MISMATCH',
  'WEAK_KEY',
  'WEAK_SIGNATURE',
  'SERIAL_NUMBER',
  'VALIDITY_TOO_LONG',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong, with the certificate concerned. Only an `error` keeps the certificate from being trusted. */
export interface CertificateFault {
  readonly code: FaultCode;
  readonly severity: 'error' | 'warning' | 'notice';
  /** `Certificate.fingerprint256`; empty where there is no certificate or none that can be read. */
  readonly fingerprint256: string;
  /** What the explanation needs besides the certificate, each value for people; which keys there are depends on the code. */
  readonly values: Readonly<Record<string, string>>;
}
