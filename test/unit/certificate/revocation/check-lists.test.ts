import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pemToDer } from '../../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../../src/certificate/read-certificate.ts';
import { checkLists, type GivenList } from '../../../../src/certificate/revocation/check-lists.ts';
import type { ListReading } from '../../../../src/certificate/revocation/revocation.ts';
import * as der from '../../../../src/playground/der.ts';
import { authority as authorityNamed, type Forged, server } from '../forge.ts';
import { day, holder, now } from './authority.ts';
import { type CrlPlan, extension, makeCrl } from './make-crl.ts';

const authority = { pathLength: 1, permitted: null } as const;
const root = holder('Root', null);
const issuing = holder('Issuing', root, { authority });
const leaf = holder('server', issuing);
const impostor = holder('Issuing', null);
const path = [leaf, issuing, root].map(({ certificate }) => certificate);

const times = { thisUpdate: now - day, nextUpdate: now + day };
const ofIssuing: CrlPlan = { issuer: issuing.certificate, key: issuing.keys.privateKey, ...times };
const ofRoot: CrlPlan = { issuer: root.certificate, key: root.keys.privateKey, ...times };
const naming = (serialNumber: string, reason: number | null = 1): Pick<CrlPlan, 'revoked'> => ({
  revoked: [
    { serialNumber: '01', at: now - 9 * day, reason: null },
    { serialNumber, at: now - 3 * day, reason },
  ],
});
const own = naming(leaf.certificate.serialNumber);

const missing: ListReading = {
  position: 0,
  status: 'missing',
  list: null,
  thisUpdate: null,
  nextUpdate: null,
  revokedAt: null,
  reason: null,
};
const good: ListReading = { ...missing, status: 'good', list: 'issuing', ...times };
const revoked: ListReading = { ...good, status: 'revoked', revokedAt: now - 3 * day, reason: 'keyCompromise' };

const given = (name: string, plan: CrlPlan): GivenList => ({ name, der: makeCrl(plan) });
const limits = (...parts: readonly Uint8Array[]): Pick<CrlPlan, 'extensions'> => ({
  extensions: [extension('2.5.29.28', true, der.sequence(...parts))],
});
const yes = Uint8Array.of(0xff);

const withEntry = (serialNumber: string, critical: boolean): Pick<CrlPlan, 'revoked'> => ({
  revoked: [
    { serialNumber, at: now - 3 * day, reason: null, extensions: [extension('1.2.3.4', critical, der.nullValue())] },
  ],
});
const pointName = (url: string): Uint8Array =>
  der.implicitSequence(0, der.implicitSequence(0, der.implicit(6, Buffer.from(url))));
const part = (url: string): Pick<CrlPlan, 'extensions'> => limits(pointName(url));

/** What is said of the server's certificate. */
const cases: readonly (readonly [string, readonly GivenList[], Partial<ListReading>])[] = [
  ['without a list nothing is known', [], missing],
  ['a list of the issuer without the number is good news', [given('issuing', ofIssuing)], good],
  ['a list that names others is good news', [given('issuing', { ...ofIssuing, ...naming('02') })], good],
  ['a list that names it revokes it', [given('issuing', { ...ofIssuing, ...own })], revoked],
  [
    'without a reason none is told',
    [given('issuing', { ...ofIssuing, ...naming(leaf.certificate.serialNumber, null) })],
    { ...revoked, reason: null },
  ],
  [
    'what was taken off again is not revoked',
    [given('issuing', { ...ofIssuing, ...naming(leaf.certificate.serialNumber, 8) })],
    good,
  ],
  [
    'a list without an end is read',
    [given('issuing', { ...ofIssuing, nextUpdate: null })],
    { ...good, nextUpdate: null },
  ],
  ['a list of another issuer says nothing', [given('root', { ...ofRoot, ...own })], missing],
  [
    'a list that another key signed under the name counts for nothing',
    [given('issuing', { ...ofIssuing, ...own, key: impostor.keys.privateKey })],
    { ...good, status: 'wrong-signature' },
  ],
  [
    'a list that was changed counts for nothing',
    [given('issuing', { ...ofIssuing, ...own, damaged: true })],
    { ...good, status: 'wrong-signature' },
  ],
  [
    'of several lists the one that revokes counts',
    [given('newer', { ...ofIssuing, thisUpdate: now }), given('issuing', { ...ofIssuing, ...own })],
    revoked,
  ],
  [
    'of several good ones the newest counts',
    [given('older', { ...ofIssuing, thisUpdate: now - 2 * day }), given('issuing', ofIssuing)],
    good,
  ],
  [
    'a forged list does not hide a right one',
    [given('forged', { ...ofIssuing, damaged: true }), given('issuing', ofIssuing)],
    good,
  ],
  [
    'a delta list proves nothing',
    [given('issuing', { ...ofIssuing, extensions: [extension('2.5.29.27', true, der.integer(Uint8Array.of(1)))] })],
    { ...good, status: 'unusable' },
  ],
  [
    'a list with a critical extension that is not known proves nothing',
    [given('issuing', { ...ofIssuing, extensions: [extension('1.2.3.4', true, der.nullValue())] })],
    { ...good, status: 'unusable' },
  ],
  [
    'an extension that is not critical takes nothing away',
    [given('issuing', { ...ofIssuing, extensions: [extension('1.2.3.4', false, der.nullValue())] })],
    good,
  ],
  [
    'a list for authorities does not count',
    [given('issuing', { ...ofIssuing, ...own, ...limits(der.implicit(2, yes)) })],
    missing,
  ],
  ['a list for servers counts', [given('issuing', { ...ofIssuing, ...own, ...limits(der.implicit(1, yes)) })], revoked],
  [
    'an indirect list proves nothing',
    [given('issuing', { ...ofIssuing, ...limits(der.implicit(4, yes)) })],
    { ...good, status: 'unusable' },
  ],
  [
    'a list with a critical extension that is not known revokes what it names',
    [given('issuing', { ...ofIssuing, ...own, extensions: [extension('1.2.3.4', true, der.nullValue())] })],
    revoked,
  ],
  [
    'an indirect list does not even revoke what it names',
    [given('issuing', { ...ofIssuing, ...own, ...limits(der.implicit(4, yes)) })],
    { ...good, status: 'unusable' },
  ],
  [
    'a delta list beside the whole one revokes',
    [
      given('whole', ofIssuing),
      given('issuing', {
        ...ofIssuing,
        ...own,
        extensions: [extension('2.5.29.27', true, der.integer(Uint8Array.of(1)))],
      }),
    ],
    revoked,
  ],
  [
    'an entry with a critical extension that is not known makes it say nothing of others',
    [given('issuing', { ...ofIssuing, ...withEntry('02', true) })],
    { ...good, status: 'unusable' },
  ],
  [
    'and revokes what it is about',
    [given('issuing', { ...ofIssuing, ...withEntry(leaf.certificate.serialNumber, true) })],
    { ...revoked, reason: null },
  ],
  ['one that is not critical does not', [given('issuing', { ...ofIssuing, ...withEntry('02', false) })], good],
  [
    'another part of the list says nothing',
    [given('issuing', { ...ofIssuing, ...part('http://a.example/2.crl') })],
    missing,
  ],
  [
    'unless it names it all the same',
    [given('issuing', { ...ofIssuing, ...own, ...part('http://a.example/2.crl') })],
    revoked,
  ],
  ['octets that are no list are passed over', [{ name: 'text', der: new TextEncoder().encode('<html>') }], missing],
];

describe('a part of a revocation list', () => {
  const top = authorityNamed('Top', null);
  const points = (url: string): Uint8Array => extension('2.5.29.31', false, der.sequence(der.sequence(pointName(url))));
  const statusOf = (certificate: Forged, list: Partial<CrlPlan>): string | undefined => {
    const plan = { issuer: top.certificate, key: top.keys.privateKey, ...times, ...list };
    return checkLists([certificate.certificate, top.certificate], [given('part', plan)])[0]?.status;
  };
  const placed = server(top, { more: [points('http://a.example/1.crl')] });

  it('answers for the certificates that name it', () =>
    assert.equal(statusOf(placed, part('http://a.example/1.crl')), 'good'));
  it('and for no others', () => assert.equal(statusOf(placed, part('http://a.example/2.crl')), 'missing'));
  it('the whole answers for them too', () => assert.equal(statusOf(placed, {}), 'good'));

  const revoked = (serialNumber: string): Partial<CrlPlan> => ({
    revoked: [{ serialNumber, at: now - day, reason: null }],
  });
  it('numbers are told from their negatives', () => {
    assert.equal(statusOf(server(top, { serial: [0x00, 0xff] }), revoked('FF')), 'revoked');
    assert.equal(statusOf(server(top, { serial: [0xff] }), revoked('FF')), 'good');
  });
});

describe('a revocation list', () => {
  for (const [name, lists, expected] of cases) {
    it(name, () => {
      assert.deepEqual(checkLists(path, lists)[0], expected);
    });
  }

  it('is looked for at each issuer of the path, the anchor aside', () => {
    const lists = [
      given('issuing', ofIssuing),
      given('root', { ...ofRoot, ...naming(issuing.certificate.serialNumber) }),
    ];
    const below = { ...revoked, position: 1, list: 'root' };
    assert.deepEqual(checkLists(path, lists), [good, below]);
    assert.deepEqual(checkLists([root.certificate], lists), []);
    assert.deepEqual(checkLists([], lists), []);
  });

  it('of two hundred thousand entries is searched in a moment [slow]', () => {
    const entries = Array.from({ length: 200_000 }, (_, index) => ({
      serialNumber: (index + 0x1000000).toString(16),
      at: now,
      reason: null,
    }));
    const list = given('issuing', { ...ofIssuing, revoked: [...entries, ...(own.revoked ?? [])] });
    const began = performance.now();
    assert.deepEqual(checkLists(path, [list])[0], revoked);
    assert.ok(performance.now() - began < 15_000);
  }).timeout(60_000);

  it('is read whatever is damaged in it, and counts only as it was signed', () => {
    const octets = makeCrl({ ...ofIssuing, ...own, ...limits(der.implicit(1, yes)) });
    fc.assert(
      fc.property(fc.nat(octets.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(octets.length), (at, by, end) => {
        const mutant = Uint8Array.from(octets);
        mutant[at] = (mutant[at] ?? 0) ^ by;
        const [reading] = checkLists(path, [{ name: 'issuing', der: mutant }]);
        if (reading?.status === 'revoked') assert.deepEqual(reading, revoked);
        assert.notEqual(reading?.status, 'good');
        checkLists(path, [{ name: 'issuing', der: mutant.subarray(0, end) }]);
      }),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 60) },
    );
  });

  it('of OpenSSL is understood and verified [slow]', function () {
    const openssl = '/usr/bin/openssl';
    if (!existsSync(openssl)) {
      console.log('      skipped: OpenSSL is not installed');
      this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'portside-crl-'));
    const run = (...args: string[]) => execFileSync(openssl, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    try {
      writeFileSync(join(folder, 'index.txt'), 'R\t361231235959Z\t260102030405Z,superseded\t1001\tunknown\t/CN=leaf\n');
      writeFileSync(join(folder, 'number'), '01\n');
      writeFileSync(
        join(folder, 'ca.cnf'),
        '[ca]\ndefault_ca=us\n[us]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ncrl_extensions=list\n' +
          '[list]\nauthorityKeyIdentifier=keyid\nissuingDistributionPoint=critical,@limits\n[limits]\nonlyuser=TRUE\n',
      );
      const key = ['-newkey', 'rsa:2048', '-nodes'];
      run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '9', '-subj', '/CN=OpenSSL root');
      run('req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf');
      run(
        'x509',
        '-req',
        '-in',
        'leaf.csr',
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-set_serial',
        '0x1001',
        '-out',
        'leaf.pem',
      );
      run(
        'ca',
        '-gencrl',
        '-config',
        'ca.cnf',
        '-cert',
        'ca.pem',
        '-keyfile',
        'ca.key',
        '-crldays',
        '5',
        '-out',
        'crl.pem',
      );
      run('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der');
      const certificates = ['leaf.pem', 'ca.pem'].flatMap((name) => pemToDer(readFileSync(join(folder, name), 'utf8')));
      const read = certificates.map(readCertificate).filter((one) => one !== null);
      const [reading] = checkLists(read, [
        { name: 'crl.der', der: new Uint8Array(readFileSync(join(folder, 'crl.der'))) },
      ]);
      assert.deepEqual(
        [reading?.status, reading?.reason, reading?.revokedAt, (reading?.nextUpdate ?? 0) - (reading?.thisUpdate ?? 0)],
        ['revoked', 'superseded', Date.UTC(2026, 0, 2, 3, 4, 5), 5 * day],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
