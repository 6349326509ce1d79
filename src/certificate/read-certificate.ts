import { createHash, X509Certificate } from 'node:crypto';
import { Time } from '@peculiar/asn1-x509';
import type { Certificate } from './certificate.ts';
import { derElements, firstElement } from './der-elements.ts';
import { Identified, Items, PssParameters, readDer, SignedCertificate } from './der-schemas.ts';
import { hexadecimal } from './hexadecimal.ts';
import { isDer } from './is-der.ts';
import { hashNames, signatureAlgorithms } from './object-identifiers.ts';
import { readExtensions } from './read-extensions.ts';
import { readName } from './read-name.ts';
import { readPublicKey } from './read-public-key.ts';
import { serialNumberText } from './serial-number-text.ts';

/**
 * The facts of a certificate; `null` when the bytes are no certificate at all. Never throws.
 * What is odd inside is represented: a name that cannot be read by its octets, a date that cannot be read by 0.
 *
 * Loading this file loads the ASN.1 library: callers who may not need it import it dynamically.
 */
export function readCertificate(der: Uint8Array): Certificate | null {
  // A copy of its own: the octets often lie in a larger buffer, which would travel along between threads.
  const own = Uint8Array.from(der);
  const signed = readDer(own, SignedCertificate);
  if (signed === null) return null;
  const content = signed.toBeSigned;
  const [from, to] = readValidity(content.validity);
  const keyInfo = new Uint8Array(content.subjectPublicKeyInfo ?? new ArrayBuffer(0));
  return {
    der: own,
    isWellEncoded: isDer(own) && hasPlainExtensions(content.extensions ?? []) && isReadByLibrary(own),
    version: Number(content.version) + 1,
    serialNumber: serialNumberText(content.serialNumber),
    serialNumberIsNegative: (new Uint8Array(content.serialNumber)[0] ?? 0) >= 0x80,
    subject: readName(content.subject),
    issuer: readName(content.issuer),
    notBefore: readTime(from),
    notAfter: readTime(to),
    validityIsReadable: isTime(from) && isTime(to),
    publicKey: readPublicKey(content.subjectPublicKeyInfo),
    ...readSignatureAlgorithm(signed.signatureAlgorithm),
    signatureAlgorithmsAgree: equalOctets(signed.signatureAlgorithm, content.signature),
    ...readExtensions(content.extensions ?? []),
    selfSigned: isSelfSigned(own, content.subject, content.issuer),
    fingerprint256: fingerprint('sha256', own),
    fingerprint1: fingerprint('sha1', own),
    publicKeyPin: createHash('sha256').update(keyInfo).digest('base64'),
  };
}

function readValidity(der: ArrayBuffer | null): readonly (ArrayBuffer | null)[] {
  return der === null ? [] : Array.from(readDer(der, Items) ?? []);
}

/** Digits for a moment that exists, to the second and in UTC (RFC 5280 sections 4.1.2.5.1 and 4.1.2.5.2). */
function isTime(der: ArrayBuffer | null | undefined): boolean {
  const octets = Buffer.from(der ?? new ArrayBuffer(0));
  const text = octets.toString('latin1', 2);
  const form = octets[0] === 0x17 ? /^\d{12}Z$/ : octets[0] === 0x18 ? /^\d{14}Z$/ : null;
  if (form === null || octets[1] !== text.length || !form.test(text)) return false;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = (text.slice(-11, -1).match(/\d\d/g) ?? []).map(Number);
  const longest = new Date(Date.UTC(yearOf(text), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= longest && hour <= 23 && minute <= 59 && second <= 59;
}

/** Two digits stand for 1950 to 2049. */
function yearOf(text: string): number {
  const digits = Number(text.slice(0, -11));
  return text.length === 13 ? digits + (digits < 50 ? 2000 : 1900) : digits;
}

function readTime(der: ArrayBuffer | null | undefined): number {
  const time = der ? readDer(der, Time) : null;
  const milliseconds = (time?.utcTime ?? time?.generalTime)?.getTime();
  return milliseconds !== undefined && Number.isFinite(milliseconds) ? milliseconds : 0;
}

function readSignatureAlgorithm(der: ArrayBuffer | null): Pick<Certificate, 'signatureAlgorithm' | 'signatureHash'> {
  const algorithm = der === null ? null : readDer(der, Identified);
  if (algorithm === null) return { signatureAlgorithm: 'unknown', signatureHash: null };
  const known = signatureAlgorithms[algorithm.oid];
  if (known?.name !== 'RSASSA-PSS')
    return { signatureAlgorithm: known?.name ?? algorithm.oid, signatureHash: known?.hash ?? null };
  const parameters = algorithm.value === null ? null : readDer(algorithm.value, PssParameters);
  const hash = parameters?.hash?.oid;
  return {
    signatureAlgorithm: known.name,
    signatureHash: parameters === null ? null : hash === undefined ? 'SHA-1' : (hashNames[hash] ?? hash),
  };
}

/** An extension is an identifier, perhaps whether it is critical, and octets (RFC 5280 section 4.1). */
function hasPlainExtensions(extensions: readonly (ArrayBuffer | null)[]): boolean {
  return extensions.every((extension) => {
    const [identifier, ...rest] = derElements(
      firstElement(new Uint8Array(extension ?? []))?.contents ?? new Uint8Array(),
    );
    const content = rest.at(-1);
    return (
      identifier?.identifier === 0x06 &&
      content?.identifier === 0x04 &&
      (rest.length === 1 || (rest.length === 2 && rest[0]?.identifier === 0x01))
    );
  });
}

function isReadByLibrary(der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).raw.length > 0;
  } catch {
    return false;
  }
}

function isSelfSigned(der: Uint8Array, subject: ArrayBuffer | null, issuer: ArrayBuffer | null): boolean {
  if (!equalOctets(subject, issuer)) return false;
  try {
    const certificate = new X509Certificate(der);
    return certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

function equalOctets(one: ArrayBuffer | null, other: ArrayBuffer | null): boolean {
  return one !== null && other !== null && Buffer.compare(new Uint8Array(one), new Uint8Array(other)) === 0;
}

function fingerprint(hash: 'sha256' | 'sha1', der: Uint8Array): string {
  return hexadecimal(createHash(hash).update(der).digest(), ':');
}
