/** Servers whose faults many clients pass over, and servers that are odd and not wrong. */

import { createPublicKey, X509Certificate } from 'node:crypto';
import { day, playgroundName } from './authority.ts';
import { distinguishedName } from './certificate-factory.ts';
import { https } from './https-behaviour.ts';
import { makeOcspResponse } from './ocsp-response.ts';
import { sendUnrecognizedName } from './raw-listener.ts';
import type { TlsPort } from './tls-port.ts';
import type { Workshop } from './workshop.ts';

const hour = day / 24;
const rsaKeyExchange = { ciphers: 'AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;

export const subtleTlsPorts: readonly TlsPort[] = [
  {
    name: 'no-san',
    whatToExpect: 'The name stands in the subject only, where browsers have not looked for years.',
    behaviour: (workshop) => https(workshop, { alternativeNames: [] }),
  },
  {
    name: 'wrong-purpose',
    whatToExpect: 'The certificate is made for clients, not for servers.',
    behaviour: (workshop) => https(workshop, { purposes: ['clientAuth'] }),
  },
  {
    name: 'name-constraints',
    whatToExpect: 'The issuer may certify names below example.test only, and this one is localhost.',
    behaviour: (workshop) => https(workshop, {}, { signer: workshop.constrainedIntermediate }),
  },
  {
    name: 'revoked',
    whatToExpect: 'The server brings the proof along that its certificate was revoked (a stapled OCSP response).',
    behaviour: (workshop) => https(workshop, {}, { staple: revoked(workshop) }),
  },
  {
    name: 'must-staple',
    whatToExpect: 'The certificate demands a stapled OCSP response, and none is sent.',
    behaviour: (workshop) => https(workshop, { mustStaple: true }),
  },
  {
    name: 'many-faults',
    whatToExpect: 'Signed by itself, expired, and for another name.',
    behaviour: (workshop) =>
      https(
        workshop,
        {
          subject: playgroundName('elsewhere.test'),
          alternativeNames: [{ type: 'dns', value: 'elsewhere.test' }],
          notBefore: workshop.now - 93 * day,
          notAfter: workshop.now - 3 * day,
        },
        { signer: 'self' },
      ),
  },
  {
    name: 'chain-order',
    whatToExpect: 'No failure: the root is sent before the intermediate certificate, and needlessly.',
    behaviour: (workshop) =>
      https(workshop, {}, { sent: workshop.authority.certificate + workshop.intermediate.certificate }),
  },
  {
    name: 'no-forward-secrecy',
    whatToExpect: 'No failure: TLS 1.2 with the RSA key exchange, which whoever gets the key later can read.',
    behaviour: (workshop) => https(workshop, {}, { key: 'rsa2048', tls: rsaKeyExchange }),
  },
  {
    name: 'hello-retry',
    whatToExpect: 'No failure: the server wants the group P-384, and asks for a second hello to get it.',
    behaviour: (workshop) => https(workshop, {}, { tls: { ecdhCurve: 'P-384' } }),
  },
  {
    name: 'unknown-name',
    whatToExpect: 'Answers the ClientHello with the fatal alert unrecognized_name: it serves other names.',
    behaviour: () => ({ kind: 'raw', react: sendUnrecognizedName }),
  },
  {
    name: 'http2',
    whatToExpect: 'No failure over HTTP/2, which is all that the server speaks.',
    behaviour: (workshop) => ({ kind: 'http2', tls: https(workshop, {}).tls }),
  },
];

/** Revoked two days ago for a stolen key. */
function revoked({ now, intermediate }: Workshop): (certificate: string) => Uint8Array {
  return (certificate) =>
    makeOcspResponse({
      issuer: {
        name: distinguishedName(intermediate.issuer.subject),
        publicKey: createPublicKey(intermediate.issuer.privateKey),
      },
      serialNumber: Buffer.from(new X509Certificate(certificate).serialNumber, 'hex'),
      status: { revokedAt: now - 2 * day, reason: 1 },
      producedAt: now - hour,
      thisUpdate: now - hour,
      nextUpdate: now + 90 * day,
      signer: intermediate.issuer.privateKey,
      responder: null,
      certificates: [],
    });
}
