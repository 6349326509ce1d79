import type { Certificate } from '../certificate.ts';
import type { IssuerStaple, ListReading, OcspReading } from './revocation.ts';

/** Reasons against trust that lie in revocation; `trustErrors` of a session holds them. */
export type RevocationFault = 'CERT_REVOKED' | 'STAPLE_FORGED' | 'STAPLE_MISSING';

/** Milliseconds by which two clocks may differ without harm. */
const clockSkew = 5 * 60_000;

/** What a staple proves of the server's certificate at a moment. */
export type StapleProof =
  /** The issuer says that all is well. */
  | 'good'
  | 'revoked'
  /** Nobody who may has signed it. */
  | 'forged'
  | 'expired'
  /** It speaks of other certificates. */
  | 'wrong-certificate'
  /** No answer, none that counts yet, or none that can be verified here. */
  | 'unusable';

export function stapleProof(staple: OcspReading, now: number): StapleProof {
  const { outcome, signature, answer } = staple;
  if (outcome !== 'successful') return 'unusable';
  if (signature === 'wrong' || signature === 'not-entitled') return 'forged';
  if (answer === null) return 'wrong-certificate';
  if (signature === 'unverifiable' || signature === 'issuer-unknown') return 'unusable';
  // What is revoked stays so, however old the news is.
  if (answer.status === 'revoked') return 'revoked';
  if (answer.nextUpdate !== null && answer.nextUpdate + clockSkew < now) return 'expired';
  if (answer.status === 'unknown' || answer.thisUpdate - clockSkew > now) return 'unusable';
  return 'good';
}

/** A list that was to be replaced by now proves no longer that a certificate is good. */
export function isListExpired({ nextUpdate }: ListReading, now: number): boolean {
  return nextUpdate !== null && nextUpdate + clockSkew < now;
}

/** A list of the future: a clock is wrong, and it proves nothing now. */
export function isListEarly({ thisUpdate }: ListReading, now: number): boolean {
  return thisUpdate !== null && thisUpdate - clockSkew > now;
}

/**
 * The reasons against trust in a staple (`null`: none came), in those of the authorities above, and in revocation lists. `leaf` `null`: no certificate came.
 * A certificate that demands a staple (RFC 7633) demands one that proves something; where the issuer is not known, or the library here cannot
 * verify it, that is not held against the server.
 */
export function revocationFaults(
  leaf: Certificate | null,
  staple: OcspReading | null,
  issuerStaples: readonly IssuerStaple[],
  lists: readonly ListReading[],
  now: number,
): readonly RevocationFault[] {
  const faults: RevocationFault[] = [];
  const proof = staple === null ? null : stapleProof(staple, now);
  const proofs = [proof, ...issuerStaples.map(({ reading }) => stapleProof(reading, now))];
  if (proofs.includes('revoked') || lists.some(({ status }) => status === 'revoked')) faults.push('CERT_REVOKED');
  if (proofs.includes('forged')) faults.push('STAPLE_FORGED');
  if (leaf?.mustStaple && isWithoutStaple(staple, proof)) faults.push('STAPLE_MISSING');
  return faults;
}

/** Whether a certificate that demands a staple came without one that can count. */
export function isWithoutStaple(staple: OcspReading | null, proof: StapleProof | null): boolean {
  if (staple === null || proof === 'expired' || proof === 'wrong-certificate') return true;
  return proof === 'unusable' && staple.signature !== 'unverifiable' && staple.signature !== 'issuer-unknown';
}
