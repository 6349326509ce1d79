/** What libraries for servers do not send in TLS 1.3, and servers do: RFC 8446 sections 4.2, 4.4.2 and 4.4.2.1. */

import { makeOcspResponse, type OcspPlan } from '../../../src/playground/ocsp-response.ts';
import { extension, type HandMadeFlight, handMadeServer, statusExtension } from '../hand-made-13.ts';
import { type Expectation, good, type LabCase, labCase, refused, warned } from '../lab-case.ts';
import type { LabCertificate } from '../lab-certificate.ts';
import { day, hour, type Workbench } from '../workbench.ts';

function response(
  { now }: Workbench,
  of: LabCertificate,
  issuer: LabCertificate,
  changes: Partial<OcspPlan> = {},
): Uint8Array {
  return makeOcspResponse({
    issuer: { name: issuer.name, publicKey: issuer.keys.publicKey },
    serialNumber: of.serialNumber,
    status: 'good',
    producedAt: now - hour,
    thisUpdate: now - hour,
    nextUpdate: now + 3 * day,
    signer: issuer.keys.privateKey,
    responder: null,
    certificates: [],
    ...changes,
  });
}

/** Extensions beside the leaf's and the issuing authority's certificate. */
function sent(
  name: string,
  expected: Expectation,
  beside: (bench: Workbench, leaf: LabCertificate) => readonly [leaf: readonly Buffer[], issuing: readonly Buffer[]],
  more: Partial<HandMadeFlight> = {},
): LabCase {
  return labCase(name, expected, (bench, host) => {
    const leaf = bench.leaf(host);
    const [ofLeaf, ofIssuing] = beside(bench, leaf);
    return {
      behaviour: handMadeServer({
        certificates: [
          { der: leaf.der, extensions: ofLeaf },
          { der: bench.issuing.der, extensions: ofIssuing },
        ],
        key: leaf.keys.privateKey,
        ...more,
      }),
    };
  });
}

/** A response for the issuing authority, made by the root unless changed. */
function issuerStapled(
  name: string,
  expected: Expectation,
  changes: (bench: Workbench) => Partial<OcspPlan> = () => ({}),
): LabCase {
  return sent(name, expected, (bench) => [
    [],
    [statusExtension(response(bench, bench.issuing, bench.root, changes(bench)))],
  ]);
}

const revoked = { revokedAt: Date.now() - 10 * day, reason: 2 };
const unsolicited = (says: RegExp): Expectation => ({
  ...good({ says }),
  errors: ['unsolicited-extension'],
});
const nothing = extension(0xabcd, Buffer.from('xx'));

export const handMadeCases: readonly LabCase[] = [
  sent('hand-made', good(), () => [[], []]),
  sent('staples-of-both', good(), (bench, leaf) => [
    [statusExtension(response(bench, leaf, bench.issuing))],
    [statusExtension(response(bench, bench.issuing, bench.root))],
  ]),
  issuerStapled('issuer-staple-alone', good()),
  issuerStapled('issuer-staple-revoked', refused(['revoked'], { says: /intermediate/ }), () => ({ status: revoked })),
  sent('issuer-staple-revoked-beside-a-good-one', refused(['revoked']), (bench, leaf) => [
    [statusExtension(response(bench, leaf, bench.issuing))],
    [statusExtension(response(bench, bench.issuing, bench.root, { status: revoked }))],
  ]),
  issuerStapled('issuer-staple-forged', refused(['staple-forged']), (bench) => ({
    signer: bench.unknownRoot.keys.privateKey,
  })),
  issuerStapled('issuer-staple-expired', warned(['staple-expired']), ({ now }) => ({
    producedAt: now - 20 * day,
    thisUpdate: now - 20 * day,
    nextUpdate: now - 13 * day,
  })),
  sent('issuer-staple-of-the-leaf', warned(['staple-wrong-certificate']), (bench, leaf) => [
    [statusExtension(response(bench, leaf, bench.issuing))],
    [statusExtension(response(bench, leaf, bench.issuing))],
  ]),
  sent('issuer-staple-unreadable', warned(['staple-unusable']), () => [[], [statusExtension(Buffer.from('hello'))]]),

  sent('extension-not-offered', unsolicited(/43981|abcd/i), () => [[], []], { encryptedExtensions: [nothing] }),
  sent('extension-not-offered-beside-a-certificate', unsolicited(/43981|abcd/i), () => [[nothing], []]),
  sent('extension-not-offered-beside-the-second', unsolicited(/43981|abcd/i), () => [[], [nothing]]),
  sent('legacy-version-of-tls13', { ...good(), errors: ['malformed-hello'] }, () => [[], []], {
    legacyVersion: 0x0304,
  }),
  sent('extensions-that-were-offered', good(), () => [[], []], {
    encryptedExtensions: [extension(0, Buffer.alloc(0)), extension(10, Buffer.from([0, 2, 0, 29]))],
  }),
];
