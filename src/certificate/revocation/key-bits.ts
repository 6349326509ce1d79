import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { Certificate } from '../certificate.ts';
import { readDer, SignedCertificate } from '../der-schemas.ts';

/** The contents of a certificate's subjectPublicKey, over which OCSP and key identifiers hash (RFC 6960 section 4.1.1); empty where it cannot be read. */
export function keyBits(certificate: Certificate): Uint8Array {
  const info = readDer(certificate.der, SignedCertificate)?.toBeSigned.subjectPublicKeyInfo;
  const key = info ? readDer(info, SubjectPublicKeyInfo) : null;
  return new Uint8Array(key?.subjectPublicKey ?? new ArrayBuffer(0));
}
