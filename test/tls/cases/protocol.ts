/** Versions, cipher suites and groups: RFC 8996, RFC 9325 sections 3 and 4, RFC 8446. */

import type { TlsOptions } from 'node:tls';
import { anyCipher, serving, slowly, tlsServer } from '../behaviour.ts';
import type { KeyKind } from '../keyring.ts';
import { broken, type Expectation, good, type LabCase, labCase, warned } from '../lab-case.ts';

function speaking(name: string, expected: Expectation, options: TlsOptions, key: KeyKind = 'ec256'): LabCase {
  return labCase(name, expected, (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host, { key }), bench.issuing), ...options }),
  }));
}

const tooOld = broken('TLS_ALERT', ['obsolete-protocol']);
const weak = warned(['weak-cipher']);
const nothingInCommon = broken('TLS_ALERT', ['nothing-in-common']);

/** TLS 1.2 and one suite. */
const only = (ciphers: string): TlsOptions => ({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` });

export const protocolCases: readonly LabCase[] = [
  speaking('tls10', tooOld, { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: anyCipher }),
  speaking('tls11', tooOld, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: anyCipher }),
  speaking('tls10-and-tls11', tooOld, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: anyCipher }),
  // The server would also talk an old version; what counts here is what was agreed.
  speaking('tls10-up-to-tls13', good(), { minVersion: 'TLSv1', ciphers: `DEFAULT:${anyCipher}` }),

  speaking('gcm-256', good(), only('ECDHE-ECDSA-AES256-GCM-SHA384')),
  speaking('gcm-with-rsa', good(), only('ECDHE-RSA-AES128-GCM-SHA256'), 'rsa2048'),
  speaking('chacha20-in-tls12', good(), only('ECDHE-ECDSA-CHACHA20-POLY1305')),
  speaking('chacha20-in-tls13', good(), { ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }),
  speaking('dhe-2048', good(), { ...only('DHE-RSA-AES128-GCM-SHA256'), dhparam: 'auto' }, 'rsa2048'),
  speaking('static-rsa', weak, only('AES256-GCM-SHA384'), 'rsa2048'),
  speaking('static-rsa-with-cbc', weak, only('AES128-SHA'), 'rsa2048'),
  speaking('cbc', weak, only('ECDHE-ECDSA-AES128-SHA')),
  speaking('cbc-with-sha256', weak, only('ECDHE-RSA-AES128-SHA256'), 'rsa2048'),
  speaking('cbc-256-with-sha384', weak, only('ECDHE-ECDSA-AES256-SHA384')),
  labCase('dhe-1024', broken('TLS_HANDSHAKE_FAILED', ['weak-key', '?tls-alert']), (bench, host) => ({
    behaviour: tlsServer({
      ...serving(bench.leaf(host, { key: 'rsa2048' }), bench.issuing),
      ...only('DHE-RSA-AES128-GCM-SHA256'),
      dhparam: smallGroup,
    }),
  })),
  speaking('no-encryption', nothingInCommon, only('ECDHE-ECDSA-NULL-SHA')),
  speaking('no-encryption-with-rsa', nothingInCommon, only('NULL-SHA256'), 'rsa2048'),
  speaking('anonymous', nothingInCommon, only('AECDH-AES128-SHA')),
  speaking('camellia-only', nothingInCommon, only('ECDHE-ECDSA-CAMELLIA128-SHA256')),
  speaking('rsa-suites-with-an-ec-key', nothingInCommon, only('ECDHE-RSA-AES128-GCM-SHA256')),

  speaking('group-x25519', good(), { ecdhCurve: 'X25519' }),
  speaking('group-p256', good(), { ecdhCurve: 'P-256' }),
  speaking('group-p384', good({ notices: ['hello-retry'] }), { ecdhCurve: 'P-384' }),
  speaking('group-p521', good({ notices: ['hello-retry'] }), { ecdhCurve: 'P-521' }),
  speaking('group-x448', good(), { ecdhCurve: 'X448' }),
  speaking('group-ffdhe2048', good(), { ecdhCurve: 'ffdhe2048' }),
  speaking('group-x25519mlkem768', good(), { ecdhCurve: 'X25519MLKEM768' }),
  speaking('group-x25519-in-tls12', good(), { ecdhCurve: 'X25519', maxVersion: 'TLSv1.2' }),
  speaking('group-p384-in-tls12', good(), { ecdhCurve: 'P-384', maxVersion: 'TLSv1.2' }),
  speaking('group-nobody-offers', nothingInCommon, { ecdhCurve: 'brainpoolP256r1:secp256k1' }),
  speaking('group-secp256mlkem-only', nothingInCommon, { ecdhCurve: 'SecP256r1MLKEM768' }),
  speaking('signature-sha1-only', nothingInCommon, { ...only('ECDHE-ECDSA-AES128-GCM-SHA256'), sigalgs: 'ECDSA+SHA1' }),

  labCase('slow-handshake', warned(['slow-handshake']), (bench, host) => ({
    behaviour: slowly(tlsServer(serving(bench.leaf(host), bench.issuing)), { size: 1, pause: 1300, count: 1 }),
  })),
];

/** RFC 2409's second group: 1024 bits. */
const smallGroup = `-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
`;
