import type { Certificate } from '../certificate.ts';
import { readDer, SignedCertificate } from '../der-schemas.ts';
import { type RevocationList, readCrl } from './read-crl.ts';
import { type ListReading, withoutList } from './revocation.ts';

/** A revocation list in DER, and what to call it: a file, an address. */
export interface GivenList {
  readonly name: string;
  readonly der: Uint8Array;
}

type Named = RevocationList & { readonly name: string };

/**
 * What the lists say of each certificate of the path but its last one, the anchor: nobody revokes that. Each is looked for in the lists of
 * its own issuer only, the next one in the path. Never throws; octets that are no list are passed over.
 */
export function checkLists(path: readonly Certificate[], given: readonly GivenList[]): readonly ListReading[] {
  const lists = given.flatMap(({ name, der }): readonly Named[] => {
    const list = readCrl(der);
    return list === null ? [] : [{ ...list, name }];
  });
  return path.slice(0, -1).map((certificate, position) => {
    const issuer = path[position + 1];
    const name = readDer(certificate.der, SignedCertificate)?.toBeSigned.issuer;
    const readings = lists
      .filter((list) => name && Buffer.compare(list.issuer, new Uint8Array(name)) === 0 && isFor(list, certificate))
      .map((list) => readingOf(list, certificate, issuer, position));
    return mostTelling(readings) ?? { ...withoutList, position };
  });
}

/** Whether the list answers for this certificate at all (RFC 5280 section 5.2.5 and 6.3.3 (b)). */
function isFor({ scope }: RevocationList, { basicConstraints, crlUrls }: Certificate): boolean {
  const isAuthority = basicConstraints?.isCa ?? false;
  if (scope.holders !== 'all' && scope.holders !== (isAuthority ? 'authorities' : 'end-entities')) return false;
  return scope.points.length === 0 || crlUrls.length === 0 || scope.points.some((point) => crlUrls.includes(point));
}

function readingOf(
  list: Named,
  { serialNumber }: Certificate,
  issuer: Certificate | undefined,
  position: number,
): ListReading {
  const { name, thisUpdate, nextUpdate } = list;
  const base = { position, list: name, thisUpdate, nextUpdate, revokedAt: null, reason: null };
  const signature = issuer === undefined ? 'unverifiable' : list.signedBy(issuer.der);
  if (signature === 'wrong') return { ...base, status: 'wrong-signature' };
  // An issuer that says what its key is for has to name this (RFC 5280 section 4.2.1.3).
  const maySign = issuer?.keyUsage?.includes('cRLSign') ?? true;
  if (signature === 'unverifiable' || !maySign) return { ...base, status: 'unusable' };
  const entry = list.entryOf(Buffer.from(serialNumber, 'hex'));
  // An indirect list may mean another issuer's certificate of that number.
  if (list.scope.isPartial) return { ...base, status: 'unusable' };
  if (entry === null || entry.reason === 'removeFromCRL') return { ...base, status: 'good' };
  return { ...base, status: 'revoked', ...entry };
}

/** Of several lists of one issuer: what revokes, then what is newest. */
function mostTelling(readings: readonly ListReading[]): ListReading | undefined {
  const rank = { revoked: 0, good: 1, unusable: 2, 'wrong-signature': 3, missing: 4 } as const;
  return readings.toSorted(
    (one, other) => rank[one.status] - rank[other.status] || (other.thisUpdate ?? 0) - (one.thisUpdate ?? 0),
  )[0];
}
