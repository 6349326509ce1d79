/** What server and client have to agree on beside the cipher: the name, the application's protocol, the client's certificate. */

import { createSecureContext, type SecureContext, type TlsOptions } from 'node:tls';
import { http2Server, serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { broken, type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';
import type { Workbench } from '../workbench.ts';

/** The handshake of TLS 1.3 is over for the client when the server refuses: the certificate was fine. */
const lateRefusal: Expectation = {
  ...broken('TLS_CLIENT_CERTIFICATE_REQUIRED', ['client-certificate-required']),
  trusted: true,
};

const asking = (bench: Workbench, host: string) => ({
  ...serving(bench.leaf(host), bench.issuing),
  requestCert: true,
  ca: bench.root.pem,
});

export const negotiationCases: readonly LabCase[] = [
  labCase('alpn-http1', good(), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), ALPNProtocols: ['http/1.1'] }),
  })),
  labCase('alpn-http2-preferred', good(), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), ALPNProtocols: ['h2', 'http/1.1'] }),
  })),
  // Nothing is wrong with it; a request over HTTP/1.1 finds nothing in common with it.
  labCase(
    'alpn-http2-only',
    good({ sendTrusted: false, sendFailure: 'TLS_ALERT', sendErrors: ['tls-alert|no-application-protocol'] }),
    (bench, host) => ({
      behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), ALPNProtocols: ['h2'] }),
    }),
  ),
  labCase('http2', good(), (bench, host) => ({
    behaviour: http2Server(serving(bench.leaf(host), bench.issuing)),
    httpVersion: '2',
  })),
  labCase('http2-expired', refused(['certificate-expired']), (bench, host) => ({
    behaviour: http2Server(serving(bench.leaf(host, { notAfter: bench.now - 86_400_000 }), bench.issuing)),
    httpVersion: '2',
  })),
  // Good for whoever asks for less.
  labCase('http2-not-spoken', good({ sendFailure: 'HTTP2_NOT_AVAILABLE', sendStatus: 200 }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
    httpVersion: '2',
  })),
  labCase('alpn-strange', broken('TLS_ALERT', ['tls-alert|no-application-protocol']), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), ALPNProtocols: ['acme-tls/1', 'mqtt'] }),
  })),

  labCase('server-name-by-callback', good(), (bench, host) => {
    // As many servers on one address do: the certificate depends on the name in the hello.
    const fallback = serving(bench.leaf('default.lab.test'), bench.issuing);
    const { key, cert } = serving(bench.leaf(host), bench.issuing);
    return {
      behaviour: tlsServer({
        ...fallback,
        SNICallback: (name, done) => done(null, name === host ? createContext(key, cert) : undefined),
      }),
    };
  }),
  labCase('server-name-missing-for-an-address', refused(['wrong-host']), (bench) => ({
    host: '127.0.0.1',
    behaviour: tlsServer(serving(bench.leaf('needs-a-name.lab.test'), bench.issuing)),
  })),
  labCase('server-name-required', broken('TLS_ALERT', ['nothing-in-common']), (bench) => {
    // Without a name it has no certificate to show.
    const { key, cert } = serving(bench.leaf('named.lab.test'), bench.issuing);
    return {
      host: '127.0.0.1',
      behaviour: tlsServer({ SNICallback: (_, done) => done(null, createContext(key, cert)) }),
    };
  }),

  labCase('client-certificate-optional', good({ notices: ['client-certificate-requested'] }), (bench, host) => ({
    behaviour: tlsServer({ ...asking(bench, host), rejectUnauthorized: false }),
  })),
  labCase('client-certificate-optional-tls12', good({ notices: ['client-certificate-requested'] }), (bench, host) => ({
    behaviour: tlsServer({ ...asking(bench, host), rejectUnauthorized: false, maxVersion: 'TLSv1.2' }),
  })),
  labCase('client-certificate-required', lateRefusal, (bench, host) => ({
    behaviour: tlsServer({ ...asking(bench, host), rejectUnauthorized: true }),
  })),
  labCase(
    'client-certificate-required-tls12',
    broken('TLS_CLIENT_CERTIFICATE_REQUIRED', ['client-certificate-required']),
    (bench, host) => ({
      behaviour: tlsServer({ ...asking(bench, host), rejectUnauthorized: true, maxVersion: 'TLSv1.2' }),
    }),
  ),
  labCase('client-certificate-required-by-an-expired-server', refused(['certificate-expired']), (bench, host) => {
    const leaf = bench.leaf(host, { notAfter: bench.now - 86_400_000 });
    return {
      behaviour: tlsServer({ ...asking(bench, host), ...serving(leaf, bench.issuing), rejectUnauthorized: true }),
    };
  }),
  labCase('many-acceptable-authorities', good({ notices: ['client-certificate-requested'] }), (bench, host) => {
    const names = Array.from({ length: 40 }, (_, index) => bench.authority(`Portside Lab Acceptable ${index}`));
    const ca = names.map(({ pem }) => pem);
    const behaviour = tlsServer({ ...asking(bench, host), ca, rejectUnauthorized: false });
    return { behaviour };
  }),
  labCase('policy-identifiers', good(), (bench, host) => {
    const policies = extensions.certificatePolicies(['1.3.6.1.4.1.55555.9.9', '2.5.29.32.0']);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { policies } }), bench.issuing)) };
  }),
];

function createContext(key: TlsOptions['key'], cert: TlsOptions['cert']): SecureContext {
  return createSecureContext({ ...(key === undefined ? {} : { key }), ...(cert === undefined ? {} : { cert }) });
}
