import { constants, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { Identified, PssParameters, readDer } from '../der-schemas.ts';
import { hashNames, signatureAlgorithms } from '../object-identifiers.ts';

/** `unverifiable`: the TLS library here does not know the algorithm, or the signer's key cannot be read. */
export type SignatureCheck = 'valid' | 'wrong' | 'unverifiable';

/**
 * Whether `signature` over `signed` was made with the key of the certificate `signer` (DER). `algorithm` is the DER of the
 * AlgorithmIdentifier beside the signature. Never throws.
 */
export function verifySignature(
  algorithm: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
  signer: Uint8Array,
): SignatureCheck {
  const identified = readDer(algorithm, Identified);
  if (identified === null) return 'wrong';
  const known = signatureAlgorithms[identified.oid];
  if (known === undefined) return 'unverifiable';
  const isPss = known.name === 'RSASSA-PSS';
  const hash = isPss ? pssHash(identified.value) : known.hash;
  // Signatures over these can be made by anybody; some libraries would still take them.
  if (hash?.startsWith('MD')) return 'wrong';
  const key = keyOf(signer);
  if (key === null) return 'unverifiable';
  // Node.js verifies with one hash for both.
  if (isPss && maskHash(identified.value) !== hash) return 'unverifiable';
  if (!isMadeBy(known.name, key.asymmetricKeyType ?? '')) return 'wrong';
  try {
    const wanted = isPss
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : key;
    return verify(hash === null ? null : libraryName(hash), signed, wanted, signature) ? 'valid' : 'wrong';
  } catch {
    return 'unverifiable';
  }
}

function keyOf(certificate: Uint8Array): KeyObject | null {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return null;
  }
}

/** No parameters mean SHA-1 (RFC 4055 section 3.1). */
function pssHash(parameters: ArrayBuffer | null): string {
  const oid = parameters === null ? undefined : readDer(parameters, PssParameters)?.hash?.oid;
  return oid === undefined ? 'SHA-1' : (hashNames[oid] ?? oid);
}

/** The hash of the mask generation function, which need not be the other one. */
function maskHash(parameters: ArrayBuffer | null): string {
  const mask = parameters === null ? null : readDer(parameters, PssParameters)?.maskGeneration;
  const hash = mask ? readDer(mask, Identified)?.value : null;
  const oid = hash ? readDer(hash, Identified)?.oid : undefined;
  return oid === undefined ? 'SHA-1' : (hashNames[oid] ?? oid);
}

/** `SHA-256` is `sha256` to the library, `SHA3-256` is `sha3-256`. */
function libraryName(hash: string): string {
  return hash.toLowerCase().replace(/^sha-/, 'sha');
}

function isMadeBy(algorithm: string, keyType: string): boolean {
  if (/RSA/.test(algorithm)) return keyType === 'rsa' || (keyType === 'rsa-pss' && algorithm === 'RSASSA-PSS');
  if (algorithm.startsWith('ecdsa')) return keyType === 'ec';
  if (algorithm.startsWith('dsa')) return keyType === 'dsa';
  return algorithm.toLowerCase() === keyType;
}
