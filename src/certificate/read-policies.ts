import { CertificatePolicies, PolicyConstraints, PolicyMappings } from '@peculiar/asn1-x509';
import type { Certificate } from './certificate.ts';
import { readDer, SingleInteger } from './der-schemas.ts';
import { anyPolicy } from './object-identifiers.ts';

/** Of an extension that is there. What cannot be read is empty; `readable` says whether it is what RFC 5280 demands. */
export interface PolicyReading<T> {
  readonly value: T;
  readonly readable: boolean;
}

/** certificatePolicies: at least one, each once (RFC 5280 section 4.2.1.4). */
export function readPolicies(content: ArrayBuffer): PolicyReading<readonly string[]> {
  const value = Array.from(readDer(content, CertificatePolicies) ?? [], ({ policyIdentifier }) => policyIdentifier);
  return { value, readable: value.length > 0 && new Set(value).size === value.length };
}

/** policyMappings: at least one, and “any policy” on neither side (RFC 5280 sections 4.2.1.5 and 6.1.4 (a)). */
export function readPolicyMappings(content: ArrayBuffer): PolicyReading<Certificate['policyMappings']> {
  const value = Array.from(
    readDer(content, PolicyMappings) ?? [],
    ({ issuerDomainPolicy: issuer, subjectDomainPolicy: subject }) => ({ issuer, subject }),
  );
  const namesAny = value.some(({ issuer, subject }) => issuer === anyPolicy || subject === anyPolicy);
  return { value, readable: value.length > 0 && !namesAny };
}

/** policyConstraints: one of the two, or both (RFC 5280 section 4.2.1.11). */
export function readPolicyConstraints(
  content: ArrayBuffer,
): PolicyReading<NonNullable<Certificate['policyConstraints']>> {
  const constraints = readDer(content, PolicyConstraints);
  const { requireExplicitPolicy: explicit, inhibitPolicyMapping: mapping } = constraints ?? {};
  const value = { requireExplicitPolicy: countOf(explicit), inhibitPolicyMapping: countOf(mapping) };
  const isCount = (octets: ArrayBuffer | undefined): boolean => octets === undefined || countOf(octets) !== null;
  const { requireExplicitPolicy, inhibitPolicyMapping } = value;
  return {
    value,
    readable:
      (requireExplicitPolicy !== null || inhibitPolicyMapping !== null) && isCount(explicit) && isCount(mapping),
  };
}

/** inhibitAnyPolicy (RFC 5280 section 4.2.1.14). */
export function readInhibitAnyPolicy(content: ArrayBuffer): PolicyReading<number | null> {
  const value = countOf(readDer(content, SingleInteger)?.octets);
  return { value, readable: value !== null };
}

/** How many certificates are skipped; no path has as many as the most that is told apart. `null`: there is none, or it is negative. */
function countOf(octets: ArrayBuffer | undefined): number | null {
  const all = new Uint8Array(octets ?? new ArrayBuffer(0));
  const [first] = all;
  if (first === undefined || first >= 0x80) return null;
  return all.length > 4 ? 0x7fffffff : all.reduce((sum, octet) => sum * 256 + octet, 0);
}
