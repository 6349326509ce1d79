/** The ports that are no plain HTTP server: one good HTTPS server, the others each broken in one way. */

import { day, playgroundName } from './authority.ts';
import type { CertificatePlan } from './certificate-factory.ts';
import { anyCipher, https } from './https-behaviour.ts';
import { reset, sendHandshakeFailure, staySilent } from './raw-listener.ts';
import { subtleTlsPorts } from './subtle-tls-ports.ts';
import type { TlsPort } from './tls-port.ts';

/** In the order of their port numbers. The first is the good one. */
export const tlsPorts: readonly TlsPort[] = [
  {
    name: 'https',
    whatToExpect: 'A good certificate from the playground’s authority: trusted once you trust its CA file.',
    behaviour: (workshop) => https(workshop, {}),
  },
  {
    name: 'expired',
    whatToExpect: 'The certificate expired 3 days ago.',
    behaviour: (workshop) => https(workshop, { notBefore: workshop.now - 93 * day, notAfter: workshop.now - 3 * day }),
  },
  {
    name: 'not-yet-valid',
    whatToExpect: 'The certificate becomes valid in 3 days.',
    behaviour: (workshop) => https(workshop, { notBefore: workshop.now + 3 * day, notAfter: workshop.now + 93 * day }),
  },
  {
    name: 'wrong-host',
    whatToExpect: 'The certificate is for elsewhere.test, not for localhost.',
    behaviour: (workshop) =>
      https(workshop, {
        subject: playgroundName('elsewhere.test'),
        alternativeNames: [
          { type: 'dns', value: 'elsewhere.test' },
          { type: 'dns', value: '*.elsewhere.test' },
        ],
      }),
  },
  {
    name: 'self-signed',
    whatToExpect: 'The certificate is signed with its own key, by no authority.',
    behaviour: (workshop) => https(workshop, {}, { signer: 'self' }),
  },
  {
    name: 'unknown-issuer',
    whatToExpect: 'The chain is complete but for its root, and nobody trusts that.',
    behaviour: (workshop) => https(workshop, { issuerUrl: null }, { signer: workshop.unknownIntermediate }),
  },
  {
    name: 'missing-intermediate',
    whatToExpect: 'The server sends its own certificate only, without the one that leads to the authority.',
    behaviour: (workshop) => https(workshop, {}, { sent: '' }),
  },
  {
    name: 'tls12',
    whatToExpect: 'No failure: TLS 1.2 and nothing newer, with an RSA key and a good certificate.',
    behaviour: (workshop) => https(workshop, {}, { key: 'rsa2048', tls: { maxVersion: 'TLSv1.2' } }),
  },
  {
    name: 'obsolete',
    whatToExpect: 'TLS 1.0 and 1.1 only, which RFC 8996 put out of use: no protocol version in common.',
    behaviour: (workshop) =>
      https(workshop, {}, { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: anyCipher } }),
  },
  {
    name: 'weak-key',
    whatToExpect: 'An RSA key of 1024 bits.',
    behaviour: (workshop) => https(workshop, {}, { key: 'rsa1024', tls: { ciphers: anyCipher } }),
  },
  {
    name: 'weak-signature',
    whatToExpect: 'The certificate is signed with SHA-1.',
    behaviour: (workshop) => https(workshop, { hash: 'sha1' }, { tls: { ciphers: anyCipher } }),
  },
  {
    name: 'expires-soon',
    whatToExpect: 'No failure yet: the certificate expires in 5 days.',
    behaviour: (workshop) => https(workshop, { notBefore: workshop.now - 85 * day, notAfter: workshop.now + 5 * day }),
  },
  {
    name: 'client-certificate',
    whatToExpect: 'The server wants a client certificate; one lies beside the CA file.',
    behaviour: (workshop) =>
      https(workshop, {}, { tls: { requestCert: true, rejectUnauthorized: true, ca: workshop.authority.certificate } }),
  },
  {
    name: 'plain-http',
    whatToExpect: 'Plain HTTP where one expects TLS.',
    behaviour: () => ({ kind: 'http' }),
  },
  {
    name: 'silent',
    whatToExpect: 'Accepts the connection and never answers the ClientHello.',
    behaviour: () => ({ kind: 'raw', react: staySilent }),
  },
  {
    name: 'reset-in-handshake',
    whatToExpect: 'Resets the connection after the ClientHello.',
    behaviour: () => ({ kind: 'raw', react: reset }),
  },
  {
    name: 'alert',
    whatToExpect: 'Answers the ClientHello with the fatal alert handshake_failure.',
    behaviour: () => ({ kind: 'raw', react: sendHandshakeFailure }),
  },
  {
    name: 'hostile-subject',
    whatToExpect: 'A self-signed certificate with scripts and control characters in its names.',
    behaviour: (workshop) => https(workshop, hostileNames, { signer: 'self' }),
  },
  ...subtleTlsPorts,
];

/** How far the first broken port is from the good one. */
const brokenPortsBegin = 8;

/** Where the server at `index` of `tlsPorts` listens when the good one does at `httpsPort`; 0 stays 0. */
export function tlsPortNumber(index: number, httpsPort: number): number {
  if (httpsPort === 0 || index === 0) return httpsPort;
  return httpsPort + brokenPortsBegin + index - 1;
}

const hostileNames: Partial<CertificatePlan> = {
  subject: [
    { type: 'country', value: 'XX' },
    { type: 'organization', value: '"><img src=x onerror=alert(1)>, CN=localhost' },
    { type: 'organizationalUnit', value: 'line\r\nbreak \u0000 NUL \u001b[31mred\u001b[0m \u202edesrever\u202c' },
    { type: 'commonName', value: '<script>alert(document.title)</script>' },
  ],
  alternativeNames: [
    { type: 'dns', value: 'localhost' },
    { type: 'dns', value: '<script>alert(1)</script>' },
    { type: 'dns', value: 'x, DNS:trusted.test' },
    { type: 'dns', value: 'nul\u0000.test' },
    { type: 'uri', value: 'javascript:alert(1)' },
  ],
  issuerUrl: 'javascript:alert(1)',
};
