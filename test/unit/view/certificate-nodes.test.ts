import assert from 'node:assert/strict';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import type { CertificateFault, FaultCode } from '../../../src/certificate/certificate-fault.ts';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { certificateNodes } from '../../../src/view/certificate-nodes.ts';
import { day, exampleCertificate, exampleIssuer, exampleRoot, exampleSession, now } from './example-exchange.ts';

const leaf = exampleCertificate();
const old = exampleCertificate({ notAfter: now - 3 * day });

function fault(
  code: FaultCode,
  of: Certificate = leaf,
  severity: CertificateFault['severity'] = 'error',
): CertificateFault {
  return { code, severity, fingerprint256: of.fingerprint256, values: {} };
}

function nodesOf(faults: readonly CertificateFault[], changed: Partial<TlsSession> = {}): readonly string[] {
  const trustErrors = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const session = exampleSession({
    faults,
    trusted: trustErrors.length === 0,
    trustError: trustErrors[0] ?? null,
    trustErrors,
    ...changed,
  });
  return certificateNodes(session, now).map(({ tone, faults: told }) => [tone, ...told].join(': '));
}

describe('the faults of each certificate of a chain', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['are none where there are none', nodesOf([]), ['good', 'good', 'good']],
    [
      'stand at the one concerned',
      nodesOf([fault('WEAK_KEY', exampleIssuer)]),
      ['good', 'error: key too weak', 'good'],
    ],
    [
      'are all of them',
      nodesOf([fault('ERR_TLS_CERT_ALTNAME_INVALID'), fault('INVALID_PURPOSE')]),
      ['error: made for another name: made for another purpose', 'good', 'good'],
    ],
    [
      'say for how long it is expired',
      nodesOf([fault('CERT_HAS_EXPIRED', old)], { chain: [old, exampleIssuer], path: [old, exampleIssuer] }),
      ['error: expired 3 days ago', 'good'],
    ],
    [
      'stand at the root that is not trusted',
      nodesOf([fault('SELF_SIGNED_CERT_IN_CHAIN', exampleRoot)]),
      ['good', 'good', 'error: not trusted here'],
    ],
    [
      'warn without refusing',
      nodesOf([fault('VALIDITY_TOO_LONG', leaf, 'warning')]),
      ['warning: made for too long', 'good', 'good'],
    ],
    ['leave notices to the findings', nodesOf([fault('SERIAL_NUMBER', leaf, 'notice')]), ['good', 'good', 'good']],
    [
      'hold what the library and the staple say against the server’s own',
      nodesOf([], { trusted: false, trustErrors: ['STAPLE_FORGED'] }),
      ['error: stapled OCSP response forged', 'good', 'good'],
    ],
  ];
  for (const [what, told, wanted] of cases) it(what, () => assert.deepEqual(told, wanted));
});

describe('the fields of a certificate', () => {
  function rowsOf(changed: Partial<Certificate>): readonly string[] {
    const chain = [exampleCertificate(changed)];
    return certificateNodes(exampleSession({ chain, path: [] }), now).flatMap(({ sections }) =>
      sections.flatMap(({ rows }) => rows.map(({ label, value, hint }) => `${label}: ${value} | ${hint ?? ''}`)),
    );
  }
  const cases: readonly (readonly [string, Partial<Certificate>, string])[] = [
    [
      'what an internationalized name stands for',
      { subjectAltNames: [{ kind: 'dns', value: 'xn--mnchen-3ya.example' }] },
      'DNS name: xn--mnchen-3ya.example | Stands for “münchen.example”.',
    ],
    [
      'that a name has letters of several scripts',
      { subjectAltNames: [{ kind: 'dns', value: 'xn--pple-43d.example' }] },
      'DNS name: xn--pple-43d.example | Shown as “аpple.example”, with letters of several scripts: it may be made to look like another name.',
    ],
    [
      'name constraints',
      {
        nameConstraints: {
          permitted: [{ kind: 'dns', value: 'example' }],
          excluded: [{ kind: 'ip', value: '10.0.0.0/8' }],
        },
      },
      'Only for: DNS name example | Binds all certificates below it.',
    ],
    [
      'when a log has seen it',
      { timestamps: [{ logId: 'bG9n', at: now - day }] },
      'Seen by the log: bG9n | On 22 November 2026, 22:00:00 UTC.',
    ],
    [
      'an unknown extension in hexadecimal',
      { extensions: [{ oid: '1.2.3', name: '1.2.3', critical: false, summary: null, readable: true, value: '0500' }] },
      '1.2.3: 0500 | 1.2.3',
    ],
  ];
  for (const [what, changed, row] of cases) {
    it(`tell ${what}`, () => {
      const rows = rowsOf(changed);
      assert.ok(rows.includes(row), `${row} in\n${rows.join('\n')}`);
    });
  }
});
