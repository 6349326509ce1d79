import assert from 'node:assert/strict';
import { isLike, rememberVisit, type Visits } from '../../../src/view/remember-visit.ts';
import type { Visit, VisitedCertificate } from '../../../src/view/visit.ts';
import { visitChange } from '../../../src/view/visit-change.ts';
import { visitOf } from '../../../src/view/visit-of.ts';
import { visitText } from '../../../src/view/visit-text.ts';
import { day, exampleCertificate, exampleSession, now } from './example-exchange.ts';

const verdict = { tone: 'trusted', title: 'Trusted', detail: '', badge: '' } as const;
const first = visitOf('shop.example:443', exampleSession(), verdict, now);

function certificate(changed: Partial<VisitedCertificate>): Partial<Visit> {
  assert.ok(first.certificate);
  return { certificate: { ...first.certificate, fingerprint256: 'AA:BB', ...changed } };
}

describe('a visit', () => {
  it('keeps what tells one certificate from another, and nothing of the request', () => {
    assert.deepEqual(
      [first.protocol, first.cipher, first.keyExchange, first.path],
      [
        'TLS 1.3',
        'TLS_AES_256_GCM_SHA384',
        'X25519MLKEM768',
        ['shop.example', 'Harbour Issuing CA 1', 'Harbour Root A'],
      ],
    );
    assert.equal(first.certificate?.names.join(), 'shop.example,*.shop.example');
    assert.ok(JSON.stringify(first).length < 1500);
  });

  it('stays small for a certificate with thousands of names, or with a name of thousands of characters', () => {
    const names = Array.from({ length: 5000 }, (_, index) => ({ kind: 'dns' as const, value: `${index}.example` }));
    const text = 'x'.repeat(50_000);
    const leaf = exampleCertificate({
      subjectAltNames: [{ kind: 'dns', value: text }, ...names],
      subject: { text, parts: [], commonName: text, organization: null },
    });
    const visit = visitOf('a:1', exampleSession({ chain: [leaf], path: [] }), verdict, now);
    assert.ok(JSON.stringify(visit).length < 3000);
    assert.equal(visit.certificate?.nameCount, 5001);
  });
});

describe('the memory of visits', () => {
  const later = (minutes: number, changed: Partial<Visit> = {}): Visit => ({
    ...first,
    since: now + minutes,
    at: now + minutes,
    ...changed,
  });

  it('keeps one that is like the last in its place, with its beginning', () => {
    const visits = rememberVisit(rememberVisit({}, first), later(5));
    assert.deepEqual(
      visits['shop.example:443']?.map(({ since, at }) => [since - now, at - now]),
      [[0, 5]],
    );
  });

  it('adds one that is not, and comes back to the first', () => {
    const visits = [first, later(5, { protocol: 'TLS 1.2' }), later(9)].reduce(rememberVisit, {} as Visits);
    assert.equal(visits['shop.example:443']?.length, 3);
  });

  it('forgets the oldest of ten visits, and the host of two hundred that was not visited longest', () => {
    let visits: Visits = {};
    for (let index = 0; index < 12; index += 1) visits = rememberVisit(visits, later(index, { title: `${index}` }));
    assert.deepEqual(
      visits['shop.example:443']?.map(({ title }) => title),
      ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
    );
    for (let index = 0; index < 199; index += 1)
      visits = rememberVisit(visits, later(0, { authority: `h${index}:443` }));
    visits = rememberVisit(visits, later(99));
    visits = rememberVisit(visits, later(0, { authority: 'new:443' }));
    assert.deepEqual(
      ['shop.example:443', 'h0:443', 'h1:443', 'new:443'].map((host) => host in visits),
      [true, false, true, true],
    );
  });

  it('tells apart by everything but the time', () => {
    assert.deepEqual([isLike(first, later(3)), isLike(first, later(3, { cipher: null }))], [true, false]);
  });
});

describe('what changed since a visit', () => {
  const cases: readonly (readonly [string, Partial<Visit>, string | null])[] = [
    ['nothing', {}, null],
    ['the time only', { at: now + day }, null],
    ['the certificate', certificate({}), 'The certificate changed since Tuesday 14:02: same key, same issuer.'],
    [
      'certificate and key',
      certificate({ publicKeyPin: 'other' }),
      'The certificate changed since Tuesday 14:02: new key, same issuer.',
    ],
    [
      'the issuer',
      certificate({ issuer: 'CN=Elsewhere' }),
      'The certificate changed since Tuesday 14:02: same key, issued by CN=Elsewhere instead of CN=Harbour Issuing CA 1,O=Harbour Ltd.',
    ],
    [
      'the names',
      certificate({ names: ['other.example'] }),
      'The certificate changed since Tuesday 14:02: same key, same issuer, other names.',
    ],
    [
      'the verdict on the same certificate',
      { tone: 'refused', title: 'Not trusted' },
      'It is the certificate of Tuesday 14:02, when the verdict was “Trusted”.',
    ],
    ['the protocol', { protocol: 'TLS 1.2' }, 'Negotiated since Tuesday 14:02: TLS 1.2 instead of TLS 1.3.'],
    ['what is not known now', { cipher: null, keyExchange: null }, null],
    [
      'a certificate that is missing',
      { certificate: null },
      'On Tuesday 14:02 a certificate of “shop.example” came from here.',
    ],
  ];
  for (const [what, changed, text] of cases) {
    it(`is told for ${what}`, () => assert.equal(visitChange(first, { ...first, ...changed }, 'Tuesday 14:02'), text));
  }

  it('is told for a certificate that came for the first time', () => {
    assert.equal(
      visitChange({ ...first, certificate: null }, first, 'Tuesday 14:02'),
      'On Tuesday 14:02 no certificate came from here.',
    );
  });
});

describe('a visit as text', () => {
  it('has the same lines for every visit, so that two can be compared', () => {
    const labels = (visit: Visit): string =>
      visitText(visit)
        .split('\n')
        .map((line) => line.split(/:|\./, 1)[0])
        .join('|');
    assert.equal(labels(first), labels({ ...first, protocol: null, ...certificate({ key: 'RSA 2048 bits' }) }));
    for (const part of ['Server:         shop.example:443', 'Key:            EC P-256', '  3. Harbour Root A'])
      assert.ok(visitText(first).includes(part), part);
  });

  it('says that there was no certificate', () => {
    assert.match(visitText({ ...first, certificate: null }), /No certificate came\./);
  });
});
