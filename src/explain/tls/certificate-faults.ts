import type { Entry } from '../entry.ts';

/** Codes of our own, for what Node.js does not tell or lets pass. */
export const certificateFaults: Readonly<Record<string, Entry>> = {
  WEAK_KEY: {
    title: 'Key too weak',
    summary: 'A key in the chain is so weak that it can be broken.',
    detail:
      'RSA needs at least 2048 bits and an odd exponent above 1, elliptic curves need 224 bits, and DSA is no longer used. Whoever finds the private key can pose as the server.',
    advice: ['Make a new key, RSA of 2048 bits or ECDSA with P-256, and have the certificate issued anew.'],
    see: ['baseline-requirements', 'rfc9325#4.5'],
  },
  WEAK_SIGNATURE: {
    title: 'Signature too weak',
    summary: 'A certificate of the chain is signed with MD5 or SHA-1.',
    detail:
      'For both it is possible to make two certificates with the same signature, so the signature proves nothing. The signature of the root itself does not matter.',
    advice: ['Have the certificate issued anew with SHA-256.'],
    see: ['rfc9155', 'baseline-requirements'],
  },
  STAPLE_FORGED: {
    title: 'Stapled OCSP response forged',
    summary: 'The proof that came along with the certificate is not from its issuer.',
    detail:
      'A server may send an OCSP response along, signed by the issuer, which says that the certificate is not revoked. This one has a wrong signature, or one of somebody whom the issuer has not authorized.',
    advice: [
      'On a server of your own, delete the stored response and let the server fetch a new one.',
      'Ask the issuer whether the certificate is revoked.',
    ],
    see: ['rfc6960#3.2', 'rfc6066#8'],
  },
  STAPLE_MISSING: {
    title: 'Stapled OCSP response missing',
    summary: 'The certificate demands a proof that it is not revoked, and none came.',
    detail:
      'Its TLS feature extension holds status_request (must-staple): it is to be refused unless the server staples a fresh OCSP response.',
    advice: [
      'Switch OCSP stapling on at the server.',
      'Or have the certificate issued anew without the must-staple feature.',
    ],
    see: ['rfc7633', 'rfc6066#8'],
  },
  KEY_USAGE_MISMATCH: {
    title: 'Key usage does not allow this',
    summary: 'The certificate forbids its key what the key exchange needs of it.',
    detail:
      'Its key usage lists what the key may do. In TLS 1.3 and with ephemeral Diffie-Hellman the server signs (digitalSignature); with the RSA key exchange of old it decrypts (keyEncipherment). Node.js in a terminal does not look; browsers and desktop VS Code refuse.',
    advice: ['Issue the certificate anew with the key usage digitalSignature, or without this extension.'],
    see: ['rfc5280#4.2.1.3', 'rfc8446#4.4.2.2'],
  },
  KEY_USAGE_NO_CERT_SIGN: {
    title: 'Issuer may not sign certificates',
    summary: 'A certificate was issued with a key whose usage leaves out signing certificates.',
    detail: 'The key usage of the issuer is there and lacks keyCertSign.',
    advice: ['Issue the authority’s certificate anew with the key usage keyCertSign.'],
    see: ['rfc5280#4.2.1.3', 'rfc5280#6.1.4'],
  },
  NAME_CONSTRAINT_VIOLATED: {
    title: 'Name outside what the issuer may certify',
    summary: 'An authority in the chain is limited to certain names, and the certificate has another one.',
    detail: 'The limit is the extension nameConstraints: trees of names that are permitted, or excluded.',
    advice: ['Get the certificate from an authority that may certify this name.'],
    see: ['rfc5280#4.2.1.10'],
  },
  NO_EXPLICIT_POLICY: {
    title: 'Required policy missing',
    summary: 'An authority in the chain demands a certificate policy, and none holds from there to the server.',
    detail:
      'A policy is a number that stands for the rules by which a certificate was issued. The extension policyConstraints of an authority can demand that one and the same policy, or one that it is mapped to, stands in every certificate below. Browsers and desktop VS Code look; Node.js in a terminal and curl do not.',
    advice: ['Have the certificate issued anew with a policy that the authorities above it have as well.'],
    see: ['rfc5280#4.2.1.11', 'rfc5280#6.1.5'],
  },
  AUTHORITY_KEY_MISMATCH: {
    title: 'Issuer has another key',
    summary: 'The certificate names a key, or a certificate, of its issuer that is not the issuer’s.',
    detail:
      'The signature verifies, but the identifiers contradict each other (authorityKeyIdentifier and subjectKeyIdentifier), and TLS libraries look no further then.',
    advice: ['Issue the certificate anew, with the key identifier of its issuer.'],
    see: ['rfc5280#4.2.1.1'],
  },
  NAMED_LIKE_ISSUER: {
    title: 'Certificate named like its issuer',
    summary: 'The certificate of the server has the same subject as the authority that issued it.',
    detail:
      'TLS libraries take it for self-signed then. It comes of giving the same answers to OpenSSL’s questions when making both.',
    advice: ['Give the server’s certificate or its authority another subject, and issue the certificate anew.'],
    see: ['rfc5280#6.1', 'openssl-verify'],
  },
  CERTIFICATE_VERSION: {
    title: 'Certificate of an old version',
    summary: 'A certificate of the chain is not of version 3.',
    detail:
      'Versions 1 and 2 have no extensions: no names of hosts, no usages, no limits. Nothing can be concluded from such a certificate.',
    advice: ['Issue the certificate anew as version 3, with a subjectAltName.'],
    see: ['rfc5280#4.1.2.1'],
  },
  UNKNOWN_CRITICAL_EXTENSION: {
    title: 'Critical extension not understood',
    summary: 'A certificate of the chain has an extension marked critical that is not heeded here.',
    detail: 'Critical means: who does not understand this must refuse the certificate.',
    advice: ['Issue the certificate anew without the extension, or with the extension not critical.'],
    see: ['rfc5280#4.2'],
  },
  DUPLICATE_EXTENSION: {
    title: 'Extension twice',
    summary: 'A certificate of the chain has the same extension more than once.',
    detail: 'Which of them counts would depend on the software, so it is forbidden.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['rfc5280#4.2'],
  },
  EXTENSION_UNREADABLE: {
    title: 'Extension unreadable',
    summary: 'An extension on which trust depends cannot be decoded.',
    detail: 'Its names, usages or limits are not known, so nothing can be concluded from the certificate.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['rfc5280#4.2'],
  },
  VALIDITY_UNREADABLE: {
    title: 'Dates of validity malformed',
    summary: 'A certificate of the chain has dates of validity that cannot be read.',
    detail: 'They have to be written to the second and in UTC, as YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['rfc5280#4.1.2.5'],
  },
  SIGNATURE_ALGORITHM_MISMATCH: {
    title: 'Two signature algorithms',
    summary: 'A certificate of the chain names one signature algorithm inside and another outside of what is signed.',
    detail: 'They must be the same; the one outside is not protected by the signature.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['rfc5280#4.1.1.2'],
  },
  SERIAL_NUMBER: {
    title: 'Odd serial number',
    summary: 'The serial number of a certificate is zero, negative or too long.',
    detail: 'It should be positive and of 20 octets at most. Clients take it all the same.',
    advice: ['Have the authority give random positive serial numbers.'],
    see: ['rfc5280#4.1.2.2'],
  },
  VALIDITY_TOO_LONG: {
    title: 'Made for too long',
    summary: 'The certificate of the server is valid for longer than public authorities may make it.',
    detail:
      'The longest lifetime is 398 days, 200 from 15 March 2026, 100 from 2027 and 47 from 2029. Browsers refuse certificates of public authorities beyond 398 days; those of private ones may last longer.',
    advice: ['Issue certificates for a shorter time, and have them renewed by themselves.'],
    see: ['baseline-requirements'],
  },
  CERTIFICATE_ENCODING: {
    title: 'Certificate encoded wrongly',
    summary: 'A certificate of the chain is not in DER, the one encoding that is allowed.',
    detail:
      'DER leaves no choice: lengths are as short as can be, TRUE is the octet FF, numbers have no padding, strings are in one piece, and nothing follows where something ends. Otherwise two programs could read different things in the same certificate. OpenSSL lets some of it pass; browsers and desktop VS Code refuse it.',
    advice: ['Issue the certificate anew with current software.'],
    see: ['rfc5280#4.1'],
  },
  CERTIFICATE_UNREADABLE: {
    title: 'Certificate unreadable',
    summary: 'A certificate of the chain cannot be decoded.',
    detail:
      'It breaks the rules of its encoding, so that its names, dates and limits are not known and nothing can be concluded from it.',
    advice: ['Issue the certificate anew with current software.'],
    see: ['rfc5280#4.1'],
  },
  NO_CERTIFICATE: {
    title: 'No certificate',
    summary: 'The server identified itself with no certificate at all.',
    detail:
      'An anonymous cipher suite or a shared key was agreed, or a session was resumed. The connection is encrypted to somebody who is not known.',
    advice: ['Switch off anonymous cipher suites on the server.'],
    see: ['rfc8446#4.4.2', 'rfc5246#appendix-F.1.1.1'],
  },
};
