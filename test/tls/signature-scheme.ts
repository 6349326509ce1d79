import { constants, type KeyObject, sign } from 'node:crypto';
import * as der from '../../src/playground/der.ts';

export type SchemeName =
  | 'ecdsa-sha1'
  | 'ecdsa-sha256'
  | 'ecdsa-sha384'
  | 'ecdsa-sha512'
  | 'rsa-md5'
  | 'rsa-sha1'
  | 'rsa-sha256'
  | 'rsa-sha384'
  | 'rsa-sha512'
  | 'rsa-pss-sha256'
  | 'ed25519'
  | 'ed448'
  | 'ml-dsa-65';

/** RSA has NULL parameters (RFC 4055 section 5); ECDSA, EdDSA and ML-DSA have none (RFC 5758, RFC 8410, RFC 9881). */
const identifiers: Readonly<
  Record<SchemeName, readonly [oid: string, hash: string | null, parameters: der.Der | null]>
> = {
  'ecdsa-sha1': ['1.2.840.10045.4.1', 'sha1', null],
  'ecdsa-sha256': ['1.2.840.10045.4.3.2', 'sha256', null],
  'ecdsa-sha384': ['1.2.840.10045.4.3.3', 'sha384', null],
  'ecdsa-sha512': ['1.2.840.10045.4.3.4', 'sha512', null],
  'rsa-md5': ['1.2.840.113549.1.1.4', 'md5', der.nullValue()],
  'rsa-sha1': ['1.2.840.113549.1.1.5', 'sha1', der.nullValue()],
  'rsa-sha256': ['1.2.840.113549.1.1.11', 'sha256', der.nullValue()],
  'rsa-sha384': ['1.2.840.113549.1.1.12', 'sha384', der.nullValue()],
  'rsa-sha512': ['1.2.840.113549.1.1.13', 'sha512', der.nullValue()],
  'rsa-pss-sha256': ['1.2.840.113549.1.1.10', 'sha256', pssParameters()],
  ed25519: ['1.3.101.112', null, null],
  ed448: ['1.3.101.113', null, null],
  'ml-dsa-65': ['2.16.840.1.101.3.4.3.18', null, null],
};

/** AlgorithmIdentifier. */
export function algorithmIdentifier(scheme: SchemeName): der.Der {
  const [oid, , parameters] = identifiers[scheme];
  return der.sequence(der.objectIdentifier(oid), ...(parameters === null ? [] : [parameters]));
}

export function signWith(scheme: SchemeName, data: Uint8Array, key: KeyObject): Uint8Array {
  const [, hash] = identifiers[scheme];
  if (scheme !== 'rsa-pss-sha256') return sign(hash, data, key);
  return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
}

/** What the key signs with when nothing else is said. */
export function usualScheme(key: KeyObject): SchemeName {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return 'rsa-sha256';
    case 'ed25519':
    case 'ed448':
    case 'ml-dsa-65':
      return key.asymmetricKeyType;
    default:
      return 'ecdsa-sha256';
  }
}

/** RSASSA-PSS-params (RFC 4055 section 3.1) with SHA-256 in both places and a salt of 32 octets. */
function pssParameters(): der.Der {
  const sha256 = der.sequence(der.objectIdentifier('2.16.840.1.101.3.4.2.1'), der.nullValue());
  const mask = der.sequence(der.objectIdentifier('1.2.840.113549.1.1.8'), sha256);
  return der.sequence(der.explicit(0, sha256), der.explicit(1, mask), der.explicit(2, der.integer(Uint8Array.of(32))));
}
