import assert from 'node:assert/strict';
import type { ProbeResult } from '../../../src/exchange/probe/probe-result.ts';
import type { PortAnswer } from '../../../src/exchange/probe/try-other-port.ts';
import { probeView } from '../../../src/view/probe-view.ts';
import { exampleCertificate, exampleIssuer, exampleRoot } from './example-exchange.ts';

const leaf = exampleCertificate();
const url = 'http://ca.example/issuer';
const reading = {
  position: 0,
  status: 'good',
  list: url,
  thisUpdate: 0,
  nextUpdate: null,
  revokedAt: null,
  reason: null,
} as const;
const path = [leaf, exampleIssuer, exampleRoot];
const issuer = { kind: 'issuer', path, anchorStore: 'system', trustErrors: [] } as const;
const got = [{ url, certificate: exampleIssuer, failure: null }];

function answer(scheme: 'http' | 'https', port: number, speaks: boolean): PortAnswer {
  const failure = speaks ? null : `Nothing accepts connections at shop.example:${port}.`;
  const status = speaks && scheme === 'http' ? 200 : null;
  return { scheme, port, speaks, trusted: speaks && scheme === 'https' ? true : null, status, location: null, failure };
}

const cases: readonly (readonly [ProbeResult, string])[] = [
  [
    { ...issuer, fetched: got },
    'With the fetched certificate the chain ends at “Harbour Root A”, which is trusted here: the server only fails to send it.',
  ],
  [
    { ...issuer, fetched: got, anchorStore: null },
    'Even with the fetched certificate the chain ends at “Harbour Root A”, which is not trusted here.',
  ],
  [
    { ...issuer, fetched: [...got, ...got], trustErrors: ['CERT_HAS_EXPIRED'] },
    'With the 2 fetched certificates the chain is complete, and it is refused all the same: CERT_HAS_EXPIRED.',
  ],
  [
    { ...issuer, fetched: [{ url, certificate: null, failure: 'the answer was 404' }], anchorStore: null },
    'The missing certificate could not be fetched.',
  ],
  [{ ...issuer, fetched: [] }, 'Nothing is missing: the chain is complete as the server sends it.'],
  [
    { ...issuer, fetched: [], anchorStore: null },
    'The certificate does not say where that of its issuer can be fetched.',
  ],
  [
    { kind: 'revocation', readings: [reading, { ...reading, position: 1 }], stapled: [], questions: [] },
    'None of the certificates is revoked, as their issuers say.',
  ],
  [
    { kind: 'revocation', readings: [reading, { ...reading, status: 'missing' }], stapled: [], questions: [] },
    'Of 1 certificate it is not known whether it is revoked; 1 is not.',
  ],
  [
    {
      kind: 'revocation',
      readings: [{ ...reading, status: 'missing' }],
      stapled: [{ position: 0, status: 'revoked', revokedAt: null, reason: null }],
      questions: [],
    },
    '1 certificate of the path is revoked.',
  ],
  [
    {
      kind: 'revocation',
      readings: [{ ...reading, status: 'missing' }],
      stapled: [{ position: 0, status: 'good', revokedAt: null, reason: null }],
      questions: [],
    },
    'None of the certificates is revoked, as their issuers say.',
  ],
  [
    {
      kind: 'revocation',
      readings: [{ ...reading, status: 'missing' }],
      stapled: [{ position: 1, status: 'revoked', revokedAt: null, reason: null }],
      questions: [],
    },
    'Of 1 certificate it is not known whether it is revoked.',
  ],
  [{ kind: 'revocation', readings: [], stapled: [], questions: [] }, 'There is no issuer to ask.'],
  [
    { kind: 'port', answers: [answer('https', 443, false), answer('http', 80, true)] },
    'HTTP at 80 answers, in the clear; HTTPS at 443 does not.',
  ],
  [
    { kind: 'port', answers: [answer('https', 443, true), answer('http', 80, true)] },
    'HTTPS at 443, HTTP at 80 answer.',
  ],
  [
    { kind: 'port', answers: [answer('https', 443, false), answer('http', 80, false)] },
    'Nothing answers: neither HTTPS at 443, HTTP at 80.',
  ],
  [{ kind: 'addresses', answers: [], failure: 'ENOTFOUND' }, 'The name could not be looked up: ENOTFOUND.'],
  [
    {
      kind: 'old-server',
      protocol: 'TLSv1',
      cipher: 'TLS_DH_anon_WITH_AES_128_CBC_SHA',
      chain: [],
      path: [],
      trustErrors: [],
      failure: null,
    },
    'The server speaks TLSv1 with TLS_DH_anon_WITH_AES_128_CBC_SHA; it shows no certificate.',
  ],
];

describe('probeView', () => {
  for (const [result, summary] of cases) {
    it(`says: ${summary}`, () => assert.equal(probeView(result).summary, summary));
  }

  it('lists what was asked and what came', () => {
    const ocsp = {
      outcome: 'successful',
      responder: null,
      producedAt: null,
      signature: 'wrong',
      answer: { status: 'good', thisUpdate: 0, nextUpdate: null, revokedAt: null, reason: null },
      others: [],
    } as const;
    const question = { position: 0, url, ocsp: null, size: 9, failure: null };
    const { lines } = probeView({
      kind: 'revocation',
      readings: [reading],
      stapled: [],
      questions: [
        { ...question, method: 'ocsp', ocsp },
        { ...question, method: 'crl' },
        { ...question, method: 'crl', failure: 'the answer was 404' },
      ],
    });
    assert.deepEqual(lines, [
      `certificate 1, OCSP ${url}: good, signature wrong`,
      `certificate 1, CRL ${url}: good`,
      `certificate 1, CRL ${url}: the answer was 404`,
    ]);
  });
});
