import assert from 'node:assert/strict';
import { explainCertificateError } from '../../../src/explain/explain-certificate-error.ts';
import { day, intermediate, leaf, name, names, now, refused, root, session, unanchored, withPath } from './build.ts';
import { check, type Examined } from './check.ts';

type Case = readonly [title: string, examined: Examined, ...expected: readonly string[]];

function checkAll(cases: readonly Case[]): void {
  for (const [title, examined, ...expected] of cases) {
    it(title, () => {
      check(examined, expected);
    });
  }
}

const hour = day / 24;

function explained(code: string): string {
  return `error untrusted-certificate: ${explainCertificateError(code)?.title} (${code})`;
}

describe('certificate-expired', () => {
  checkAll([
    ['says nothing of a certificate that is valid', session()],
    [
      'says nothing on the very last millisecond',
      withPath(leaf({ notBefore: now - 90 * day, notAfter: now }), intermediate(), root()),
      'warning certificate-expires-soon: The certificate expires in less than a minute (23 Nov 2026)',
    ],
    [
      'says when the certificate expired',
      refused(['CERT_HAS_EXPIRED'], { path: [leaf({ notAfter: now - 3 * day }), intermediate(), root()] }),
      'error certificate-expired: The certificate expired 3 days ago (20 Nov 2026)',
    ],
    [
      'counts hours on the first day',
      refused(['CERT_HAS_EXPIRED'], { path: [leaf({ notAfter: now - 5 * hour }), intermediate(), root()] }),
      'error certificate-expired: The certificate expired 5 hours ago (23 Nov 2026)',
    ],
    [
      'names an expired intermediate',
      refused(['CERT_HAS_EXPIRED'], { path: [leaf(), intermediate({ notAfter: now - day }), root()] }),
      'error certificate-expired: The intermediate certificate “Issuing CA” expired 1 day ago (22 Nov 2026)',
    ],
    [
      'names an expired root',
      refused(['CERT_HAS_EXPIRED'], { path: [leaf(), intermediate(), root({ notAfter: now - 800 * day })] }),
      'error certificate-expired: The root certificate “Root CA” expired 2 years ago (14 Sep 2024)',
    ],
    [
      'does not care for an expired certificate that was sent and is not needed',
      session({ chain: [leaf(), intermediate(), root({ fingerprint256: 'DD', notAfter: now - day })] }),
      'notice extra-certificate: The server sends the certificate “Root CA”, which is not needed here',
    ],
    [
      'looks at what was sent where there is no anchor',
      unanchored('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', leaf(), intermediate({ notAfter: now - day })),
      'error certificate-expired: The intermediate certificate “Issuing CA” expired 1 day ago (22 Nov 2026)',
      'error unknown-issuer: The chain ends at “Root CA”, which is not trusted here',
    ],
  ]);
});

describe('certificate-not-yet-valid', () => {
  checkAll([
    ['says nothing on the first millisecond', withPath(leaf({ notBefore: now }), intermediate(), root())],
    [
      'says from when on the certificate is valid',
      refused(['CERT_NOT_YET_VALID'], { path: [leaf({ notBefore: now + 3 * day }), intermediate(), root()] }),
      'error certificate-not-yet-valid: The certificate is not valid before 26 Nov 2026, in 3 days',
    ],
    [
      'names an intermediate',
      refused(['CERT_NOT_YET_VALID'], { path: [leaf(), intermediate({ notBefore: now + hour }), root()] }),
      'error certificate-not-yet-valid: The intermediate certificate “Issuing CA” is not valid before 23 Nov 2026, in 1 hour',
    ],
  ]);
});

describe('certificate-expires-soon', () => {
  const lasting = (total: number, left: number): Examined =>
    withPath(leaf({ notBefore: now - (total - left), notAfter: now + left }), intermediate(), root());
  checkAll([
    [
      'warns with less than 14 days left of a long lifetime',
      lasting(90 * day, 13.5 * day),
      'warning certificate-expires-soon: The certificate expires in 13 days (7 Dec 2026)',
    ],
    ['does not warn with 14 days left', lasting(90 * day, 14 * day)],
    [
      'warns with less than a third left of a short lifetime',
      lasting(6 * day, 1.9 * day),
      'warning certificate-expires-soon: The certificate expires in 1 day (25 Nov 2026)',
    ],
    ['does not warn with a third left of a short lifetime', lasting(6 * day, 2 * day)],
    [
      'warns of an intermediate',
      withPath(leaf(), intermediate({ notAfter: now + 5 * day }), root()),
      'warning certificate-expires-soon: The intermediate certificate “Issuing CA” expires in 5 days (28 Nov 2026)',
    ],
    [
      'does not warn of a certificate that is not valid yet',
      refused(['CERT_NOT_YET_VALID'], {
        path: [leaf({ notBefore: now + day, notAfter: now + 2 * day }), intermediate(), root()],
      }),
      'error certificate-not-yet-valid: The certificate is not valid before 24 Nov 2026, in 1 day',
    ],
  ]);
});

describe('wrong-host', () => {
  const wrong = (listed: readonly string[], host: string, commonName = 'shop.example'): Examined =>
    refused(['ERR_TLS_CERT_ALTNAME_INVALID'], {
      checkedName: host,
      serverName: /^[\d.]+$|:/.test(host) ? null : host,
      path: [leaf({ subject: name(commonName), subjectAltNames: names(...listed) }), intermediate(), root()],
    });
  checkAll([
    ['says nothing where a name covers the host', session()],
    [
      'says which name the certificate has',
      wrong(['DNS:other.example'], 'shop.example'),
      'error wrong-host: The certificate is for other.example, not for shop.example',
    ],
    [
      'lists a few names and counts the others',
      wrong(
        ['DNS:a.example', 'DNS:b.example', 'DNS:c.example', 'DNS:d.example', 'DNS:e.example', 'IP:192.0.2.9'],
        'x.test',
      ),
      'error wrong-host: The certificate is for a.example, b.example, c.example, d.example and 2 others, not for x.test',
    ],
    [
      'tells that a wildcard covers one label only',
      wrong(['DNS:*.shop.example'], 'a.b.shop.example'),
      'error wrong-host: The wildcard *.shop.example covers one label only, not a.b.shop.example',
    ],
    [
      'tells that a wildcard does not cover the name below it',
      wrong(['DNS:*.shop.example'], 'shop.example'),
      'error wrong-host: The wildcard *.shop.example does not cover shop.example itself',
    ],
    [
      'does not speak of labels where the wildcard is for a top-level domain',
      wrong(['DNS:*.example'], 'shop.example'),
      'error wrong-host: The certificate is for *.example, not for shop.example',
    ],
    [
      'tells an address that is listed as a DNS name',
      wrong(['DNS:192.0.2.1'], '192.0.2.1'),
      'error wrong-host: The certificate lists 192.0.2.1 as a DNS name, not as an IP address',
    ],
    [
      'tells an address that is not listed',
      wrong(['DNS:shop.example', 'IP:192.0.2.2'], '2001:db8::1'),
      'error wrong-host: The certificate is for 192.0.2.2 and shop.example, not for the address 2001:db8::1',
    ],
    [
      'tells a certificate without names',
      wrong([], 'shop.example'),
      'error wrong-host: The certificate names no host at all',
    ],
  ]);

  it('speaks up where Node is content with the common name', () => {
    const [finding] = check(session({ path: [leaf({ subjectAltNames: [] }), intermediate(), root()] }), [
      'error wrong-host: The certificate names no host at all',
    ]);
    assert.match(finding?.detail ?? '', /common name “shop\.example” does not count/);
  });

  it('says that no server name was sent to an address', () => {
    const [finding] = check(wrong(['DNS:shop.example'], '192.0.2.1'), [
      'error wrong-host: The certificate is for shop.example, not for the address 192.0.2.1',
    ]);
    assert.match(finding?.detail ?? '', /No server name was sent/);
  });

  it('keeps names of any length short', () => {
    const [finding] = check(wrong([`DNS:${'x'.repeat(100_000)}`], 'shop.example'), [
      `error wrong-host: The certificate is for ${'x'.repeat(79)}…, not for shop.example`,
    ]);
    assert.ok((finding?.detail.length ?? 0) < 1000);
  });
});

describe('self-signed', () => {
  const own = leaf({ issuer: name('shop.example'), selfSigned: true });
  checkAll([
    [
      'says that a certificate vouches for itself',
      unanchored('DEPTH_ZERO_SELF_SIGNED_CERT', own),
      'error self-signed: The certificate of “shop.example” is self-signed',
    ],
    ['says nothing of one that is trusted as it is', session({ chain: [own], path: [own], anchorStore: 'extra' })],
    ['says nothing of a self-signed root above', session()],
  ]);

  it('mentions a certificate that is an authority as well', () => {
    const authority = leaf({ ...own, basicConstraints: { isCa: true, pathLength: null } });
    const [finding] = check(unanchored('DEPTH_ZERO_SELF_SIGNED_CERT', authority), [
      'error self-signed: The certificate of “shop.example” is self-signed',
    ]);
    assert.match(finding?.detail ?? '', /marked as a certification authority/);
  });
});

describe('unknown-issuer', () => {
  checkAll([
    [
      'names the root that is missing',
      unanchored('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', leaf(), intermediate()),
      'error unknown-issuer: The chain ends at “Root CA”, which is not trusted here',
    ],
    [
      'names the root that was sent and is not trusted',
      unanchored('SELF_SIGNED_CERT_IN_CHAIN', leaf(), intermediate(), root()),
      'error unknown-issuer: The chain ends at “Root CA”, which is not trusted here',
    ],
    [
      'finds its way through a chain in the wrong order',
      unanchored('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', leaf(), root({ subject: name('Stray') }), intermediate()),
      'error unknown-issuer: The chain ends at “Root CA”, which is not trusted here',
    ],
    [
      'does not go round in a circle',
      unanchored(
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        leaf(),
        intermediate(),
        intermediate({ subject: name('Root CA'), issuer: name('Issuing CA'), fingerprint256: 'EE' }),
      ),
      'error unknown-issuer: The chain ends at “Issuing CA”, which is not trusted here',
    ],
    ['says nothing where there is an anchor', session()],
  ]);
});

describe('missing-intermediate', () => {
  const url = 'http://ca.example/issuing.crt';
  checkAll([
    [
      'names the issuer that was not sent',
      unanchored('UNABLE_TO_VERIFY_LEAF_SIGNATURE', leaf()),
      'error missing-intermediate: The certificate of the issuer “Issuing CA” is missing',
    ],
    [
      'does not take another certificate for the issuer',
      unanchored('UNABLE_TO_VERIFY_LEAF_SIGNATURE', leaf(), intermediate({ subject: name('Other CA') })),
      'error missing-intermediate: The certificate of the issuer “Issuing CA” is missing',
    ],
    [
      'does not take a certificate with another key for the issuer',
      unanchored(
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        leaf({ authorityKeyIdentifier: 'AA' }),
        intermediate({ subjectKeyIdentifier: 'BB' }),
      ),
      'error missing-intermediate: The certificate of the issuer “Issuing CA” is missing',
    ],
    ['says nothing of a whole chain', session()],
  ]);

  it('says where the missing one can be had, if the certificate says so', () => {
    const [finding] = check(unanchored('UNABLE_TO_VERIFY_LEAF_SIGNATURE', leaf({ caIssuerUrls: [url] })), [
      'error missing-intermediate: The certificate of the issuer “Issuing CA” is missing',
    ]);
    assert.match(finding?.detail ?? '', /offered at http:\/\/ca\.example\/issuing\.crt/);
    assert.ok(finding?.citations.some(({ section }) => section === '4.2.2.1'));
  });

  it('does not speak of an address where there is none', () => {
    const [finding] = check(unanchored('UNABLE_TO_VERIFY_LEAF_SIGNATURE', leaf()), [
      'error missing-intermediate: The certificate of the issuer “Issuing CA” is missing',
    ]);
    assert.doesNotMatch(finding?.detail ?? '', /http/);
  });
});

describe('weak-key', () => {
  const keyed = (type: string, bits: number | null): Examined =>
    withPath(leaf({ publicKey: { type, bits, curve: null, exponent: null, factors: null } }), intermediate(), root());
  checkAll([
    ['refuses RSA of 1024 bits', keyed('RSA', 1024), 'error weak-key: The certificate has a weak key: RSA, 1024 bits'],
    ['refuses RSA one bit short', keyed('RSA', 2047), 'error weak-key: The certificate has a weak key: RSA, 2047 bits'],
    ['accepts RSA of 2048 bits', keyed('RSA', 2048)],
    ['refuses EC of 192 bits', keyed('EC', 192), 'error weak-key: The certificate has a weak key: EC, 192 bits'],
    ['accepts EC of 256 bits', keyed('EC', 256)],
    ['accepts a key whose size it does not know', keyed('1.2.3.4', null)],
    ['refuses DSA of any size', keyed('DSA', 3072), 'error weak-key: The certificate has a weak key: DSA, 3072 bits'],
    [
      'refuses an even exponent',
      withPath(
        leaf({ publicKey: { type: 'RSA', bits: 2048, curve: null, exponent: '65536', factors: null } }),
        intermediate(),
        root(),
      ),
      'error weak-key: The certificate has a weak key: RSA, exponent 65536',
    ],
    ...(['small-factor', 'close-factors', 'roca'] as const).map((factors): readonly [string, Examined, string] => [
      `refuses a modulus with the weakness ${factors}`,
      withPath(
        leaf({ publicKey: { type: 'RSA', bits: 2048, curve: null, exponent: '65537', factors } }),
        intermediate(),
        root(),
      ),
      'error weak-key: The certificate has a weak key: RSA, a modulus that can be taken apart',
    ]),
    [
      'names a weak root',
      withPath(
        leaf(),
        intermediate(),
        root({ publicKey: { type: 'RSA', bits: 1024, curve: null, exponent: null, factors: null } }),
      ),
      'error weak-key: The root certificate “Root CA” has a weak key: RSA, 1024 bits',
    ],
    [
      'refuses a small Diffie-Hellman group',
      session({ protocol: 'TLSv1.2', keyExchange: { name: 'DHE', bits: 1024 } }),
      'error weak-key: The key exchange is weak: Diffie-Hellman with 1024 bits',
    ],
    ['accepts a Diffie-Hellman group of 2048 bits', session({ keyExchange: { name: 'DHE', bits: 2048 } })],
    ['accepts a small number of an elliptic curve', session({ keyExchange: { name: 'X25519', bits: 253 } })],
  ]);
});

describe('weak-signature', () => {
  const signed = (signatureHash: string | null): Examined => withPath(leaf({ signatureHash }), intermediate(), root());
  checkAll([
    ['refuses SHA-1', signed('SHA-1'), 'error weak-signature: The certificate is signed with SHA-1'],
    ['refuses MD5', signed('MD5'), 'error weak-signature: The certificate is signed with MD5'],
    ['accepts SHA-256', signed('SHA-256')],
    ['accepts an algorithm without a hash', signed(null)],
    [
      'names an intermediate',
      withPath(leaf(), intermediate({ signatureHash: 'SHA-1' }), root()),
      'error weak-signature: The intermediate certificate “Issuing CA” is signed with SHA-1',
    ],
    ['does not care how a root signed itself', withPath(leaf(), intermediate(), root({ signatureHash: 'MD5' }))],
  ]);
});

describe('obsolete-protocol', () => {
  checkAll([
    ...(['TLSv1', 'TLSv1.1', 'SSLv3'] as const).map(
      (protocol): Case => [
        `refuses ${protocol}`,
        session({ protocol }),
        `error obsolete-protocol: The connection uses ${
          { TLSv1: 'TLS 1.0', 'TLSv1.1': 'TLS 1.1', SSLv3: 'SSL 3.0' }[protocol]
        }, which must not be used since ${protocol === 'SSLv3' ? 2015 : 2021}`,
      ],
    ),
    ['accepts TLS 1.2', session({ protocol: 'TLSv1.2' })],
    ['accepts TLS 1.3', session({ protocol: 'TLSv1.3' })],
    ['says nothing where none was agreed', session({ protocol: null, cipher: null })],
  ]);
});

describe('weak-cipher', () => {
  checkAll([
    ...(
      [
        ['TLS_ECDHE_RSA_WITH_NULL_SHA', 'error', 'does not encrypt at all'],
        ['TLS_DH_anon_WITH_AES_128_GCM_SHA256', 'error', 'does not say who answered'],
        ['TLS_ECDHE_RSA_WITH_RC4_128_SHA', 'error', 'uses a broken cipher'],
        ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'warning', 'has no forward secrecy'],
        ['TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384', 'warning', 'has no forward secrecy'],
        ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'warning', 'uses CBC mode'],
      ] as const
    ).map(
      ([cipher, severity, says]): Case => [
        `says that ${cipher} ${says}`,
        session({ protocol: 'TLSv1.2', cipher }),
        `${severity} weak-cipher: The cipher suite ${says}`,
      ],
    ),
    [
      'tells all that is weak about one suite',
      session({ protocol: 'TLSv1.2', cipher: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' }),
      'error weak-cipher: The cipher suite uses a broken cipher',
      'warning weak-cipher: The cipher suite has no forward secrecy',
      'warning weak-cipher: The cipher suite uses CBC mode',
    ],
    ['accepts TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', session({ cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' })],
    ['accepts TLS_CHACHA20_POLY1305_SHA256', session({ cipher: 'TLS_CHACHA20_POLY1305_SHA256' })],
  ]);
});

describe('untrusted-certificate', () => {
  checkAll([
    ['explains a reason that no other check names', refused(['CERT_REVOKED']), explained('CERT_REVOKED')],
    [
      'does not repeat what another check names',
      refused(['CERT_HAS_EXPIRED'], { path: [leaf({ notAfter: now - day }), intermediate(), root()] }),
      'error certificate-expired: The certificate expired 1 day ago (22 Nov 2026)',
    ],
    [
      'adds the reason that is left to those that are named',
      refused(['CERT_HAS_EXPIRED', 'PATH_LENGTH_EXCEEDED'], {
        path: [leaf({ notAfter: now - day }), intermediate(), root()],
      }),
      'error certificate-expired: The certificate expired 1 day ago (22 Nov 2026)',
      explained('PATH_LENGTH_EXCEEDED'),
    ],
    [
      'says so where a reason is nobody knows what',
      refused(['SOMETHING_NEW']),
      'error untrusted-certificate: The certificate is not trusted (SOMETHING_NEW)',
    ],
    [
      'says so where there is no reason at all',
      refused([], { events: [{ kind: 'trust-decision', from: 'client', at: null, size: null, values: {} }] }),
      'error untrusted-certificate: The certificate is not trusted',
    ],
    ['speaks up where the expected finding did not come', refused(['CERT_HAS_EXPIRED']), explained('CERT_HAS_EXPIRED')],
    [
      'leaves a vague reason out where a clear one is found',
      refused(['UNSPECIFIED'], {
        path: [
          leaf({ publicKey: { type: 'RSA', bits: 1024, curve: null, exponent: null, factors: null } }),
          intermediate(),
          root(),
        ],
      }),
      'error weak-key: The certificate has a weak key: RSA, 1024 bits',
    ],
    ['says nothing of a trusted certificate', session()],
    [
      'says nothing where the handshake broke off before the decision',
      refused([], { chain: [], path: [], anchorStore: null }),
    ],
    ['says nothing of issuers before the decision', refused([], { chain: [leaf()], path: [], anchorStore: null })],
  ]);
});

describe('several faults of a certificate', () => {
  checkAll([
    [
      'are all told, not the first only',
      unanchored(
        'CERT_HAS_EXPIRED',
        leaf({
          issuer: name('shop.example'),
          selfSigned: true,
          notAfter: now - 3 * day,
          subjectAltNames: names('DNS:other.example'),
          publicKey: { type: 'RSA', bits: 1024, curve: null, exponent: null, factors: null },
        }),
      ),
      'error certificate-expired: The certificate expired 3 days ago (20 Nov 2026)',
      'error wrong-host: The certificate is for other.example, not for shop.example',
      'error self-signed: The certificate of “shop.example” is self-signed',
      'error weak-key: The certificate has a weak key: RSA, 1024 bits',
    ],
  ]);
});
