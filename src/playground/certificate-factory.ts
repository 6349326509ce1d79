/** Makes X.509 v3 certificates (RFC 5280 section 4.1) with `node:crypto` alone: good ones, and ones with chosen faults. */

import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import * as der from './der.ts';

/** What a certificate is to say. Everything is spelled out, so that a fault is there because somebody wrote it. */
export interface CertificatePlan {
  /** Most general part first; an empty list makes an empty subject. */
  readonly subject: readonly NamePart[];
  readonly publicKey: KeyObject;
  /** Milliseconds since 1970; whole seconds go into the certificate. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** No extension when empty. */
  readonly alternativeNames: readonly AlternativeName[];
  /** `null`: an end entity. */
  readonly authority: AuthorityLimits | null;
  readonly purposes: readonly ('serverAuth' | 'clientAuth' | 'OCSPSigning')[];
  /** Where the issuer's certificate can be fetched (RFC 5280 section 4.2.2.1); `null`: not said. */
  readonly issuerUrl: string | null;
  readonly hash: 'sha256' | 'sha1';
  /** The server has to staple an OCSP response (RFC 7633); not unless said. */
  readonly mustStaple?: boolean;
}

export interface NamePart {
  readonly type: 'commonName' | 'organization' | 'organizationalUnit' | 'country';
  /** Not checked: control characters and markup go in as they are. */
  readonly value: string;
}

export interface AlternativeName {
  readonly type: 'dns' | 'ip' | 'uri';
  readonly value: string;
}

export interface AuthorityLimits {
  /** How many further authorities may stand below this one. */
  readonly pathLength: number;
  /** Names it may certify, everything below a DNS name included; `null`: any. */
  readonly permitted: { readonly dns: readonly string[]; readonly ip: readonly string[] } | null;
}

/** Who signs. For a self-signed certificate the plan's own subject and key. */
export interface Issuer {
  readonly subject: readonly NamePart[];
  readonly privateKey: KeyObject;
}

const attributeTypes = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
} as const;

const purposes = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
} as const;

/** Bits of KeyUsage (RFC 5280 section 4.2.1.3). */
const keyUsage = { digitalSignature: 0, keyEncipherment: 2, keyCertSign: 5, cRLSign: 6 } as const;

/** The certificate as PEM text. */
export function makeCertificate(plan: CertificatePlan, issuer: Issuer): string {
  const algorithm = signatureAlgorithm(issuer.privateKey, plan.hash);
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Uint8Array.of(2))), // version 3
    der.integer(serialNumber()),
    algorithm,
    distinguishedName(issuer.subject),
    der.sequence(der.time(plan.notBefore), der.time(plan.notAfter)),
    distinguishedName(plan.subject),
    plan.publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, der.sequence(...extensions(plan, createPublicKey(issuer.privateKey)))),
  );
  const signature = sign(plan.hash, toBeSigned, issuer.privateKey);
  return pem('CERTIFICATE', der.sequence(toBeSigned, algorithm, der.bitString(signature)));
}

/** RFC 7468 text, with lines of 64 characters. */
export function pem(label: string, contents: Uint8Array): string {
  const lines =
    Buffer.from(contents)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** 16 octets, positive and never zero (RFC 5280 section 4.1.2.2 allows 20). */
function serialNumber(): Uint8Array {
  const octets = randomBytes(16);
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 0x40;
  return octets;
}

/** RSA has NULL parameters (RFC 4055 section 5), ECDSA none (RFC 5758 section 3.2). */
function signatureAlgorithm(key: KeyObject, hash: 'sha256' | 'sha1'): der.Der {
  if (key.asymmetricKeyType === 'rsa') {
    const oid = hash === 'sha256' ? '1.2.840.113549.1.1.11' : '1.2.840.113549.1.1.5';
    return der.sequence(der.objectIdentifier(oid), der.nullValue());
  }
  return der.sequence(der.objectIdentifier(hash === 'sha256' ? '1.2.840.10045.4.3.2' : '1.2.840.10045.4.1'));
}

/** One attribute per relative distinguished name. */
export function distinguishedName(parts: readonly NamePart[]): der.Der {
  return der.sequence(
    ...parts.map((part) =>
      der.setOfOne(
        der.sequence(
          der.objectIdentifier(attributeTypes[part.type]),
          // A country is a PrintableString by definition (RFC 5280 appendix A.1), the others are UTF8String here.
          part.type === 'country' ? der.printableString(part.value) : der.utf8String(part.value),
        ),
      ),
    ),
  );
}

function extensions(plan: CertificatePlan, issuerKey: KeyObject): readonly der.Der[] {
  const critical = true;
  const list = [
    extension('2.5.29.14', !critical, der.octetString(keyIdentifier(plan.publicKey))), // subjectKeyIdentifier
    extension('2.5.29.35', !critical, der.sequence(der.implicit(0, keyIdentifier(issuerKey)))), // authorityKeyIdentifier
    extension('2.5.29.15', critical, der.namedBits(usages(plan))),
    extension('2.5.29.19', critical, basicConstraints(plan.authority)),
  ];
  if (plan.purposes.length > 0) {
    const oids = plan.purposes.map((purpose) => der.objectIdentifier(purposes[purpose]));
    list.push(extension('2.5.29.37', !critical, der.sequence(...oids)));
  }
  if (plan.alternativeNames.length > 0) {
    // Critical when it is the only name there is (RFC 5280 section 4.2.1.6).
    list.push(
      extension('2.5.29.17', plan.subject.length === 0, der.sequence(...plan.alternativeNames.map(generalName))),
    );
  }
  if (plan.authority?.permitted != null) {
    const { dns, ip } = plan.authority.permitted;
    const permitted = [
      ...dns.map((value) => der.sequence(der.implicit(2, Buffer.from(value, 'latin1')))),
      ...ip.map((value) => der.sequence(der.implicit(7, addressRange(value)))),
    ];
    list.push(extension('2.5.29.30', critical, der.sequence(der.implicitSequence(0, ...permitted))));
  }
  if (plan.mustStaple === true) {
    const statusRequest = der.integer(Uint8Array.of(5));
    list.push(extension('1.3.6.1.5.5.7.1.24', !critical, der.sequence(statusRequest)));
  }
  if (plan.issuerUrl !== null) {
    const location = der.implicit(6, Buffer.from(plan.issuerUrl, 'latin1'));
    const caIssuers = der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.48.2'), location);
    list.push(extension('1.3.6.1.5.5.7.1.1', !critical, der.sequence(caIssuers)));
  }
  return list;
}

export function extension(oid: string, critical: boolean, value: der.Der): der.Der {
  return der.sequence(der.objectIdentifier(oid), ...(critical ? [der.booleanTrue()] : []), der.octetString(value));
}

function usages(plan: CertificatePlan): readonly number[] {
  if (plan.authority !== null) return [keyUsage.keyCertSign, keyUsage.cRLSign];
  // keyEncipherment is for the RSA key exchange of TLS 1.2, which an EC key cannot do.
  return plan.publicKey.asymmetricKeyType === 'rsa'
    ? [keyUsage.digitalSignature, keyUsage.keyEncipherment]
    : [keyUsage.digitalSignature];
}

function basicConstraints(authority: AuthorityLimits | null): der.Der {
  if (authority === null) return der.sequence();
  return der.sequence(der.booleanTrue(), der.integer(Uint8Array.of(authority.pathLength)));
}

/** SHA-1 of the key's bits, the first method of RFC 5280 section 4.2.1.2; a label, not a protection. */
export function keyIdentifier(key: KeyObject): Uint8Array {
  const info = key.export({ type: 'spki', format: 'der' });
  return createHash('sha1').update(subjectPublicKey(info)).digest();
}

/** The contents of the BIT STRING at the end of a SubjectPublicKeyInfo, without its octet of unused bits. */
function subjectPublicKey(info: Uint8Array): Uint8Array {
  const outer = contentsStart(info, 0);
  const algorithm = contentsStart(info, outer);
  const bits = contentsStart(info, algorithm + lengthAt(info, outer));
  return info.subarray(bits + 1);
}

function contentsStart(octets: Uint8Array, at: number): number {
  const first = octets[at + 1] ?? 0;
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
}

function lengthAt(octets: Uint8Array, at: number): number {
  const first = octets[at + 1] ?? 0;
  if (first < 0x80) return first;
  return octets.subarray(at + 2, at + 2 + (first & 0x7f)).reduce((length, octet) => length * 256 + octet, 0);
}

/** GeneralName (RFC 5280 section 4.2.1.6): dNSName [2], uniformResourceIdentifier [6], iPAddress [7]. */
export function generalName(alternative: AlternativeName): der.Der {
  if (alternative.type === 'ip') return der.implicit(7, addressOctets(alternative.value));
  return der.implicit(alternative.type === 'dns' ? 2 : 6, Buffer.from(alternative.value, 'latin1'));
}

/** `127.0.0.0/8` as an address and its mask (RFC 5280 section 4.2.1.10). */
export function addressRange(range: string): Uint8Array {
  const [address = '', prefix = '0'] = range.split('/');
  const octets = addressOctets(address);
  const mask = octets.map((_, index) => (0xff00 >> Math.min(8, Math.max(0, Number(prefix) - index * 8))) & 0xff);
  return Buffer.concat([octets, mask]);
}

function addressOctets(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const [left, right] = [groups(head), groups(tail)];
  const all = [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
