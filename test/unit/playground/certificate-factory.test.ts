import { deepEqual, equal, ok } from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, it } from 'mocha';
import {
  type AuthorityLimits,
  type CertificatePlan,
  makeCertificate,
} from '../../../src/playground/certificate-factory.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const issuer = { subject: [{ type: 'commonName', value: 'Issuer' }], privateKey: ec.privateKey } as const;

const plain: CertificatePlan = {
  subject: [
    { type: 'country', value: 'NL' },
    { type: 'organization', value: 'Häfen' },
    { type: 'commonName', value: 'localhost' },
  ],
  publicKey: ec.publicKey,
  notBefore: Date.UTC(2026, 0, 2, 3, 4, 5),
  notAfter: Date.UTC(2051, 0, 1),
  alternativeNames: [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '2001:db8::1' },
    { type: 'uri', value: 'https://localhost/' },
  ],
  authority: null,
  purposes: ['serverAuth'],
  issuerUrl: 'http://localhost/issuer.cer',
  hash: 'sha256',
};

const authority: AuthorityLimits = { pathLength: 0, permitted: { dns: ['test'], ip: ['127.0.0.0/8'] } };

function make(changes: Partial<CertificatePlan> = {}): X509Certificate {
  return new X509Certificate(makeCertificate({ ...plain, ...changes }, issuer));
}

describe('The certificate factory', () => {
  it('writes the names, the dates and where the issuer is to be had', () => {
    const certificate = make();
    equal(certificate.subject, 'C=NL\nO=Häfen\nCN=localhost');
    equal(certificate.issuer, 'CN=Issuer');
    equal(Date.parse(certificate.validFrom), plain.notBefore);
    equal(Date.parse(certificate.validTo), plain.notAfter);
    equal(
      certificate.subjectAltName,
      'DNS:localhost, IP Address:127.0.0.1, IP Address:2001:DB8:0:0:0:0:0:1, URI:https://localhost/',
    );
    equal(certificate.infoAccess, 'CA Issuers - URI:http://localhost/issuer.cer');
    deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1']);
  });

  it('leaves out what the plan leaves out', () => {
    const certificate = make({ alternativeNames: [], purposes: [], issuerUrl: null });
    equal(certificate.subjectAltName, undefined);
    equal(certificate.infoAccess, undefined);
    equal(certificate.keyUsage, undefined);
  });

  it('signs with the issuer’s key and no other', () => {
    ok(make().verify(ec.publicKey));
    ok(!make().verify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey));
  });

  it('signs with an RSA key too, and with SHA-1 where told', () => {
    for (const hash of ['sha256', 'sha1'] as const) {
      const signed = makeCertificate({ ...plain, hash }, { ...issuer, privateKey: rsa.privateKey });
      ok(new X509Certificate(signed).verify(rsa.publicKey), hash);
    }
  });

  it('makes an authority where the plan has limits, and no authority where it has none', () => {
    equal(make({ authority }).ca, true);
    equal(make().ca, false);
  });

  it('lets the issuer be recognised by its key', () => {
    const self = new X509Certificate(makeCertificate({ ...plain, authority, subject: issuer.subject }, issuer));
    ok(make().checkIssued(self));
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const impostor = makeCertificate(
      { ...plain, authority, subject: issuer.subject, publicKey: other.publicKey },
      { ...issuer, privateKey: other.privateKey },
    );
    ok(!make().checkIssued(new X509Certificate(impostor)));
  });

  it('gives every certificate another serial number', () => {
    const serials = [make().serialNumber, make().serialNumber];
    ok(serials[0] !== serials[1]);
    ok(serials.every((serial) => serial.length === 32 && Number.parseInt(serial.slice(0, 2), 16) < 0x80));
  });

  it('carries hostile names as they are', () => {
    const value = '<script>alert(1)</script>\u0000\n';
    const certificate = make({ subject: [{ type: 'commonName', value }] });
    ok(certificate.raw.includes(Buffer.from(value)));
  });
});
