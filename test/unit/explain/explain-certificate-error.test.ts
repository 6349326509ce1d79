import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { faultCodes } from '../../../src/certificate/certificate-fault.ts';
import { explainCertificateError, knownCertificateErrors } from '../../../src/explain/explain-certificate-error.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

/** The codes in the documentation of Node.js, with those that its TLS module adds and our own. */
const expected = `
UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE
UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE CERT_NOT_YET_VALID CERT_HAS_EXPIRED
CRL_NOT_YET_VALID CRL_HAS_EXPIRED ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD
ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD OUT_OF_MEM DEPTH_ZERO_SELF_SIGNED_CERT
SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG
CERT_REVOKED INVALID_CA PATH_LENGTH_EXCEEDED INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH
IP_ADDRESS_MISMATCH ERR_TLS_CERT_ALTNAME_INVALID UNSPECIFIED
KEY_USAGE_MISMATCH KEY_USAGE_NO_CERT_SIGN NAME_CONSTRAINT_VIOLATED NO_EXPLICIT_POLICY AUTHORITY_KEY_MISMATCH NAMED_LIKE_ISSUER CERTIFICATE_VERSION
UNKNOWN_CRITICAL_EXTENSION DUPLICATE_EXTENSION EXTENSION_UNREADABLE SIGNATURE_ALGORITHM_MISMATCH SERIAL_NUMBER VALIDITY_TOO_LONG VALIDITY_UNREADABLE
WEAK_KEY WEAK_SIGNATURE STAPLE_FORGED STAPLE_MISSING NO_CERTIFICATE CERTIFICATE_UNREADABLE CERTIFICATE_ENCODING`
  .trim()
  .split(/\s+/);

describe('Explaining why a certificate is not trusted', () => {
  for (const code of expected) {
    it(`explains ${code} in full and gives advice`, () => {
      const explanation = explainCertificateError(code);
      checkExplanation(explanation);
      deepEqual([explanation?.kind, explanation?.key], ['certificate-error', code]);
      ok((explanation?.advice.length ?? 0) > 0);
    });
  }

  it('knows these codes and no others, each once', () => {
    deepEqual(knownCertificateErrors().toSorted(), expected.toSorted());
    checkUnique(knownCertificateErrors());
  });

  it('knows every fault that the rules of path validation find', () => {
    for (const code of faultCodes) ok(explainCertificateError(code), code);
  });

  it('does not advise to switch the check off', () => {
    for (const code of expected) {
      for (const sentence of explainCertificateError(code)?.advice ?? []) {
        ok(!/--insecure|disable|check off/.test(sentence), `${code}: ${sentence}`);
      }
    }
  });

  it('names the full chain as the remedy for a missing intermediate', () => {
    match(explainCertificateError('UNABLE_TO_VERIFY_LEAF_SIGNATURE')?.advice[0] ?? '', /fullchain\.pem/);
  });

  for (const code of ['', 'CERT_EXPIRED', 'cert_has_expired', 'ECONNREFUSED', 'constructor']) {
    it(`does not know ${JSON.stringify(code)}`, () => {
      equal(explainCertificateError(code), null);
    });
  }
});
