import { extension, extensions, numbers } from './hello.ts';
import { certificateTypeName, groupOf, signatureSchemeName } from './names.ts';
import { readOctets } from './octets.ts';

/** One entry of a certificate message. */
export interface SentCertificate {
  readonly der: Buffer;
  /** The OCSP response beside it; `null` without one. */
  readonly staple: Buffer | null;
  readonly timestamps: boolean;
  /** Numbers of the extensions beside it. */
  readonly extensions: readonly number[];
}

/** Certificate (RFC 8446 section 4.4.2, RFC 5246 section 7.4.2). Throws `RangeError` on a message that ends early. */
export function readCertificateMessage(body: Buffer, isTls13: boolean): readonly SentCertificate[] {
  const reader = readOctets(body);
  if (isTls13) reader.vector(1);
  const list = reader.vector(3);
  const found: SentCertificate[] = [];
  while (list.left() > 0) {
    const der = list.vector(3).rest();
    let staple: Buffer | null = null;
    const types: number[] = [];
    for (const [type, data] of isTls13 ? extensions(list.part(2)) : []) {
      types.push(type);
      if (type === extension.statusRequest) staple = readStaple(data.rest());
    }
    found.push({ der, staple, timestamps: types.includes(extension.timestamps), extensions: types });
  }
  return found;
}

/** CertificateStatus (RFC 6066 section 8): the OCSP response; `null` for a kind that is not known. */
export function readStaple(body: Buffer): Buffer | null {
  const reader = readOctets(body);
  return reader.number(1) === 1 ? reader.vector(3).rest() : null;
}

export interface AskedFor {
  readonly signatureSchemes: readonly string[];
  readonly certificateTypes: readonly string[];
  /** DER of the names. */
  readonly authorities: readonly Buffer[];
  readonly authorityCount: number;
}

const mostAuthorities = 100;

/** CertificateRequest (RFC 8446 section 4.3.2, RFC 5246 section 7.4.4). Throws `RangeError` on a message that ends early. */
export function readCertificateRequest(body: Buffer, version: number): AskedFor {
  const reader = readOctets(body);
  const authorities: Buffer[] = [];
  let authorityCount = 0;
  let schemes: readonly number[] = [];
  let types: readonly number[] = [];
  const readNames = (list: ReturnType<typeof readOctets>): void => {
    while (list.left() > 0) {
      const name = list.vector(2).rest();
      authorityCount += 1;
      if (authorityCount <= mostAuthorities) authorities.push(name);
    }
  };
  if (version === 0x0304) {
    reader.vector(1);
    for (const [type, data] of extensions(reader)) {
      if (type === extension.signatureAlgorithms) schemes = numbers(data.vector(2));
      else if (type === extension.certificateAuthorities) readNames(data.vector(2));
    }
  } else {
    types = [...reader.vector(1).rest()];
    if (version === 0x0303) schemes = numbers(reader.vector(2));
    readNames(reader.vector(2));
  }
  return {
    signatureSchemes: schemes.map(signatureSchemeName),
    certificateTypes: types.map(certificateTypeName),
    authorities,
    authorityCount,
  };
}

export interface ServerKey {
  readonly group: { readonly name: string; readonly bits: number | null };
  /** `null` before TLS 1.2, where the certificate's key decides, and without a signature (anonymous suites). */
  readonly signatureScheme: string | null;
}

/**
 * ServerKeyExchange: the group or the prime, and the signature over it (RFC 8422 section 5.4, RFC 5246 section 7.4.3).
 * `null` for kinds of key exchange that are not looked into. Throws `RangeError` on a message that ends early.
 */
export function readServerKeyExchange(body: Buffer, suite: string, version: number): ServerKey | null {
  const reader = readOctets(body);
  let group: ServerKey['group'];
  if (/^TLS_DHE?_/.test(suite)) {
    const prime = reader.vector(2).rest();
    reader.vector(2);
    reader.vector(2);
    group = { name: 'DHE', bits: bitLength(prime) };
  } else if (/^TLS_ECDH/.test(suite) && reader.number(1) === 3) {
    group = groupOf(reader.number(2));
    reader.vector(1);
  } else return null;
  const isSigned = version === 0x0303 && !suite.includes('_anon_');
  return { group, signatureScheme: isSigned ? signatureSchemeName(reader.number(2)) : null };
}

function bitLength(octets: Buffer): number {
  const first = octets.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (octets.length - first) * 8 - Math.clz32(octets.readUInt8(first)) + 24;
}

/** Lifetime in seconds of a NewSessionTicket (RFC 8446 section 4.6.1, RFC 5077 section 3.3). */
export function ticketLifetime(body: Buffer): number {
  const reader = readOctets(body);
  return reader.number(2) * 0x1_0000 + reader.number(2);
}
