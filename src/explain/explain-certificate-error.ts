import { explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { certificateFaults } from './tls/certificate-faults.ts';
import { verificationErrors } from './tls/verification-errors.ts';

const certificateErrors = { ...verificationErrors, ...certificateFaults };

/** All codes with an entry. */
export function knownCertificateErrors(): readonly string[] {
  return Object.keys(certificateErrors);
}

/** Why a certificate is not trusted: `CERT_HAS_EXPIRED`, `WEAK_KEY`. Null for a code nobody knows. */
export function explainCertificateError(code: string): Explanation | null {
  const entry = Object.hasOwn(certificateErrors, code) ? certificateErrors[code] : undefined;
  return entry === undefined ? null : explanationOf('certificate-error', code, entry);
}
