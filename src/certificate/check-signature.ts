import { X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';

/** `unknown`: the cryptography at hand knows the algorithm or the key not (BoringSSL has no Ed448), or cannot read one of the two. */
export type SignatureOutcome = 'good' | 'bad' | 'unknown';

export type SignatureCheck = (certificate: Certificate, issuer: Certificate) => SignatureOutcome;

/** Whether the certificate was signed with the issuer's key. Names and usages are not looked at. Never throws. */
export function checkSignature(certificate: Certificate, issuer: Certificate): SignatureOutcome {
  try {
    return new X509Certificate(certificate.der).verify(new X509Certificate(issuer.der).publicKey) ? 'good' : 'bad';
  } catch {
    return 'unknown';
  }
}

/** Pairs kept; a server sends the same certificates at every connection. */
const mostKept = 1000;

/** Checks each pair once. */
export function rememberSignatures(check: SignatureCheck): SignatureCheck {
  const known = new Map<string, SignatureOutcome>();
  return (certificate, issuer) => {
    const key = `${certificate.fingerprint256} ${issuer.fingerprint256}`;
    let outcome = known.get(key);
    if (outcome === undefined) {
      outcome = check(certificate, issuer);
      if (known.size >= mostKept) known.clear();
      known.set(key, outcome);
    }
    return outcome;
  };
}
