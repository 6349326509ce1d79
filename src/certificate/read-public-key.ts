import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { PublicKeyFacts } from './certificate.ts';
import { LeadingInteger, readDer, SingleInteger } from './der-schemas.ts';
import { hexadecimal } from './hexadecimal.ts';
import { modulusWeakness } from './modulus-weakness.ts';
import { curves, keyTypes } from './object-identifiers.ts';

/**
 * Type and size of a key, from its DER alone: the TLS library of the editor does not know every kind (BoringSSL has no Ed448),
 * and a key that it does not know is to be shown too.
 */
export function readPublicKey(der: ArrayBuffer | null): PublicKeyFacts {
  const info = der === null ? null : readDer(der, SubjectPublicKeyInfo);
  const others = { bits: null, curve: null, exponent: null, factors: null };
  if (info === null) return { type: 'unknown', ...others };
  const { algorithm, parameters } = info.algorithm;
  const type = keyTypes[algorithm] ?? algorithm;
  switch (type) {
    case 'RSA':
      return {
        type,
        bits: bitsOfFirstInteger(info.subjectPublicKey),
        curve: null,
        exponent: secondInteger(info.subjectPublicKey),
        factors: modulusWeakness(firstInteger(info.subjectPublicKey)),
      };
    case 'DSA':
      return { ...others, type, bits: parameters ? bitsOfFirstInteger(parameters) : null };
    case 'EC': {
      const oid = parameters ? dottedIdentifier(new Uint8Array(parameters)) : null;
      const curve = oid === null ? null : curves[oid];
      return { ...others, type, bits: curve?.bits ?? null, curve: curve?.name ?? oid };
    }
    case 'Ed25519':
    case 'X25519':
      return { ...others, type, bits: 255 };
    case 'Ed448':
    case 'X448':
      return { ...others, type, bits: 448 };
    default:
      return { ...others, type };
  }
}

function firstInteger(der: ArrayBuffer): Uint8Array {
  return new Uint8Array(readDer(der, LeadingInteger)?.first ?? new ArrayBuffer(0));
}

function bitsOfFirstInteger(der: ArrayBuffer): number | null {
  const octets = firstInteger(der);
  const start = octets.findIndex((octet) => octet !== 0);
  if (start < 0) return null;
  return (octets.length - start) * 8 - (Math.clz32(octets[start] ?? 0) - 24);
}

/** In decimal digits; `null`: there is none, or one so long that nobody would use it. */
function secondInteger(der: ArrayBuffer): string | null {
  const second = readDer(der, LeadingInteger)?.second ?? null;
  const octets = second === null ? null : readDer(second, SingleInteger)?.octets;
  return octets && octets.byteLength > 0 && octets.byteLength <= 512
    ? BigInt(`0x${hexadecimal(octets, '')}`).toString()
    : null;
}

/** The dots of an OBJECT IDENTIFIER of known small arcs; `null`: it is none (explicit curve parameters, RFC 5480 forbids them). */
function dottedIdentifier(der: Uint8Array): string | null {
  if (der[0] !== 0x06 || der.length < 3 || der[1] !== der.length - 2) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of der.subarray(2)) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const first = arcs.shift() ?? 0;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...arcs].join('.');
}
