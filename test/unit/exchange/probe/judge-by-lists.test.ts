import assert from 'node:assert/strict';
import type { Inspection } from '../../../../src/exchange/inspect-tls.ts';
import { judgeByLists } from '../../../../src/exchange/probe/judge-by-lists.ts';
import { day, holder, now } from '../../certificate/revocation/authority.ts';
import { type CrlPlan, makeCrl } from '../../certificate/revocation/make-crl.ts';
import { call, failure, session } from '../../findings/build.ts';

const root = holder('Root', null);
const leaf = holder('server', root);
const path = [leaf.certificate, root.certificate];

function inspection(changes: Partial<Inspection> = {}, trustErrors: readonly string[] = []): Inspection {
  const tls = session({
    path,
    trusted: trustErrors.length === 0,
    trustErrors,
    trustError: trustErrors[0] ?? null,
    events: [{ kind: 'trust-decision', from: 'client', at: 1, size: null, values: { trusted: 'yes' } }],
  });
  const { timings, connection } = call({ session: tls });
  return { host: 'server', port: 443, connection, timings, failure: null, startedAt: now, ...changes };
}

const list = (revoked: CrlPlan['revoked'] = []) => [
  {
    name: 'a.crl',
    der: makeCrl({
      issuer: root.certificate,
      key: root.keys.privateKey,
      thisUpdate: now - day,
      nextUpdate: now + day,
      revoked,
    }),
  },
];
const own = list([{ serialNumber: leaf.certificate.serialNumber, at: now - day, reason: 4 }]);

describe('judging by revocation lists', () => {
  it('changes nothing without a list', async () => {
    const given = inspection();
    assert.equal(await judgeByLists(given, [], now), given);
  });

  it('changes nothing where nobody answered', async () => {
    const given = inspection({ connection: null });
    assert.equal(await judgeByLists(given, own, now), given);
  });

  it('keeps trust where the list does not name the certificate', async () => {
    const { connection, failure } = await judgeByLists(inspection(), list(), now);
    assert.deepEqual([connection?.tls?.trusted, connection?.tls?.trustError, failure], [true, null, null]);
    assert.equal(connection?.tls?.revocationLists[0]?.status, 'good');
  });

  it('takes trust away where it does', async () => {
    const { connection, failure } = await judgeByLists(inspection(), own, now);
    const tls = connection?.tls;
    assert.deepEqual([tls?.trusted, tls?.trustErrors], [false, ['CERT_REVOKED']]);
    assert.equal(tls?.events[0]?.values['trusted'], 'no');
    assert.equal(failure?.code, 'TLS_UNTRUSTED');
    assert.match(failure.message, /revoked/);
  });

  it('adds to what was wrong before', async () => {
    const before = inspection({ failure: failure('TLS_UNTRUSTED') }, ['CERT_HAS_EXPIRED']);
    const { connection, failure: after } = await judgeByLists(before, own, now);
    assert.deepEqual(connection?.tls?.trustErrors, ['CERT_HAS_EXPIRED', 'CERT_REVOKED']);
    assert.match(after?.message ?? '', /expired; .*revoked/);
  });

  it('does not call trusted what was refused for another reason', async () => {
    const { connection, failure: after } = await judgeByLists(
      inspection({ failure: failure('TLS_UNTRUSTED') }, ['CERT_HAS_EXPIRED']),
      list(),
      now,
    );
    assert.deepEqual([connection?.tls?.trusted, after?.code], [false, 'TLS_UNTRUSTED']);
  });
});
