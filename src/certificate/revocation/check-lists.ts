import { CRLDistributionPoints } from '@peculiar/asn1-x509';
import type { Certificate } from '../certificate.ts';
import { RawExtension, readDer, SignedCertificate, type ToBeSigned } from '../der-schemas.ts';
import { namesOfPoint, type RevocationList, readCrl } from './read-crl.ts';
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
    const content = readDer(certificate.der, SignedCertificate)?.toBeSigned;
    const name = content?.issuer;
    const readings = lists
      .filter(
        (list) => name && Buffer.compare(list.issuer, new Uint8Array(name)) === 0 && isForHolder(list, certificate),
      )
      .flatMap((list) => {
        const reading = readingOf(list, numberOf(certificate), issuer, position);
        // Another part of the issuer's list says nothing, unless it names the certificate all the same.
        return isForPoint(list, content) || reading.status === 'revoked' ? reading : [];
      });
    return mostTelling(readings) ?? { ...withoutList, position };
  });
}

/** Whether the list answers for certificates of this kind (RFC 5280 sections 5.2.5 and 6.3.3 (b)). */
function isForHolder({ scope }: RevocationList, { basicConstraints }: Certificate): boolean {
  const isAuthority = basicConstraints?.isCa ?? false;
  return scope.holders === 'all' || scope.holders === (isAuthority ? 'authorities' : 'end-entities');
}

/** Whether it is the whole list, or the part in which the certificate says it would stand (RFC 5280 section 6.3.3 (b)(2)(i)). */
function isForPoint({ scope: { points } }: RevocationList, content: ToBeSigned | undefined): boolean {
  if (points === null) return true;
  const raw = (content?.extensions ?? []).map((one) => (one === null ? null : readDer(one, RawExtension)));
  const extension = raw.find((one) => one?.oid === '2.5.29.31');
  const own = Array.from(readDer(extension?.value.buffer ?? new ArrayBuffer(0), CRLDistributionPoints) ?? []);
  return own.some(
    ({ distributionPoint }) =>
      distributionPoint !== undefined && namesOfPoint(distributionPoint).some((name) => points.includes(name)),
  );
}

/** Contents of the INTEGER: DER puts an octet 00 before a positive number whose first bit is set. */
function numberOf({ serialNumber, serialNumberIsNegative }: Certificate): Uint8Array {
  const octets = Buffer.from(serialNumber, 'hex');
  return (octets[0] ?? 0) >= 0x80 && !serialNumberIsNegative ? Buffer.concat([Buffer.of(0), octets]) : octets;
}

function readingOf(
  list: Named,
  serialNumber: Uint8Array,
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
  const { entry, isPartial } = list.lookUp(serialNumber);
  // An indirect list may mean another issuer's certificate of that number.
  if (entry !== null && entry.reason !== 'removeFromCRL' && !list.scope.isIndirect)
    return { ...base, status: 'revoked', ...entry };
  return { ...base, status: list.scope.isPartial || isPartial ? 'unusable' : 'good' };
}

/** Of several lists of one issuer: what revokes, then what is newest. */
function mostTelling(readings: readonly ListReading[]): ListReading | undefined {
  const rank = { revoked: 0, good: 1, unusable: 2, 'wrong-signature': 3, missing: 4 } as const;
  return readings.toSorted(
    (one, other) => rank[one.status] - rank[other.status] || (other.thisUpdate ?? 0) - (one.thisUpdate ?? 0),
  )[0];
}
