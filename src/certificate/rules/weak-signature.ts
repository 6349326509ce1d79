import type { Certificate } from '../certificate.ts';
import { fault, judgedBelowAnchor, type Rule } from './rule.ts';

/** Hashes for which two contents with the same value can be made. */
const brokenHashes: ReadonlySet<string | null> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1']);

/** No signature of the path can be moved to another content. OpenSSL refuses them, BoringSSL takes SHA-1. */
export const weakSignature: Rule = (under) =>
  judgedBelowAnchor(under)
    .filter(hasWeakSignature)
    .map((certificate) => fault('WEAK_SIGNATURE', certificate, { hash: certificate.signatureHash ?? '' }));

/** Nobody relies on the signature of a certificate that signs itself. */
export function hasWeakSignature({ selfSigned, signatureHash }: Certificate): boolean {
  return !selfSigned && brokenHashes.has(signatureHash);
}
