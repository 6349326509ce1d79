import { CRLReason, type DistributionPointName, IssuingDistributionPoint, Time } from '@peculiar/asn1-x509';
import { type DerElement, derElements, firstElement } from '../der-elements.ts';
import { Items, RawExtension, readDer } from '../der-schemas.ts';
import { generalName } from '../read-name.ts';
import { revocationReason } from './revocation.ts';
import { type SignatureCheck, verifySignature } from './verify-signature.ts';

/** A certificate revocation list (RFC 5280 section 5). */
export interface RevocationList {
  /** DER of the issuer's name. */
  readonly issuer: Uint8Array;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly thisUpdate: number;
  /** `null`: not said. */
  readonly nextUpdate: number | null;
  /** For which certificates it answers. */
  readonly scope: ListScope;
  /** Looks at every entry; `serialNumber` is the contents of the INTEGER. */
  lookUp(serialNumber: Uint8Array): LookedUp;
  /** Whether the certificate with this DER signed it. */
  signedBy(certificate: Uint8Array): SignatureCheck;
}

export interface LookedUp {
  /** `null`: the list has no entry of that number. */
  readonly entry: { readonly revokedAt: number | null; readonly reason: string | null } | null;
  /** An entry has a critical extension that is not known: then the list says nothing of those it does not name (RFC 5280 section 5.3). */
  readonly isPartial: boolean;
}

export interface ListScope {
  readonly holders: 'all' | 'authorities' | 'end-entities' | 'attributes';
  /** Names of the part of the issuer's list that this is, as `namesOfPoint` has them; `null`: it is the whole. */
  readonly points: readonly string[] | null;
  /** It is a delta or indirect list, covers some reasons only, or has a critical extension that is not known: what it does not name may be revoked. */
  readonly isPartial: boolean;
  /** Its entries may be of other issuers' certificates. */
  readonly isIndirect: boolean;
}

const boolean = 0x01;
const integer = 0x02;
const bitString = 0x03;
const sequence = 0x30;
const utcTime = 0x17;
const generalizedTime = 0x18;

/**
 * `null`: the octets are no revocation list. Never throws.
 *
 * Loading this file loads the ASN.1 library: callers who may not need it import it dynamically.
 */
export function readCrl(der: Uint8Array): RevocationList | null {
  const whole = firstElement(der);
  if (whole?.identifier !== sequence) return null;
  const [signed, algorithm, signature] = derElements(whole.contents);
  if (signed?.identifier !== sequence || algorithm?.identifier !== sequence || signature?.identifier !== bitString)
    return null;
  const fields = [...derElements(signed.contents)];
  if (fields[0]?.identifier === integer) fields.shift();
  const [ownAlgorithm, issuer, from, ...rest] = fields;
  if (ownAlgorithm?.identifier !== sequence || issuer?.identifier !== sequence || !isTime(from)) return null;
  const until = isTime(rest[0]) ? rest.shift() : undefined;
  const entries = rest[0]?.identifier === sequence ? rest.shift() : undefined;
  const extensions = rest[0]?.identifier === 0xa0 ? rest.shift() : undefined;
  return {
    issuer: issuer.whole,
    thisUpdate: readTime(from) ?? 0,
    nextUpdate: readTime(until),
    scope: readScope(extensions),
    lookUp: (serialNumber) => lookUp(entries?.contents ?? new Uint8Array(), serialNumber),
    // The first octet of a BIT STRING counts the bits that are left over, none here.
    signedBy: (certificate) =>
      verifySignature(algorithm.whole, signed.whole, signature.contents.subarray(1), certificate),
  };
}

function isTime(element: DerElement | undefined): element is DerElement {
  return element?.identifier === utcTime || element?.identifier === generalizedTime;
}

function readTime(element: DerElement | undefined): number | null {
  const time = element === undefined ? null : readDer(element.whole, Time);
  const milliseconds = (time?.utcTime ?? time?.generalTime)?.getTime();
  return milliseconds !== undefined && Number.isFinite(milliseconds) ? milliseconds : null;
}

function lookUp(entries: Uint8Array, serialNumber: Uint8Array): LookedUp {
  let entry: LookedUp['entry'] = null;
  let isPartial = false;
  for (const { contents } of derElements(entries)) {
    const [serial, at, extensions] = derElements(contents);
    if (extensions !== undefined && !isPartial) isPartial = hasUnknownCritical(extensions.contents);
    if (entry === null && serial !== undefined && Buffer.compare(serial.contents, serialNumber) === 0)
      entry = { revokedAt: readTime(at), reason: readReason(extensions) };
  }
  return { entry, isPartial };
}

/** Contents of the identifiers of reasonCode and invalidityDate; certificateIssuer stands in indirect lists only. */
const knownOfEntries = ['551d15', '551d18'];

function hasUnknownCritical(extensions: Uint8Array): boolean {
  for (const { contents } of derElements(extensions)) {
    const [identifier, critical] = derElements(contents);
    if (critical?.identifier !== boolean || critical.contents[0] === 0) continue;
    if (!knownOfEntries.includes(Buffer.from(identifier?.contents ?? []).toString('hex'))) return true;
  }
  return false;
}

/** The reasonCode extension of an entry (RFC 5280 section 5.3.1). */
function readReason(extensions: DerElement | undefined): string | null {
  if (extensions === undefined) return null;
  const code = readRaw(extensions.whole).find(({ oid }) => oid === '2.5.29.21');
  const reason = code === undefined ? null : readDer(code.value.buffer, CRLReason);
  return reason === null ? null : revocationReason(reason.reason);
}

function readRaw(extensions: Uint8Array): readonly RawExtension[] {
  return Array.from(readDer(extensions, Items) ?? [], (item) =>
    item === null ? null : readDer(item, RawExtension),
  ).filter((one) => one !== null);
}

/** Extensions of a list that take nothing from what it says: authority key identifier, number, issuer's other names, freshest list, access. */
const harmless = new Set(['2.5.29.35', '2.5.29.20', '2.5.29.18', '2.5.29.46', '1.3.6.1.5.5.7.1.1']);

function readScope(extensions: DerElement | undefined): ListScope {
  const raw = extensions === undefined ? [] : readRaw(extensions.contents);
  const isUnknown = raw.some(({ oid, critical }) => critical && oid !== '2.5.29.28' && !harmless.has(oid));
  const limits = raw.find(({ oid }) => oid === '2.5.29.28');
  const whole = { holders: 'all', points: null, isPartial: isUnknown, isIndirect: false } as const;
  if (limits === undefined) return whole;
  const point = readDer(limits.value.buffer, IssuingDistributionPoint);
  if (point === null) return { ...whole, isPartial: true };
  return {
    holders: point.onlyContainsUserCerts
      ? 'end-entities'
      : point.onlyContainsCACerts
        ? 'authorities'
        : point.onlyContainsAttributeCerts
          ? 'attributes'
          : 'all',
    points: point.distributionPoint === undefined ? null : namesOfPoint(point.distributionPoint),
    isPartial: isUnknown || point.indirectCRL || point.onlySomeReasons !== undefined,
    isIndirect: point.indirectCRL,
  };
}

/** Names by which a part of a list is known, in lists and in certificates. Those relative to the issuer's own are not read. */
export function namesOfPoint({ fullName }: DistributionPointName): readonly string[] {
  return Array.from(fullName ?? [], generalName).flatMap((name) => (name === null ? [] : `${name.kind}:${name.value}`));
}
