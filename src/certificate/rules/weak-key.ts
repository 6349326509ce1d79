import type { PublicKeyFacts } from '../certificate.ts';
import { fault, judged, type Rule } from './rule.ts';

/** Keys of less than 112 bits of strength (NIST SP 800-131A section 3, Baseline Requirements 6.1.5): smallest size that is still allowed. */
export const smallestKeys: Readonly<Record<string, number>> = { RSA: 2048, DSA: 2048, EC: 224 };

/** No key of the path can be broken: OpenSSL refuses them, BoringSSL does not look. */
export const weakKey: Rule = (under) =>
  judged(under).flatMap((certificate) => {
    const weakness = keyWeakness(certificate.publicKey);
    return weakness === null ? [] : [fault('WEAK_KEY', certificate, { weakness })];
  });

/**
 * `factors` where they can be found; `size`; `exponent` for an RSA exponent with which it encrypts and signs nothing (1, 0 and even ones: RFC 8017 section 3.1);
 * `algorithm` for DSA, which nothing of today uses (FIPS 186-5). `null`: the key is good, or of a kind that is not known.
 */
export function keyWeakness({
  type,
  bits,
  exponent,
  factors,
}: PublicKeyFacts): 'size' | 'exponent' | 'factors' | 'algorithm' | null {
  if (bits !== null && bits < (smallestKeys[type] ?? 0)) return 'size';
  if (type === 'RSA' && exponent !== null && (exponent === '1' || /[02468]$/.test(exponent))) return 'exponent';
  if (factors !== null) return 'factors';
  return type === 'DSA' ? 'algorithm' : null;
}
