/** The ports that are no plain HTTP server: one good HTTPS server, the others each broken in one way. */

import { generateKeyPair, type KeyObject } from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import { promisify } from 'node:util';
import {
  type Authority,
  day,
  makeIntermediate,
  makeUnknownRoot,
  type Pair,
  playgroundName,
  privatePem,
} from './authority.ts';
import { type CertificatePlan, type Issuer, makeCertificate } from './certificate-factory.ts';
import { type Reaction, reset, sendHandshakeFailure, staySilent } from './raw-listener.ts';

export interface TlsPort {
  readonly name: string;
  readonly whatToExpect: string;
  readonly behaviour: (workshop: Workshop) => Behaviour;
}

export type Behaviour =
  | { readonly kind: 'https'; readonly tls: TlsOptions }
  | { readonly kind: 'http' }
  | { readonly kind: 'raw'; readonly react: Reaction };

/** What the ports are made from, for one start. */
export interface Workshop {
  readonly now: number;
  readonly authority: Authority;
  readonly intermediate: Signer;
  /** Below a root that nobody has. */
  readonly unknownIntermediate: Signer;
  /** One key of each kind serves every certificate: making RSA keys is what takes time here. */
  readonly keys: Readonly<Record<'ec' | 'rsa2048' | 'rsa1024', Keys>>;
  /** Where the intermediate's certificate can be fetched. */
  readonly intermediateUrl: string;
}

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export type Signer = Pair & { readonly issuer: Issuer };

export async function openWorkshop(
  authority: Authority,
  intermediate: Signer,
  intermediateUrl: string,
  now: number,
): Promise<Workshop> {
  const generate = promisify(generateKeyPair);
  const [ec, rsa2048, rsa1024] = await Promise.all([
    generate('ec', { namedCurve: 'P-256' }),
    generate('rsa', { modulusLength: 2048 }),
    generate('rsa', { modulusLength: 1024 }),
  ]);
  return {
    now,
    authority,
    intermediate,
    unknownIntermediate: makeIntermediate(makeUnknownRoot(), 'Portside Playground Unknown Issuing', now),
    keys: { ec, rsa2048, rsa1024 },
    intermediateUrl,
  };
}

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
    behaviour: (workshop) => https(workshop, {}, { sendIssuer: false }),
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
];

/** How far the first broken port is from the good one. */
const brokenPortsBegin = 8;

/** Where the server at `index` of `tlsPorts` listens when the good one does at `httpsPort`; 0 stays 0. */
export function tlsPortNumber(index: number, httpsPort: number): number {
  if (httpsPort === 0 || index === 0) return httpsPort;
  return httpsPort + brokenPortsBegin + index - 1;
}

/** OpenSSL's security level 0: old versions, short keys and SHA-1 may be used. */
const anyCipher = 'ALL:@SECLEVEL=0';

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

interface HttpsChoices {
  readonly key?: 'ec' | 'rsa2048' | 'rsa1024';
  readonly signer?: Signer | 'self';
  /** Whether the chain goes along; yes unless said. */
  readonly sendIssuer?: boolean;
  readonly tls?: TlsOptions;
}

function https(workshop: Workshop, changes: Partial<CertificatePlan>, choices: HttpsChoices = {}): Behaviour {
  const key = workshop.keys[choices.key ?? 'ec'];
  const signer = choices.signer ?? workshop.intermediate;
  const plan: CertificatePlan = {
    subject: playgroundName('localhost'),
    publicKey: key.publicKey,
    notBefore: workshop.now - day,
    notAfter: workshop.now + 90 * day,
    alternativeNames: [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '::1' },
    ],
    authority: null,
    purposes: ['serverAuth'],
    issuerUrl: signer === 'self' ? null : workshop.intermediateUrl,
    hash: 'sha256',
    ...changes,
  };
  const issuer = signer === 'self' ? { subject: plan.subject, privateKey: key.privateKey } : signer.issuer;
  const sent = signer === 'self' || choices.sendIssuer === false ? '' : signer.certificate;
  return {
    kind: 'https',
    tls: { key: privatePem(key.privateKey), cert: makeCertificate(plan, issuer) + sent, ...choices.tls },
  };
}
