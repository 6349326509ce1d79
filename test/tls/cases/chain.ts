/** Who vouches for whom, and what the server sent of it: RFC 5280 section 6.1, RFC 8446 section 4.4.2. */

import { rawServer, serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { certificateMessage, contentType, record, serverHello } from '../hand-made.ts';
import { broken, good, type LabCase, labCase, refused, warned } from '../lab-case.ts';
import type { Workbench } from '../workbench.ts';

const refusedTwins = {
  'with-an-unknown-extension': refused(['unknown-critical-extension']),
  'of-other-names': refused(['name-constraints']),
  'of-other-purpose': refused(['wrong-purpose']),
  'that-is-no-authority': refused(['issuer-not-ca']),
} as const;

export const chainCases: readonly LabCase[] = [
  labCase('self-signed', refused(['self-signed']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, {}, null))),
  })),
  labCase('self-signed-authority', refused(['self-signed']), (bench, host) => ({
    behaviour: tlsServer(
      serving(
        bench.leaf(
          host,
          {
            extensions: {
              basicConstraints: extensions.basicConstraints(true),
              keyUsage: extensions.keyUsage(['digitalSignature', 'keyCertSign']),
            },
          },
          null,
        ),
      ),
    ),
  })),
  labCase('self-signed-sent-twice', refused(['self-signed']), (bench, host) => {
    const own = bench.leaf(host, {}, null);
    return { behaviour: tlsServer(serving(own, own)) };
  }),
  labCase('unknown-issuer', refused(['unknown-issuer'], { says: /Unknown/ }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, {}, bench.unknownIssuing), bench.unknownIssuing)),
  })),
  labCase('unknown-root-sent', refused(['unknown-issuer'], { says: /Unknown Root/ }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, {}, bench.unknownIssuing), bench.unknownIssuing, bench.unknownRoot)),
  })),
  labCase('issued-by-an-unknown-root', refused(['unknown-issuer|missing-intermediate']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, {}, bench.unknownRoot))),
  })),
  labCase('good-chain-of-a-root-not-in-the-store', refused(['unknown-issuer']), (bench, host) => ({
    trusted: [],
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
  })),
  labCase(
    'root-of-the-same-name-in-the-store',
    refused(['unknown-issuer|bad-signature|untrusted-certificate']),
    (bench, host) => {
      // The name is right and the key is another: an authority that was set up anew.
      const namesake = bench.authority('Portside Lab Root', {}, null);
      return { trusted: [namesake], behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)) };
    },
  ),
  labCase(
    'missing-intermediate',
    refused(['missing-intermediate'], { says: /http:\/\/aia\.lab\.test\/issuing\.cer/ }),
    (bench, host) => {
      const information = extensions.authorityInformation({ issuer: 'http://aia.lab.test/issuing.cer' });
      return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { information } }))) };
    },
  ),
  labCase('missing-intermediate-without-address', refused(['missing-intermediate|unknown-issuer']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host))),
  })),
  labCase('missing-upper-intermediate', refused(['unknown-issuer|missing-intermediate']), (bench, host) => {
    const upper = bench.authority('Portside Lab Upper');
    const lower = bench.authority('Portside Lab Lower', {}, upper);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, lower), lower)) };
  }),
  labCase('wrong-intermediate', refused(['missing-intermediate|unknown-issuer']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.rsaIssuing)),
  })),
  labCase(
    'intermediate-of-the-same-name-and-another-key',
    refused(['bad-signature|missing-intermediate|unknown-issuer|untrusted-certificate']),
    (bench, host) => {
      const namesake = bench.authority('Portside Lab Issuing');
      const leaf = bench.leaf(host, { extensions: { authorityKeyIdentifier: null } });
      return { behaviour: tlsServer(serving(leaf, namesake)) };
    },
  ),
  labCase('authority-key-identifier-of-another', refused(['wrong-key-identifier']), (bench, host) => {
    const authorityKeyIdentifier = extensions.authorityKeyIdentifier(Buffer.alloc(20, 7));
    return {
      behaviour: tlsServer(serving(bench.leaf(host, { extensions: { authorityKeyIdentifier } }), bench.issuing)),
    };
  }),
  ...(
    [
      ['authority-certificate', good(), true, true],
      ['authority-certificate-of-another-number', refused(['wrong-key-identifier']), true, false],
      ['authority-certificate-of-another-issuer', refused(['wrong-key-identifier']), false, true],
    ] as const
  ).map(([name, expected, isIssuer, isNumber]) =>
    labCase(name, expected, (bench, host) => {
      const authorityKeyIdentifier = extensions.authorityCertificate(
        isIssuer ? bench.root.name : bench.unknownRoot.name,
        isNumber ? bench.issuing.serialNumber : Uint8Array.of(0x47, 0x11),
      );
      const leaf = bench.leaf(host, { extensions: { authorityKeyIdentifier } });
      return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
    }),
  ),
  labCase('root-before-the-intermediate', warned(['chain-order']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.root, bench.issuing)),
  })),
  labCase('two-intermediates-in-reverse', warned(['chain-order']), (bench, host) => {
    const upper = bench.authority('Portside Lab Upper');
    const lower = bench.authority('Portside Lab Lower', {}, upper);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, lower), upper, lower)) };
  }),
  labCase('root-included', good({ notices: ['root-included'] }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing, bench.root)),
  })),
  labCase('intermediate-sent-twice', good({ notices: ['duplicate-certificate'] }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing, bench.issuing)),
  })),
  labCase('leaf-sent-twice', good({ notices: ['duplicate-certificate'] }), (bench, host) => {
    const leaf = bench.leaf(host);
    return { behaviour: tlsServer(serving(leaf, leaf, bench.issuing)) };
  }),
  labCase('unrelated-certificate-sent', good({ notices: ['extra-certificate'] }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing, bench.unknownRoot)),
  })),
  // The TLS library follows the first issuer of the name and does not come back (RFC 4158 section 2.2 has builders do so).
  labCase('intermediate-under-two-roots', good({ notices: ['extra-certificate'] }), (bench, host) => {
    const elsewhere = bench.authority('Portside Lab Issuing', { key: bench.issuing.keys }, bench.unknownRoot);
    return { behaviour: tlsServer(serving(bench.leaf(host), elsewhere, bench.issuing)) };
  }),
  labCase('namesake-before-the-intermediate', good({ notices: ['extra-certificate'] }), (bench, host) => {
    const namesake = bench.authority('Portside Lab Issuing', { extensions: { subjectKeyIdentifier: null } });
    const leaf = bench.leaf(host, { extensions: { authorityKeyIdentifier: null } });
    return { behaviour: tlsServer(serving(leaf, namesake, bench.issuing)) };
  }),
  // The library follows the first one and does not come back; browsers try both (RFC 4158 section 2.2).
  ...(
    [
      ['with-an-unknown-extension', { unknown: extensions.unknownExtension(true) }],
      ['of-other-names', { constraints: extensions.nameConstraints(['DNS:other.test']) }],
      ['of-other-purpose', { extendedKeyUsage: extensions.extendedKeyUsage(['codeSigning']) }],
      ['that-is-no-authority', { basicConstraints: extensions.basicConstraints(false) }],
    ] as const
  ).flatMap(([name, changed]) => {
    const twin = (bench: Workbench) =>
      bench.authority('Portside Lab Issuing', { key: bench.issuing.keys, extensions: changed });
    return [
      labCase(`twin-${name}-before-the-good-one`, good({ notices: ['extra-certificate'] }), (bench, host) => ({
        behaviour: tlsServer(serving(bench.leaf(host), twin(bench), bench.issuing)),
      })),
      labCase(`twin-${name}-alone`, refusedTwins[name], (bench, host) => ({
        behaviour: tlsServer(serving(bench.leaf(host), twin(bench))),
      })),
    ];
  }),
  labCase('namesake-and-a-faulty-intermediate', refused(['certificate-expired']), (bench, host) => {
    const elsewhere = bench.authority('Portside Lab Issuing', { key: bench.issuing.keys }, bench.unknownRoot);
    const late = bench.authority('Portside Lab Issuing', { key: bench.issuing.keys, notAfter: bench.now - 86_400_000 });
    return { behaviour: tlsServer(serving(bench.leaf(host), elsewhere, late)) };
  }),
  labCase('intercepted-by-the-company', good({ notices: ['private-root'] }), (bench) => {
    const company = bench.authority('Example Company Inspection CA', {}, null);
    const host = 'www.example.org';
    return { host, trusted: [company], behaviour: tlsServer(serving(bench.leaf(host, {}, company))) };
  }),
  labCase('intercepted-by-a-known-product', good({ notices: ['intercepted'], says: /Zscaler/ }), (bench) => {
    const product = bench.authority('Zscaler Root CA', {}, null);
    const issuing = bench.authority('Zscaler Intermediate Root CA (zscaler.net)', {}, product);
    const host = 'www.example.com';
    return { host, trusted: [product], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('intercepted-by-mitmproxy', good({ notices: ['intercepted'], says: /mitmproxy/ }), (bench) => {
    const proxy = bench.authority('mitmproxy', {}, null);
    const host = 'api.example.net';
    return { host, trusted: [proxy], behaviour: tlsServer(serving(bench.leaf(host, {}, proxy))) };
  }),
  labCase('intercepted-and-not-trusted', refused(['unknown-issuer|missing-intermediate']), (bench) => {
    const product = bench.authority('Fortinet CA', {}, null);
    const host = 'www.example.edu';
    return { host, behaviour: tlsServer(serving(bench.leaf(host, {}, product), product)) };
  }),
  labCase('no-certificate-in-the-list', broken('TLS_HANDSHAKE_FAILED', ['tls-alert']), () => ({
    behaviour: rawServer((connection) => {
      connection.write(record(contentType.handshake, Buffer.concat([serverHello(), certificateMessage([])])));
    }),
  })),
  labCase('certificate-that-is-none', broken('TLS_HANDSHAKE_FAILED', ['tls-alert', 'malformed-certificate']), () => ({
    behaviour: rawServer((connection) => {
      const certificates = certificateMessage([Buffer.from('no certificate at all')]);
      connection.write(record(contentType.handshake, Buffer.concat([serverHello(), certificates])));
    }),
  })),
  labCase('intermediate-trusted-alone', good(), (bench, host) => ({
    trusted: [bench.issuing],
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
  })),
  labCase('leaf-trusted-itself', good(), (bench, host) => {
    const leaf = bench.leaf(host, {}, bench.unknownIssuing);
    return { trusted: [leaf], behaviour: tlsServer(serving(leaf)) };
  }),
  labCase('leaf-trusted-itself-and-expired', refused(['certificate-expired']), (bench, host) => {
    const leaf = bench.leaf(host, { notAfter: bench.now - 86_400_000 }, bench.unknownIssuing);
    return { trusted: [leaf], behaviour: tlsServer(serving(leaf)) };
  }),
];
