import { isUndecided } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import type { FindingSeverity } from './finding.ts';
import { sources } from './sources.ts';

interface Weakness {
  /** On the IANA name of the suite. */
  readonly pattern: RegExp;
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly detail: string;
}

/** The gravest first; of the errors only the first that fits is reported. */
const weaknesses: readonly Weakness[] = [
  {
    pattern: /_WITH_NULL_/,
    severity: 'error',
    title: 'does not encrypt at all',
    detail: 'A suite with NULL encryption protects the data against change only: everyone on the path can read it.',
  },
  {
    pattern: /_anon_/i,
    severity: 'error',
    title: 'does not say who answered',
    detail: 'An anonymous suite has no certificate: anyone on the path may be the one at the other end.',
  },
  {
    pattern: /_EXPORT|_RC4_|_RC2_|_DES_|_DES40_|_3DES_|_IDEA_/,
    severity: 'error',
    title: 'uses a broken cipher',
    detail: 'RC4, DES, 3DES and the export ciphers can be broken in practice, given enough recorded traffic.',
  },
  {
    pattern: /^TLS_(?:RSA|RSA_PSK|PSK|DH_(?:RSA|DSS)|ECDH_(?:RSA|ECDSA))_(?:EXPORT_)?WITH_/,
    severity: 'warning',
    title: 'has no forward secrecy',
    detail:
      'The session key depends on the long-term key of the certificate. Whoever gets that key later can read all recorded traffic; with an ephemeral Diffie-Hellman exchange nobody can.',
  },
  {
    pattern: /_CBC_/,
    severity: 'warning',
    title: 'uses CBC mode',
    detail:
      'Encryption and authentication are two steps here, and their combination has been attacked again and again (Lucky 13, POODLE). Suites with GCM or ChaCha20-Poly1305 do both in one.',
  },
];

/** The suite agreed on is one that should not be used (RFC 9325 section 4), for each of its reasons. TLS 1.3 has none of these. */
export const weakCipher: SessionCheck = (session) => {
  const { cipher } = session;
  if (cipher === null) return [];
  const found = weaknesses.filter(({ pattern }) => pattern.test(cipher));
  const gravest = found.find(({ severity }) => severity === 'error');
  return (
    found
      // Where the handshake broke off, it was not used; that the server wanted it may still be the reason.
      .filter((weakness) => weakness === gravest || (weakness.severity === 'warning' && !isUndecided(session)))
      .map(({ severity, title, detail }) => ({
        id: 'weak-cipher',
        severity,
        title: `The cipher suite ${title}`,
        detail: `${cipher} was agreed on. ${detail}`,
        advice: [
          'Enable TLS 1.3 on the server, which has only good suites.',
          'For TLS 1.2 leave only suites whose names begin with TLS_ECDHE and contain GCM or CHACHA20.',
        ],
        citations: sources('rfc9325#4.1', 'rfc9325#4.2'),
      }))
  );
};
