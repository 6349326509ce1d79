import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Certificate } from '../../../../src/certificate/certificate.ts';
import { pemToDer } from '../../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../../src/certificate/read-certificate.ts';
import { type CertificatePlan, makeCertificate } from '../../../../src/playground/certificate-factory.ts';

/** 2026-11-23T12:00:00Z; the tests of revocation live then. */
export const now = Date.UTC(2026, 10, 23, 12);
export const day = 86_400_000;

export interface Holder {
  readonly name: string;
  readonly certificate: Certificate;
  readonly pem: string;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

/** A certificate of that name, signed by the issuer or, for `null`, by itself. */
export function holder(name: string, issuer: Holder | null, changes: Partial<CertificatePlan> = {}): Holder {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subjectOf = (commonName: string) => [{ type: 'commonName', value: commonName }] as const;
  const plan: CertificatePlan = {
    subject: subjectOf(name),
    publicKey: keys.publicKey,
    notBefore: now - 30 * day,
    notAfter: now + 60 * day,
    alternativeNames: [],
    authority: issuer === null ? { pathLength: 3, permitted: null } : null,
    purposes: [],
    issuerUrl: null,
    hash: 'sha256',
    ...changes,
  };
  const pem = makeCertificate(plan, {
    subject: subjectOf(issuer?.name ?? name),
    privateKey: issuer?.keys.privateKey ?? keys.privateKey,
  });
  const der = pemToDer(pem)[0];
  const certificate = der === undefined ? null : readCertificate(der);
  if (certificate === null) throw new Error('The factory made no certificate.');
  return { name, certificate, pem, keys };
}
