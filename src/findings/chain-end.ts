import type { Certificate } from '../certificate/certificate.ts';
import { isSelfIssued } from '../certificate/names-equal.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { isUndecided, leafOf } from './certificates-in-use.ts';

/** Where a chain without an anchor stops. */
export interface ChainEnd {
  readonly kind: 'self-signed-leaf' | 'leaf' | 'intermediate' | 'root';
  readonly certificate: Certificate;
}

/** Follows the issuers' names from the leaf as far as certificates were sent; `null` when there is an anchor, no certificate, or no decision. */
export function chainEnd(session: TlsSession): ChainEnd | null {
  const leaf = leafOf(session);
  if (leaf === null || session.anchorStore !== null || isUndecided(session)) return null;
  // One whose own signature does not verify is no less its own issuer by name.
  if (leaf.selfSigned || (session.path.length === 1 && isSelfIssued(leaf)))
    return { kind: 'self-signed-leaf', certificate: leaf };
  const known = [...session.path, ...session.chain];
  let last = leaf;
  // A chain may go round in a circle; each certificate is taken once.
  for (const used = new Set([leaf.fingerprint256]); !last.selfSigned; used.add(last.fingerprint256)) {
    const below = last;
    const issuer = known.find((candidate) => !used.has(candidate.fingerprint256) && isIssuer(candidate, below));
    if (issuer === undefined) break;
    last = issuer;
  }
  if (last.selfSigned) return { kind: 'root', certificate: last };
  return { kind: last === leaf ? 'leaf' : 'intermediate', certificate: last };
}

/** By name, and by key identifier where both have one (RFC 5280 section 4.2.1.1). */
function isIssuer(candidate: Certificate, certificate: Certificate): boolean {
  return (
    candidate.subject.text === certificate.issuer.text &&
    (certificate.authorityKeyIdentifier === null ||
      candidate.subjectKeyIdentifier === null ||
      candidate.subjectKeyIdentifier === certificate.authorityKeyIdentifier)
  );
}
