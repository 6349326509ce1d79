/** What a server's own certificate may be used for, and whether it is one at all. */

import { extension } from '../../../src/playground/certificate-factory.ts';
import * as der from '../../../src/playground/der.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import type { KeyKind } from '../keyring.ts';
import { type Expectation, good, type LabCase, labCase, refused, warned } from '../lab-case.ts';
import type { LabPlan } from '../lab-certificate.ts';

type Change = Partial<Omit<LabPlan, 'extensions'>> & {
  readonly key?: KeyKind;
  readonly extensions?: LabPlan['extensions'];
};

function changed(name: string, expected: Expectation, change: Change): LabCase {
  return labCase(name, expected, (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, change), bench.issuing)),
  }));
}

const wrongPurpose = refused(['wrong-purpose']);
const wrongUsage = refused(['wrong-key-usage']);
const purposes = (...wanted: readonly extensions.Purpose[]) => ({
  extensions: { extendedKeyUsage: extensions.extendedKeyUsage(wanted) },
});

/** TLS 1.2 with the RSA key exchange, for which the key has to encrypt. */
const staticRsa = { ciphers: 'AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;

export const usageCases: readonly LabCase[] = [
  changed('for-clients-only', wrongPurpose, purposes('clientAuth')),
  changed('for-mail-only', wrongPurpose, purposes('emailProtection')),
  changed('for-code-only', wrongPurpose, purposes('codeSigning', 'ocspSigning')),
  changed('for-servers-among-others', good(), purposes('emailProtection', 'serverAuth', 'codeSigning')),
  changed('for-servers-critically', good(), {
    extensions: { extendedKeyUsage: extensions.extendedKeyUsage(['serverAuth'], true) },
  }),
  changed('for-key-agreement-only', wrongUsage, { extensions: { keyUsage: extensions.keyUsage(['keyAgreement']) } }),
  changed('for-encryption-only', wrongUsage, {
    key: 'rsa2048',
    extensions: { keyUsage: extensions.keyUsage(['keyEncipherment']) },
  }),
  changed('for-encryption-only-uncritically', wrongUsage, {
    key: 'rsa2048',
    extensions: { keyUsage: extensions.keyUsage(['keyEncipherment', 'dataEncipherment'], false) },
  }),
  changed('for-signing-certificates-only', wrongUsage, {
    extensions: {
      keyUsage: extensions.keyUsage(['keyCertSign', 'cRLSign']),
      basicConstraints: extensions.basicConstraints(true),
    },
  }),
  changed('leaf-is-an-authority', good(), {
    extensions: {
      keyUsage: extensions.keyUsage(['digitalSignature', 'keyCertSign']),
      basicConstraints: extensions.basicConstraints(true),
    },
  }),
  labCase(
    'for-signing-only-with-rsa-key-exchange',
    refused(['wrong-key-usage'], { warnings: ['weak-cipher'] }),
    (bench, host) => {
      const keyUsage = extensions.keyUsage(['digitalSignature']);
      const leaf = bench.leaf(host, { key: 'rsa2048', extensions: { keyUsage } });
      return { behaviour: tlsServer({ ...serving(leaf, bench.issuing), ...staticRsa }) };
    },
  ),
  labCase('for-encryption-only-with-rsa-key-exchange', warned(['weak-cipher']), (bench, host) => {
    const keyUsage = extensions.keyUsage(['keyEncipherment']);
    const leaf = bench.leaf(host, { key: 'rsa2048', extensions: { keyUsage } });
    return { behaviour: tlsServer({ ...serving(leaf, bench.issuing), ...staticRsa }) };
  }),
  changed('unknown-critical-extension', refused(['unknown-critical-extension']), {
    extensions: { unknown: extensions.unknownExtension(true) },
  }),
  changed('extension-twice', refused(['malformed-certificate']), {
    extensions: {
      again: extensions.keyUsage(['digitalSignature']),
    },
  }),
  ...(
    [
      ['subject-key-unreadable', 'subjectKeyIdentifier', '2.5.29.14'],
      ['authority-key-unreadable', 'authorityKeyIdentifier', '2.5.29.35'],
      ['list-addresses-unreadable', 'crl', '2.5.29.31'],
      ['issuer-address-unreadable', 'access', '1.3.6.1.5.5.7.1.1'],
    ] as const
  ).map(([name, key, oid]) =>
    changed(name, refused(['malformed-certificate']), {
      extensions: { [key]: extension(oid, false, der.utf8String('hello')) },
    }),
  ),
  changed('version-1', refused(['certificate-version', 'wrong-host']), {
    version: 1,
  }),
  changed('serial-number-zero', good({ notices: ['serial-number'] }), { serialNumber: Uint8Array.of(0) }),
  changed('serial-number-negative', good({ notices: ['serial-number'] }), {
    serialNumber: Uint8Array.of(0x81, 2, 3, 4, 5, 6, 7, 8),
  }),
  changed('serial-number-of-24-octets', good({ notices: ['serial-number'] }), { serialNumber: Buffer.alloc(24, 0x41) }),
  changed('version-2', refused(['certificate-version', 'wrong-host']), { version: 2 }),
  changed('precertificate', refused(['unknown-critical-extension']), { extensions: { poison: extensions.poison() } }),
];
