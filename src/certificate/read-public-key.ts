import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { PublicKeyFacts } from './certificate.ts';
import { LeadingInteger, readDer, SingleInteger } from './der-schemas.ts';
import { hexadecimal } from './hexadecimal.ts';
import { curves, keyTypes } from './object-identifiers.ts';

/**
 * Type and size of a key, from its DER alone: the TLS library of the editor does not know every kind (BoringSSL has no Ed448),
 * and a key that it does not know is to be shown too.
 */
export function readPublicKey(der: ArrayBuffer | null): PublicKeyFacts {
  const info = der === null ? null : readDer(der, SubjectPublicKeyInfo);
  if (info === null) return { type: 'unknown', bits: null, curve: null, exponent: null };
  const { algorithm, parameters } = info.algorithm;
  const type = keyTypes[algorithm] ?? algorithm;
  switch (type) {
    case 'RSA':
      return {
        type,
        bits: bitsOfFirstInteger(info.subjectPublicKey),
        curve: null,
        exponent: secondInteger(info.subjectPublicKey),
      };
    case 'DSA':
      return { type, bits: parameters ? bitsOfFirstInteger(parameters) : null, curve: null, exponent: null };
    case 'EC': {
      const oid = parameters ? dottedIdentifier(new Uint8Array(parameters)) : null;
      const curve = oid === null ? null : curves[oid];
      return { type, bits: curve?.bits ?? null, curve: curve?.name ?? oid, exponent: null };
    }
    case 'Ed25519':
    case 'X25519':
      return { type, bits: 255, curve: null, exponent: null };
    case 'Ed448':
    case 'X448':
      return { type, bits: 448, curve: null, exponent: null };
    default:
      return { type, bits: null, curve: null, exponent: null };
  }
}

function bitsOfFirstInteger(der: ArrayBuffer): number | null {
  const octets = new Uint8Array(readDer(der, LeadingInteger)?.first ?? new ArrayBuffer(0));
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
