import { createHash } from 'node:crypto';
import { CertID, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { Certificate } from '../certificate.ts';
import { readDer, SignedCertificate } from '../der-schemas.ts';
import { keyBits } from './key-bits.ts';

/** SHA-1, the only hash that every responder knows (RFC 5019 section 2.1.1); it names, it does not protect. */
const sha1 = '1.3.14.3.2.26';

/**
 * The question after one certificate (RFC 6960 section 4.1.1), without a nonce, which most responders leave unanswered. `null`: the certificate
 * cannot be read again. Loading this file loads the ASN.1 library.
 */
export function ocspRequest(certificate: Certificate, issuer: Certificate): Uint8Array | null {
  const content = readDer(certificate.der, SignedCertificate)?.toBeSigned;
  if (!content?.issuer) return null;
  const digest = (octets: Uint8Array): OctetString => new OctetString(createHash('sha1').update(octets).digest());
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha1, parameters: null }),
    issuerNameHash: digest(new Uint8Array(content.issuer)),
    issuerKeyHash: digest(keyBits(issuer)),
    serialNumber: content.serialNumber,
  });
  try {
    const request = new OCSPRequest({ tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert })] }) });
    return new Uint8Array(AsnConvert.serialize(request));
  } catch {
    return null;
  }
}
