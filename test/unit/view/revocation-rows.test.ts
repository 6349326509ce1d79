import assert from 'node:assert/strict';
import type { ListReading, OcspAnswer, OcspReading } from '../../../src/certificate/revocation/revocation.ts';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { revocationRows } from '../../../src/view/revocation-rows.ts';
import { day, exampleSession, now } from './example-exchange.ts';

const hour = 3_600_000;
const answer: OcspAnswer = {
  status: 'good',
  thisUpdate: now - 2 * hour,
  nextUpdate: now + 3 * day,
  revokedAt: null,
  reason: null,
};
const reading: OcspReading = {
  outcome: 'successful',
  responder: 'CN=Harbour OCSP',
  producedAt: now - 2 * hour,
  signature: 'delegate',
  answer,
  others: [],
};
const list: ListReading = {
  position: 1,
  status: 'good',
  list: 'root.crl',
  thisUpdate: now - day,
  nextUpdate: now + day,
  revokedAt: null,
  reason: null,
};
const revoked = { status: 'revoked', revokedAt: now - 5 * day, reason: 'keyCompromise' } as const;

describe('what is shown of revocation', () => {
  const cases: readonly (readonly [string, Partial<TlsSession>, readonly string[]])[] = [
    ['no word', { staple: null }, ['not known']],
    ['a good word', { staple: reading }, ['not revoked, said 2 hours ago']],
    [
      'a revocation',
      { staple: { ...reading, answer: { ...answer, ...revoked } } },
      ['revoked on 18 November 2026, 22:00:00 UTC (keyCompromise), said 2 hours ago'],
    ],
    [
      'a forged word',
      { staple: { ...reading, signature: 'wrong' } },
      ['not known: the response is forged, said 2 hours ago'],
    ],
    [
      'an old word',
      { staple: { ...reading, answer: { ...answer, nextUpdate: now - day } } },
      ['not known any more: the response is too old, said 2 hours ago'],
    ],
    [
      'a word on another',
      { staple: { ...reading, answer: null } },
      ['not known: the response is about another certificate'],
    ],
    [
      'an excuse',
      { staple: { ...reading, outcome: 'try-later' } },
      ['not known: the response does not tell, said 2 hours ago'],
    ],
    [
      'lists',
      { revocationLists: [list, { ...list, ...revoked }, { ...list, status: 'missing', list: null }] },
      [
        'not known',
        'Harbour Issuing CA 1: not revoked',
        'Harbour Issuing CA 1: revoked on 18 November 2026, 22:00:00 UTC (keyCompromise)',
        'Harbour Issuing CA 1: no list of its issuer',
      ],
    ],
  ];
  for (const [what, session, values] of cases) {
    it(`tells ${what}`, () => {
      assert.deepEqual(
        revocationRows(exampleSession(session), now).map(({ value }) => value),
        values,
      );
    });
  }

  it('says who said it and how long it counts', () => {
    assert.equal(
      revocationRows(exampleSession({ staple: reading }), now)[0]?.hint,
      'From an OCSP response that the server brought along, by CN=Harbour OCSP. It counts until 26 November 2026, 22:00:00 UTC.',
    );
  });
});
