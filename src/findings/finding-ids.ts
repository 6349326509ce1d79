/** Every finding there is, in the order of `docs/findings.md`; a test compares the two. */
export const findingIds = [
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-expires-soon',
  'wrong-host',
  'self-signed',
  'unknown-issuer',
  'missing-intermediate',
  'untrusted-certificate',
  'weak-key',
  'weak-signature',
  'obsolete-protocol',
  'weak-cipher',
  'certificate-check-off',
  'plain-http-on-tls-port',
  'not-tls',
  'tls-on-plain-port',
  'client-certificate-required',
  'client-certificate-requested',
  'tls-alert',
  'credentials-over-plain-http',
  'insecure-redirect',
  'hsts-missing',
] as const;

export type FindingId = (typeof findingIds)[number];
