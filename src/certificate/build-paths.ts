import type { Certificate } from './certificate.ts';
import type { SignatureCheck } from './check-signature.ts';
import { comparableName, isSelfIssued, namesEqual } from './names-equal.ts';

export interface PathSources {
  /** As the server sent them, the leaf first. */
  readonly sent: readonly Certificate[];
  /** The anchors whose name is that of the certificate's issuer. */
  readonly anchorsFor: (certificate: Certificate) => readonly Certificate[];
  readonly isAnchor: (certificate: Certificate) => boolean;
  readonly signature: SignatureCheck;
}

/** Bounds for chains made to keep us busy: a hundred authorities that all signed each other. */
const longest = 12;
const mostPaths = 24;
const mostSteps = 300;
const mostIssuers = 8;

/**
 * The ways from the leaf upwards over what was sent and what is trusted here (RFC 4158), in any order of sending, whatever the TLS
 * library made of it. A way ends at an anchor, at a root that is none, or where no issuer is known. Those to an anchor come first, and
 * short ones before long ones, so that among very many the best are known. Empty without certificates.
 */
export function buildPaths(sources: PathSources): readonly (readonly Certificate[])[] {
  const toAnchors: (readonly Certificate[])[] = [];
  const others: (readonly Certificate[])[] = [];
  const waiting: (readonly Certificate[])[] = [sources.sent.slice(0, 1)];
  let steps = 0;
  // Grows while it is gone through.
  for (const path of waiting) {
    const last = path.at(-1);
    if (last === undefined || toAnchors.length >= mostPaths) break;
    steps += 1;
    const anchored = sources.isAnchor(last);
    const isRoot = isSelfIssued(last) && (anchored || last.selfSigned);
    const issuers = isRoot || path.length >= longest || steps > mostSteps ? [] : issuersOf(last, path, sources);
    if (anchored) toAnchors.push(path);
    else if (issuers.length === 0 && others.length < mostPaths) others.push(path);
    for (const issuer of issuers) waiting.push([...path, issuer]);
  }
  return [...toAnchors, ...others];
}

/**
 * Who may have issued it, anchors first. A signature that does not verify counts only where no other issuer is there, and not where
 * the key identifiers say that it is another authority of the same name.
 */
function issuersOf(
  certificate: Certificate,
  path: readonly Certificate[],
  { sent, anchorsFor, signature }: PathSources,
): readonly Certificate[] {
  const named = new Map<string, Certificate>();
  for (const candidate of [
    ...anchorsFor(certificate),
    ...sent.filter(({ subject }) => namesEqual(subject, certificate.issuer)),
  ]) {
    if (!path.some((one) => isSameHolder(one, candidate))) named.set(candidate.fingerprint256, candidate);
  }
  const judged = [...named.values()].map((candidate) => ({
    candidate,
    outcome: signature(certificate, candidate),
    fits: keyIdentifiersFit(certificate, candidate),
  }));
  const signers = judged.filter(({ outcome, fits }) => outcome === 'good' || (outcome === 'unknown' && fits));
  const chosen = signers.length > 0 ? signers : judged.filter(({ fits }) => fits).slice(0, 1);
  return chosen
    .toSorted((a, b) => Number(b.fits) - Number(a.fits))
    .slice(0, mostIssuers)
    .map(({ candidate }) => candidate);
}

/** By another certificate for the same name and key a path comes back to where it was (RFC 4158 section 2.4.2). */
function isSameHolder(one: Certificate, other: Certificate): boolean {
  if (one.fingerprint256 === other.fingerprint256) return true;
  return one.publicKeyPin === other.publicKeyPin && namesEqual(one.subject, other.subject);
}

/** What a certificate says of its issuer (RFC 5280 section 4.2.1.1) is true of that one: its key where both name one, and its own certificate. */
export function keyIdentifiersFit(certificate: Certificate, issuer: Certificate): boolean {
  return keysFit(certificate, issuer) && certificatesFit(certificate, issuer);
}

export function keysFit(certificate: Certificate, issuer: Certificate): boolean {
  return (
    certificate.authorityKeyIdentifier === null ||
    issuer.subjectKeyIdentifier === null ||
    certificate.authorityKeyIdentifier === issuer.subjectKeyIdentifier
  );
}

function certificatesFit({ authorityCertificate }: Certificate, issuer: Certificate): boolean {
  const { issuer: name = null, serialNumber = null } = authorityCertificate ?? {};
  return (
    (name === null || comparableName(name) === comparableName(issuer.issuer.text)) &&
    (serialNumber === null || serialNumber === issuer.serialNumber)
  );
}
