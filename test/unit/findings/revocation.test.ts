import assert from 'node:assert/strict';
import type { ListReading, OcspAnswer, OcspReading } from '../../../src/certificate/revocation/revocation.ts';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { day, intermediate, leaf, now, refused, root, session } from './build.ts';
import { check } from './check.ts';

const answer: OcspAnswer = {
  status: 'good',
  thisUpdate: now - day,
  nextUpdate: now + 6 * day,
  revokedAt: null,
  reason: null,
};
const withdrawn: OcspAnswer = { ...answer, status: 'revoked', revokedAt: now - 3 * day, reason: 'keyCompromise' };

function staple(changes: Partial<OcspReading> = {}): OcspReading {
  return {
    outcome: 'successful',
    responder: 'CN=Issuing CA',
    producedAt: now - day,
    signature: 'issuer',
    answer,
    others: [],
    ...changes,
  };
}

function list(changes: Partial<ListReading> = {}): ListReading {
  return {
    position: 0,
    status: 'good',
    list: 'issuing.crl',
    thisUpdate: now - day,
    nextUpdate: now + day,
    revokedAt: null,
    reason: null,
    ...changes,
  };
}

const stapled = (changes: Partial<OcspReading>, more: Partial<TlsSession> = {}): TlsSession =>
  session({ staple: staple(changes), ...more });
/** Beside the certificate of the authority that issued the server's. */
const above = (changes: Partial<OcspReading>, more: Partial<TlsSession> = {}): TlsSession =>
  session({ issuerStaples: [{ position: 1, reading: staple(changes) }], ...more });
const listed = (...readings: readonly ListReading[]): TlsSession => session({ revocationLists: readings });
const refusal = { outcome: 'try-later', signature: null, answer: null, responder: null, producedAt: null } as const;
const demanding = leaf({ mustStaple: true });
const demand = { path: [demanding, intermediate(), root()], chain: [demanding, intermediate()] };

const revokedTitle = 'error revoked: The certificate was revoked 3 days ago (20 Nov 2026)';
const forgedTitle = 'error staple-forged: The stapled OCSP response is forged';
const missingTitle = 'error must-staple-missing: The certificate demands a stapled OCSP response, and none came';

const cases: readonly (readonly [string, TlsSession, ...string[]])[] = [
  ['a good staple is no finding', stapled({})],
  ['a good staple of a delegate is none', stapled({ signature: 'delegate' })],
  ['no staple is none', session()],
  ['a good list is none', listed(list())],
  ['a good staple of an authority is none', above({})],
  [
    'a staple of an authority revokes that one',
    above({ answer: withdrawn }),
    'error revoked: The intermediate certificate “Issuing CA” was revoked 3 days ago (20 Nov 2026)',
  ],
  [
    'a staple and a list of the same authority revoke it once',
    above(
      { answer: withdrawn },
      { revocationLists: [list({ position: 1, status: 'revoked', revokedAt: now - 3 * day })] },
    ),
    'error revoked: The intermediate certificate “Issuing CA” was revoked 3 days ago (20 Nov 2026)',
  ],
  [
    'a staple of an authority is forged',
    above({ signature: 'wrong' }),
    'error staple-forged: The stapled OCSP response of the intermediate certificate “Issuing CA” is forged',
  ],
  [
    'a staple of an authority has run out',
    above({ answer: { ...answer, nextUpdate: now - 2 * day } }),
    'warning staple-expired: The stapled OCSP response of the intermediate certificate “Issuing CA” expired 2 days ago (21 Nov 2026)',
  ],
  [
    'a staple of an authority speaks of others',
    above({ answer: null, signature: null, others: ['4711'] }),
    'warning staple-wrong-certificate: The stapled OCSP response of the intermediate certificate “Issuing CA” is for another certificate',
  ],
  [
    'a staple of an authority is a refusal',
    above(refusal),
    'warning staple-unusable: The stapled OCSP response of the intermediate certificate “Issuing CA” is a refusal (try-later)',
  ],
  [
    'a responder does not know an authority',
    above({ answer: { ...answer, status: 'unknown' } }),
    'warning staple-unusable: The OCSP responder does not know the intermediate certificate “Issuing CA”',
  ],
  [
    'a staple of the issuer revokes',
    refused(['CERT_REVOKED'], { staple: staple({ answer: withdrawn }), anchorStore: 'bundled' }),
    revokedTitle,
  ],
  [
    'an old staple revokes too',
    refused(['CERT_REVOKED'], { staple: staple({ answer: { ...withdrawn, nextUpdate: now - day } }) }),
    revokedTitle,
  ],
  [
    'what a stranger says revokes nothing, and is told as forged',
    refused(['STAPLE_FORGED'], { staple: staple({ answer: withdrawn, signature: 'wrong' }) }),
    forgedTitle,
  ],
  [
    'a good answer of a stranger is forged',
    refused(['STAPLE_FORGED'], { staple: staple({ signature: 'not-entitled' }) }),
    forgedTitle,
  ],
  [
    'an answer whose time is over is a warning',
    stapled({ answer: { ...answer, thisUpdate: now - 9 * day, nextUpdate: now - 2 * day } }),
    'warning staple-expired: The stapled OCSP response expired 2 days ago (21 Nov 2026)',
  ],
  [
    'clocks may differ by a few minutes',
    stapled({ answer: { ...answer, nextUpdate: now - 4 * 60_000, thisUpdate: now + 4 * 60_000 } }),
  ],
  ['an answer without an end does not run out', stapled({ answer: { ...answer, nextUpdate: null } })],
  [
    'an answer about others is a warning',
    stapled({ answer: null, others: ['1001'] }),
    'warning staple-wrong-certificate: The stapled OCSP response is for another certificate',
  ],
  [
    'an answer of tomorrow is a warning',
    stapled({ answer: { ...answer, thisUpdate: now + day } }),
    'warning staple-unusable: The stapled OCSP response is not valid yet',
  ],
  [
    'a refusal is a warning',
    stapled(refusal),
    'warning staple-unusable: The stapled OCSP response is a refusal (try-later)',
  ],
  [
    'octets that are no response are a warning',
    stapled({ ...refusal, outcome: 'unreadable' }),
    'warning staple-unusable: The stapled OCSP response cannot be read',
  ],
  [
    'a signature that the library does not know is a warning',
    stapled({ signature: 'unverifiable' }),
    'warning staple-unusable: The signature of the stapled OCSP response cannot be verified here',
  ],
  [
    'a certificate that the responder does not know is a warning',
    stapled({ answer: { ...answer, status: 'unknown' } }),
    'warning staple-unusable: The OCSP responder does not know the certificate',
  ],
  ['a demand that is met is no finding', stapled({}, demand)],
  [
    'a demand without an answer is an error',
    refused(['STAPLE_MISSING'], { ...demand, anchorStore: 'bundled' }),
    missingTitle,
  ],
  [
    'a demand with an answer that proves nothing is an error',
    refused(['STAPLE_MISSING'], { ...demand, staple: staple({ ...refusal }) }),
    missingTitle,
    'warning staple-unusable: The stapled OCSP response is a refusal (try-later)',
  ],
  [
    'a demand is not held against a handshake that broke off before',
    session({ ...demand, trusted: false, path: [], events: [] }),
  ],
  [
    'a list revokes any certificate of the path',
    refused(['CERT_REVOKED'], {
      revocationLists: [list(), list({ position: 1, status: 'revoked', revokedAt: now - 3 * day, list: 'root.crl' })],
    }),
    'error revoked: The intermediate certificate “Issuing CA” was revoked 3 days ago (20 Nov 2026)',
  ],
  [
    'staple and list that say the same are told once',
    refused(['CERT_REVOKED'], {
      staple: staple({ answer: withdrawn }),
      revocationLists: [list({ status: 'revoked', revokedAt: now - 3 * day })],
    }),
    revokedTitle,
  ],
  [
    'a list that is not there is a warning',
    listed(list({ status: 'missing', list: null, thisUpdate: null, nextUpdate: null })),
    'warning crl-missing: No revocation list of “Issuing CA” was given',
  ],
  [
    'an old list is a warning',
    listed(list({ nextUpdate: now - day })),
    'warning crl-expired: The revocation list of “Issuing CA” expired 1 day ago (22 Nov 2026)',
  ],
  [
    'a list of a stranger is a warning',
    listed(list({ status: 'wrong-signature' })),
    'warning crl-unusable: The revocation list of “Issuing CA” is not signed by it',
  ],
  [
    'a delta list is a warning',
    listed(list({ status: 'unusable' })),
    'warning crl-unusable: The revocation list of “Issuing CA” does not answer for this certificate',
  ],
  [
    'a list of the future is a warning',
    listed(list({ thisUpdate: now + day, nextUpdate: now + 2 * day })),
    'warning crl-unusable: The revocation list of “Issuing CA” is not valid yet',
  ],
];

describe('revocation', () => {
  for (const [name, examined, ...expected] of cases) {
    it(name, () => {
      check(examined, expected);
    });
  }

  it('is told with its reason in plain words', () => {
    const [finding] = check(refused(['CERT_REVOKED'], { staple: staple({ answer: withdrawn }) }), [revokedTitle]);
    assert.match(finding?.detail ?? '', /keyCompromise: somebody else has, or may have, the private key\./);
  });
});
