/** What the issuer says of a certificate after it was issued: RFC 6960, RFC 7633, RFC 5280 section 5. */

import { generateKeyPairSync } from 'node:crypto';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';
import * as der from '../../../src/playground/der.ts';
import { makeOcspResponse, type OcspPlan } from '../../../src/playground/ocsp-response.ts';
import { makeCrl } from '../../unit/certificate/revocation/make-crl.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type Expectation, good, type LabCase, labCase, refused, warned } from '../lab-case.ts';
import type { LabCertificate } from '../lab-certificate.ts';
import { day, hour, type Workbench } from '../workbench.ts';

type Change = (bench: Workbench, leaf: LabCertificate) => Partial<OcspPlan>;

function staple(bench: Workbench, leaf: LabCertificate, change: Partial<OcspPlan>): Uint8Array {
  return makeOcspResponse({
    issuer: { name: bench.issuing.name, publicKey: bench.issuing.keys.publicKey },
    serialNumber: leaf.serialNumber,
    status: 'good',
    producedAt: bench.now - hour,
    thisUpdate: bench.now - hour,
    nextUpdate: bench.now + 3 * day,
    signer: bench.issuing.keys.privateKey,
    responder: null,
    certificates: [],
    ...change,
  });
}

type LeafChange = (bench: Workbench) => Parameters<Workbench['leaf']>[1];

/** `version`: with TLS 1.2 the response has a message of its own. */
function stapled(
  name: string,
  expected: Expectation,
  change: Change,
  leafChange: LeafChange = () => ({}),
  version: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3',
): LabCase {
  return labCase(name, expected, (bench, host) => {
    const leaf = bench.leaf(host, leafChange(bench));
    const options = { ...serving(leaf, bench.issuing), maxVersion: version };
    return { behaviour: tlsServer(options, undefined, staple(bench, leaf, change(bench, leaf))) };
  });
}

/** Sends these octets as the response. */
function stapledOctets(name: string, expected: Expectation, octets: Uint8Array): LabCase {
  return labCase(name, expected, (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), undefined, octets),
  }));
}

const mustStaple = { extensions: { feature: extensions.mustStaple() } };
const revokedAt = (bench: Workbench, reason: number | null) => ({ revokedAt: bench.now - 10 * day, reason });
const staleTimes = (bench: Workbench) => ({
  producedAt: bench.now - 20 * day,
  thisUpdate: bench.now - 20 * day,
  nextUpdate: bench.now - 13 * day,
});

/** A responder with a certificate of its own, of the issuer unless said. */
function delegate(bench: Workbench, changes: Parameters<Workbench['leaf']>[1] = {}, issuer = bench.issuing) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = bench.leaf(
    'Portside Lab Responder',
    {
      key: keys,
      ...changes,
      extensions: {
        extendedKeyUsage: extensions.extendedKeyUsage(['ocspSigning']),
        subjectAltName: null,
        ...changes.extensions,
      },
    },
    issuer,
  );
  return { signer: keys.privateKey, responder: certificate.name, certificates: [certificate.der] };
}

/** Whatever says that nothing is known, as a warning. */
const useless = warned(['staple-unusable']);

function listed(
  name: string,
  expected: Expectation,
  lists: (bench: Workbench, leaf: LabCertificate) => readonly Uint8Array[],
): LabCase {
  return labCase(name, expected, (bench, host) => {
    const leaf = bench.leaf(host);
    return { behaviour: tlsServer(serving(leaf, bench.issuing)), lists: lists(bench, leaf) };
  });
}

function listOf(
  issuer: LabCertificate,
  now: number,
  revoked: readonly Uint8Array[],
  change: Partial<Parameters<typeof makeCrl>[0]> = {},
): Uint8Array {
  const certificate = readCertificate(issuer.der);
  if (certificate === null) throw new Error('The issuer cannot be read.');
  return makeCrl({
    issuer: certificate,
    key: issuer.keys.privateKey,
    thisUpdate: now - hour,
    nextUpdate: now + 7 * day,
    revoked: revoked.map((octets) => ({
      serialNumber: Buffer.from(octets).toString('hex'),
      at: now - 3 * day,
      reason: 1,
    })),
    ...change,
  });
}

export const revocationCases: readonly LabCase[] = [
  stapled('staple-good', good(), () => ({})),
  stapled('staple-good-in-tls12', good(), () => ({}), undefined, 'TLSv1.2'),
  stapled('staple-without-next-update', good(), () => ({ nextUpdate: null })),
  stapled('staple-by-name', good(), (bench) => ({ responder: bench.issuing.name })),
  stapled('staple-by-a-delegate', good(), (bench) => delegate(bench)),
  stapled(
    'must-staple-with-a-good-one',
    good(),
    () => ({}),
    () => mustStaple,
  ),
  stapled(
    'must-staple-in-tls12',
    good(),
    () => ({}),
    () => mustStaple,
    'TLSv1.2',
  ),

  stapled('staple-revoked', refused(['revoked'], { says: /withdr[ae]w|revoked/i }), (bench) => ({
    status: revokedAt(bench, 1),
  })),
  stapled('staple-revoked-without-reason', refused(['revoked']), (bench) => ({ status: revokedAt(bench, null) })),
  stapled(
    'staple-revoked-in-tls12',
    refused(['revoked']),
    (bench) => ({ status: revokedAt(bench, 4) }),
    undefined,
    'TLSv1.2',
  ),
  stapled('staple-revoked-by-a-delegate', refused(['revoked']), (bench) => ({
    ...delegate(bench),
    status: revokedAt(bench, 3),
  })),
  stapled('staple-revoked-and-stale', refused(['revoked'], { warnings: ['?staple-expired'] }), (bench) => ({
    ...staleTimes(bench),
    status: revokedAt(bench, 1),
  })),
  stapled(
    'staple-revoked-and-expired',
    refused(['revoked', 'certificate-expired']),
    (bench) => ({ status: revokedAt(bench, 1) }),
    (bench) => ({ notBefore: bench.now - 90 * day, notAfter: bench.now - day }),
  ),
  stapled(
    'staple-revoked-and-must-staple',
    refused(['revoked']),
    (bench) => ({ status: revokedAt(bench, 1) }),
    () => mustStaple,
  ),
  stapled(
    'staple-revoked-and-wrong-host',
    refused(['revoked', 'wrong-host']),
    (bench) => ({ status: revokedAt(bench, 5) }),
    () => ({ extensions: { subjectAltName: extensions.subjectAltName(['DNS:other.lab.test']) } }),
  ),

  stapled('staple-expired', warned(['staple-expired']), staleTimes),
  stapled('staple-of-tomorrow', warned(['staple-unusable']), (bench) => ({
    producedAt: bench.now + day,
    thisUpdate: bench.now + day,
    nextUpdate: bench.now + 8 * day,
  })),
  stapled('staple-of-another-certificate', warned(['staple-wrong-certificate']), () => ({
    serialNumber: Uint8Array.of(0x42, 1, 2, 3),
  })),
  stapled('staple-of-another-issuer', warned(['staple-wrong-certificate']), (bench) => ({
    issuer: { name: bench.root.name, publicKey: bench.root.keys.publicKey },
    responder: bench.issuing.name,
  })),
  stapled('staple-that-knows-nothing', warned(['staple-unusable']), () => ({ status: 'unknown' })),
  stapled('staple-forged', refused(['staple-forged']), (bench) => ({ signer: bench.keyring('ec256').privateKey })),
  stapled('staple-by-a-stranger', refused(['staple-forged']), (bench) => delegate(bench, {}, bench.unknownIssuing)),
  stapled('staple-by-a-server', refused(['staple-forged']), (bench) =>
    delegate(bench, { extensions: { extendedKeyUsage: extensions.extendedKeyUsage(['serverAuth']) } }),
  ),
  stapled('staple-by-an-expired-delegate', refused(['staple-forged']), (bench) =>
    delegate(bench, { notBefore: bench.now - 60 * day, notAfter: bench.now - 10 * day }),
  ),
  stapled('staple-forged-and-revoked', refused(['staple-forged']), (bench) => ({
    status: revokedAt(bench, 1),
    signer: bench.keyring('ec256').privateKey,
  })),
  stapledOctets('staple-of-garbage', useless, Buffer.from('this is no response')),
  stapledOctets('staple-try-later', useless, der.sequence(der.enumerated(3))),
  stapledOctets('staple-unauthorized', useless, der.sequence(der.enumerated(6))),

  labCase('must-staple-missing', refused(['must-staple-missing']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, mustStaple), bench.issuing)),
  })),
  labCase('must-staple-missing-in-tls12', refused(['must-staple-missing']), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host, mustStaple), bench.issuing), maxVersion: 'TLSv1.2' }),
  })),
  labCase(
    'must-staple-missing-and-expired',
    refused(['must-staple-missing', 'certificate-expired']),
    (bench, host) => ({
      behaviour: tlsServer(serving(bench.leaf(host, { ...mustStaple, notAfter: bench.now - day }), bench.issuing)),
    }),
  ),
  stapled(
    'must-staple-with-an-expired-one',
    refused(['must-staple-missing'], { warnings: ['?staple-expired'] }),
    staleTimes,
    () => mustStaple,
  ),

  listed('crl-without-it', good(), (bench) => [
    listOf(bench.issuing, bench.now, []),
    listOf(bench.root, bench.now, []),
  ]),
  listed('crl-with-it', refused(['revoked']), (bench, leaf) => [
    listOf(bench.issuing, bench.now, [leaf.serialNumber]),
    listOf(bench.root, bench.now, []),
  ]),
  listed('crl-with-another', good(), (bench) => [
    listOf(bench.issuing, bench.now, [Uint8Array.of(0x42, 9)]),
    listOf(bench.root, bench.now, []),
  ]),
  listed('crl-with-the-intermediate', refused(['revoked'], { warnings: ['crl-missing'] }), (bench) => [
    listOf(bench.root, bench.now, [bench.issuing.serialNumber]),
  ]),
  listed('crl-of-the-leaf-missing', warned(['crl-missing']), (bench) => [listOf(bench.root, bench.now, [])]),
  listed('crl-expired', warned(['crl-expired']), (bench) => [
    listOf(bench.issuing, bench.now, [], { thisUpdate: bench.now - 30 * day, nextUpdate: bench.now - 20 * day }),
    listOf(bench.root, bench.now, []),
  ]),
  listed('crl-forged', warned(['crl-unusable']), (bench) => [
    listOf(bench.issuing, bench.now, [], { key: bench.keyring('ec256').privateKey }),
    listOf(bench.root, bench.now, []),
  ]),
  listed('crl-forged-with-it', warned(['crl-unusable']), (bench, leaf) => [
    listOf(bench.issuing, bench.now, [leaf.serialNumber], { damaged: true }),
    listOf(bench.root, bench.now, []),
  ]),
];
