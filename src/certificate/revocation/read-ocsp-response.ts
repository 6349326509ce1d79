import { createHash, X509Certificate } from 'node:crypto';
import {
  OCSPResponse,
  OCSPResponseStatus,
  type ResponderID,
  ResponseData,
  type SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import type { Certificate } from '../certificate.ts';
import { derElements, firstElement } from '../der-elements.ts';
import { readDer, SignedCertificate } from '../der-schemas.ts';
import { hexadecimal } from '../hexadecimal.ts';
import { hashNames } from '../object-identifiers.ts';
import { readCertificate } from '../read-certificate.ts';
import { readName } from '../read-name.ts';
import { serialNumberText } from '../serial-number-text.ts';
import { keyBits } from './key-bits.ts';
import { type OcspAnswer, type OcspReading, type OcspSignature, revocationReason } from './revocation.ts';
import { type SignatureCheck, verifySignature } from './verify-signature.ts';

/** id-pkix-ocsp-basic (RFC 6960 section 4.2.1). */
const basicResponse = '1.3.6.1.5.5.7.48.1.1';
/** More are of no use in a response, and each is a signature to check. */
const mostCertificates = 8;

const outcomes: Readonly<Record<number, OcspReading['outcome']>> = {
  [OCSPResponseStatus.successful]: 'successful',
  [OCSPResponseStatus.malformedRequest]: 'malformed-request',
  [OCSPResponseStatus.internalError]: 'internal-error',
  [OCSPResponseStatus.tryLater]: 'try-later',
  [OCSPResponseStatus.sigRequired]: 'signature-required',
  [OCSPResponseStatus.unauthorized]: 'unauthorized',
};

/**
 * What an OCSP response says of `certificate`, and whether its issuer stands behind it. `issuer` is `null` where it is not known; then
 * nothing can be verified. `now` counts for the certificate of a delegate only. Never throws.
 *
 * Loading this file loads the ASN.1 library: callers who may not need it import it dynamically.
 */
export function readOcspResponse(
  der: Uint8Array,
  certificate: Certificate,
  issuer: Certificate | null,
  now: number,
): OcspReading {
  const nothing = { responder: null, producedAt: null, signature: null, answer: null, others: [] } as const;
  const response = readDer(der, OCSPResponse);
  const outcome = response === null ? undefined : outcomes[response.responseStatus];
  if (response === null || outcome === undefined) return { outcome: 'unreadable', ...nothing };
  if (outcome !== 'successful') return { outcome, ...nothing };
  const bytes = response.responseBytes;
  if (bytes === undefined || bytes.responseType !== basicResponse) return { outcome: 'unreadable', ...nothing };

  const [signed, algorithm, signature, included] = derElements(
    firstElement(new Uint8Array(bytes.response.buffer))?.contents ?? new Uint8Array(),
  );
  const data = signed === undefined ? null : readDer(signed.whole, ResponseData);
  if (signed === undefined || algorithm === undefined || signature?.identifier !== 0x03 || data === null)
    return { outcome: 'unreadable', ...nothing };
  const check = (signer: Uint8Array): SignatureCheck =>
    // The first octet of a BIT STRING counts the bits that are left over, none here.
    verifySignature(algorithm.whole, signed.whole, signature.contents.subarray(1), signer);
  const certificates =
    included?.identifier === 0xa0
      ? Array.from(derElements(firstElement(included.contents)?.contents ?? new Uint8Array()), ({ whole }) => whole)
      : [];

  const answers = Array.from(data.responses);
  const own = answers.filter((answer) => isAbout(answer, certificate, issuer));
  return {
    outcome,
    responder: responderName(data.responderID),
    producedAt: momentOf(data.producedAt),
    signature:
      issuer === null ? 'issuer-unknown' : signatureOf(check, certificates.slice(0, mostCertificates), issuer, now),
    answer: gravest(own.map(readAnswer)),
    others: answers
      .filter((answer) => !own.includes(answer))
      .slice(0, 10)
      .map(({ certID }) => serialNumberText(certID.serialNumber)),
  };
}

function signatureOf(
  check: (signer: Uint8Array) => SignatureCheck,
  included: readonly Uint8Array[],
  issuer: Certificate,
  now: number,
): OcspSignature {
  const byIssuer = check(issuer.der);
  if (byIssuer === 'valid') return 'issuer';
  let found: OcspSignature = byIssuer;
  for (const der of included) {
    const byDelegate = check(der);
    if (byDelegate === 'unverifiable' && found === 'wrong') found = 'unverifiable';
    if (byDelegate !== 'valid') continue;
    if (isEntitled(der, issuer, now)) return 'delegate';
    found = 'not-entitled';
  }
  return found;
}

/** RFC 6960 section 4.2.2.2: issued by the very issuer, for OCSP signing, and valid. */
function isEntitled(der: Uint8Array, issuer: Certificate, now: number): boolean {
  const facts = readCertificate(der);
  if (facts === null || facts.notBefore > now || facts.notAfter < now) return false;
  if (!facts.extendedKeyUsage?.includes('OCSPSigning')) return false;
  try {
    const authority = new X509Certificate(issuer.der);
    const delegate = new X509Certificate(der);
    return delegate.checkIssued(authority) && delegate.verify(authority.publicKey);
  } catch {
    return false;
  }
}

/** CertID (RFC 6960 section 4.1.1): the hashes of the issuer's name and key, and the serial number. Without the issuer, the name alone. */
function isAbout({ certID }: SingleResponse, certificate: Certificate, issuer: Certificate | null): boolean {
  if (serialNumberText(certID.serialNumber) !== certificate.serialNumber) return false;
  const hash = hashNames[certID.hashAlgorithm.algorithm]?.toLowerCase().replace('-', '');
  const name = readDer(certificate.der, SignedCertificate)?.toBeSigned.issuer;
  if (hash === undefined || !name) return false;
  const isHashOf = (digest: ArrayBuffer, octets: Uint8Array): boolean =>
    createHash(hash).update(octets).digest().equals(new Uint8Array(digest));
  if (!isHashOf(certID.issuerNameHash.buffer, new Uint8Array(name))) return false;
  return issuer === null || isHashOf(certID.issuerKeyHash.buffer, keyBits(issuer));
}

/** DER puts an octet 00 before a positive number whose first bit is set; it is no part of the number. */
function readAnswer({ certStatus, thisUpdate, nextUpdate }: SingleResponse): OcspAnswer {
  const { revoked } = certStatus;
  const reason = revoked?.revocationReason;
  return {
    status: revoked ? 'revoked' : certStatus.good === null ? 'good' : 'unknown',
    thisUpdate: momentOf(thisUpdate) ?? 0,
    nextUpdate: nextUpdate === undefined ? null : momentOf(nextUpdate),
    revokedAt: revoked ? momentOf(revoked.revocationTime) : null,
    reason: reason === undefined ? null : revocationReason(reason.reason),
  };
}

/** A response may name the certificate twice; what is worse counts. */
function gravest(answers: readonly OcspAnswer[]): OcspAnswer | null {
  const rank = { revoked: 0, unknown: 1, good: 2 } as const;
  return answers.toSorted((one, other) => rank[one.status] - rank[other.status])[0] ?? null;
}

function momentOf(date: Date): number | null {
  const milliseconds = date.getTime();
  return Number.isFinite(milliseconds) ? milliseconds : null;
}

function responderName({ byName, byKey }: ResponderID): string | null {
  if (byKey !== undefined) return hexadecimal(byKey.buffer, '');
  if (byName === undefined) return null;
  try {
    return readName(AsnConvert.serialize(byName)).text;
  } catch {
    return null;
  }
}
