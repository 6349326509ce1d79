import assert from 'node:assert/strict';
import type { Call, Failure, TlsSession } from '../../../src/exchange/exchange.ts';
import type { Finding } from '../../../src/findings/finding.ts';
import type { Verdict } from '../../../src/view/certificate-view.ts';
import { presentCertificate, presentInspection } from '../../../src/view/present-certificate.ts';
import {
  day,
  exampleCall,
  exampleCertificate,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleIssuer,
  exampleRoot,
  exampleSent,
  exampleTlsCall,
  exampleTlsTimings,
  now,
} from './example-exchange.ts';

// Without key identifiers, by which the examples are no issuers of each other.
const leaf = exampleCertificate({ authorityKeyIdentifier: null });
const issuer = { ...exampleIssuer, authorityKeyIdentifier: null };
const selfSigned = exampleCertificate({ by: 'shop.example', selfSigned: true });
const oldIssuer = exampleCertificate({ name: 'Harbour Issuing CA 1', by: 'Harbour Root A', notAfter: now - 5 * day });
const error = (id: string): Finding => exampleFinding({ id, severity: 'error' });

function refusedBy(code: string, changed: Partial<TlsSession> = {}): Partial<TlsSession> {
  return { trusted: false, trustError: code, trustErrors: [code], anchorStore: null, ...changed };
}

function refusal(session: Partial<TlsSession>, findings: readonly Finding[] = [], call: Partial<Call> = {}): Verdict {
  const failure = exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls', message: 'Refused.' });
  const sent = exampleSent({ url: 'https://shop.example/people/1', head: null });
  const exchange = exampleExchange([exampleTlsCall(session, { response: null, failure, sent, ...call })]);
  return presentCertificate(exchange, findings, now).verdict;
}

describe('the verdict on who answered', () => {
  const cases: readonly (readonly [string, Partial<TlsSession>, string])[] = [
    [
      'an expired certificate',
      refusedBy('CERT_HAS_EXPIRED', { chain: [exampleCertificate({ notAfter: now - 3 * day })], path: [] }),
      'a certificate that expired 3 days ago',
    ],
    [
      'an expired issuer',
      refusedBy('CERT_HAS_EXPIRED', { chain: [leaf, oldIssuer], path: [leaf, oldIssuer] }),
      'a certificate whose issuer “Harbour Issuing CA 1” expired 5 days ago',
    ],
    [
      'an early certificate',
      refusedBy('CERT_NOT_YET_VALID', { chain: [exampleCertificate({ notBefore: now + 2 * day })], path: [] }),
      'a certificate that is not valid for another 2 days',
    ],
    [
      'a certificate for another host',
      refusedBy('ERR_TLS_CERT_ALTNAME_INVALID', { checkedName: 'other.example' }),
      'a certificate made for shop.example and 1 more, not for other.example',
    ],
    [
      'a certificate without names',
      refusedBy('ERR_TLS_CERT_ALTNAME_INVALID', { chain: [exampleCertificate({ subjectAltNames: [] })], path: [] }),
      'a certificate that names no host, and so not shop.example',
    ],
    [
      'a self-signed certificate',
      refusedBy('DEPTH_ZERO_SELF_SIGNED_CERT', { chain: [selfSigned], path: [] }),
      'a certificate that it signed itself: nobody else vouches for it',
    ],
    [
      'a root that is not trusted',
      refusedBy('SELF_SIGNED_CERT_IN_CHAIN', { chain: [leaf, issuer, exampleRoot], path: [] }),
      'a certificate from “Harbour Root A”, an authority that is not trusted here',
    ],
    [
      'a root that was not sent',
      refusedBy('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', { chain: [leaf, issuer], path: [leaf, issuer] }),
      'a certificate that leads to “Harbour Root A”, an authority that is not known here',
    ],
    [
      'a missing intermediate',
      refusedBy('UNABLE_TO_VERIFY_LEAF_SIGNATURE', { chain: [leaf], path: [leaf] }),
      'a certificate whose issuer “Harbour Issuing CA 1” it did not send along',
    ],
    ['a revoked certificate', refusedBy('CERT_REVOKED'), 'a certificate that its issuer has revoked'],
    [
      'a revoked authority',
      refusedBy('CERT_REVOKED', {
        path: [leaf, issuer],
        revocationLists: [
          {
            position: 1,
            status: 'revoked',
            list: null,
            thisUpdate: now,
            nextUpdate: null,
            revokedAt: null,
            reason: null,
          },
        ],
      }),
      'a certificate whose issuer “Harbour Issuing CA 1” had its own certificate revoked',
    ],
    ['a weak key', refusedBy('WEAK_KEY'), 'a certificate that is not trusted: its key is too weak'],
    [
      'a weak key of the issuer',
      refusedBy('WEAK_KEY', {
        chain: [leaf, issuer],
        path: [leaf, issuer],
        faults: [{ code: 'WEAK_KEY', severity: 'error', fingerprint256: issuer.fingerprint256, values: {} }],
      }),
      'a certificate whose issuer “Harbour Issuing CA 1” has a key that is too weak',
    ],
    [
      'a weak key of its own beside one of the issuer',
      refusedBy('WEAK_KEY', {
        chain: [leaf, issuer],
        path: [leaf, issuer],
        faults: [leaf, issuer].map(({ fingerprint256 }) => ({
          code: 'WEAK_KEY',
          severity: 'error',
          fingerprint256,
          values: {},
        })),
      }),
      'a certificate that is not trusted: its key is too weak',
    ],
    ['a reason without words', refusedBy('SOMETHING_NEW'), 'a certificate that is not trusted: SOMETHING_NEW'],
  ];
  for (const [what, session, text] of cases) {
    it(`tells ${what} in a sentence, and that nothing was sent`, () => {
      const { tone, title, detail, badge } = refusal(session);
      assert.equal(detail, `shop.example answered with ${text}. Nothing of your request was sent.`);
      assert.deepEqual([tone, title, badge], ['refused', 'Not trusted', 'Not trusted']);
    });
  }

  it('says how many more faults there are, and nothing of it when there is one', () => {
    const session = refusedBy('CERT_REVOKED');
    assert.match(refusal(session, ['a', 'b'].map(error)).detail, /revoked\. One more fault stands below\. Nothing/);
    assert.match(refusal(session, ['a', 'b', 'c'].map(error)).detail, /2 more faults stand below/);
    assert.doesNotMatch(refusal(session, [error('a'), exampleFinding()]).detail, /more fault/);
  });

  it('does not say that nothing was sent when something was', () => {
    const { tone, title, detail, badge } = refusal(refusedBy('CERT_REVOKED', { checkSkipped: true }), [], {
      failure: null,
      sent: exampleSent({ url: 'https://shop.example/' }),
    });
    assert.deepEqual([tone, title, badge], ['warning', 'Not trusted, and not checked', 'Not trusted · check off']);
    assert.match(detail, /The request went out all the same/);
    assert.doesNotMatch(detail, /Nothing/);
  });

  it('speaks of no request where there was none', () => {
    const connection = exampleTlsCall(refusedBy('CERT_REVOKED')).connection;
    const failure = exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls' });
    const inspection = {
      host: 'shop.example',
      port: 8443,
      connection,
      timings: exampleTlsTimings,
      failure,
      startedAt: now,
    };
    assert.equal(
      presentInspection(inspection, [], now).verdict.detail,
      'shop.example:8443 answered with a certificate that its issuer has revoked.',
    );
  });

  const failures: readonly (readonly [string, Partial<Failure>, string])[] = [
    [
      'a port without TLS',
      { code: 'TLS_NOT_TLS', message: 'It answered in plain HTTP.' },
      'This port does not speak TLS',
    ],
    ['an alert', { code: 'TLS_ALERT', message: 'It sent an alert.' }, 'The server sent a TLS alert'],
    [
      'an alert that says by itself what is the matter',
      { code: 'TLS_ALERT', message: 'It sent an alert.', alert: { number: 70, from: 'server' } },
      'No TLS version in common',
    ],
    [
      'an alert with many causes',
      { code: 'TLS_ALERT', message: 'It sent an alert.', alert: { number: 40, from: 'server' } },
      'The server sent a TLS alert',
    ],
    ['silence', { code: 'TLS_TIMEOUT', message: 'It took too long.' }, 'TLS handshake took too long'],
  ];
  for (const [what, changed, title] of failures) {
    it(`tells ${what} as the failure it is`, () => {
      const failure = exampleFailure({ phase: 'tls', ...changed });
      const verdict = refusal({ chain: [], path: [], trusted: false, trustError: null }, [], { failure });
      assert.deepEqual([verdict.tone, verdict.title, verdict.badge], ['failed', title, 'TLS failed']);
      assert.equal(verdict.detail, `${failure.message} Nothing of your request was sent.`);
    });
  }

  it('says in plain words what the TLS library objected to, where its code is known', () => {
    const over = (code: string): ReturnType<typeof refusal> =>
      refusal({ chain: [], path: [], trusted: false, trustError: null }, [], {
        failure: exampleFailure({
          code: 'TLS_HANDSHAKE_FAILED',
          phase: 'tls',
          message: 'It failed: some words.',
          cause: { code, message: 'some words' },
        }),
      });
    assert.equal(over('ERR_SSL_PROVIDER_SIGNATURE_FAILURE').title, 'Key not proved');
    assert.match(
      over('ERR_SSL_PROVIDER_SIGNATURE_FAILURE').detail,
      /^It failed: some words\. The server could not prove that it holds the private key of its certificate: .+ Nothing of your request was sent\.$/,
    );
    assert.equal(over('ERR_SSL_NOBODY_KNOWS').title, 'TLS handshake failed');
    assert.equal(over('ERR_SSL_NOBODY_KNOWS').detail, 'It failed: some words. Nothing of your request was sent.');
  });

  it('tells a client certificate that is wanted also where the handshake was done', () => {
    const failure = exampleFailure({
      code: 'TLS_CLIENT_CERTIFICATE_REQUIRED',
      phase: 'tls',
      message: 'It wants one.',
    });
    const { tone, title, detail } = refusal({}, [], { failure, sent: exampleSent({ url: 'https://shop.example/' }) });
    assert.deepEqual([tone, title], ['failed', 'Client certificate required']);
    assert.equal(detail, 'It wants one. Your request had gone out by then, encrypted, and got no answer.');
    assert.equal(refusal({}, [], { failure }).detail, 'It wants one. Nothing of your request was sent.');
  });

  it('shortens names, which may have any length, so that nothing else is pushed out of sight', () => {
    const long = 'x'.repeat(5000);
    const huge = exampleCertificate({ name: long, by: long, authorityKeyIdentifier: null });
    const codes = [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'CERT_REVOKED',
    ];
    for (const code of codes) {
      const { detail } = refusal(refusedBy(code, { chain: [huge], path: [] }));
      assert.ok(detail.length < 300, `${code}: ${detail.length}`);
    }
    assert.ok(refusal({ chain: [huge], path: [huge] }, [], { failure: null }).detail.length < 300);
    const exchange = exampleExchange([exampleTlsCall({ chain: [huge], path: [huge] }, {})]);
    for (const { value } of presentCertificate(exchange, [], now).who) assert.ok(value.length < 100, value);
  });

  it('does not say that the server proved who it is where somebody on the way did', () => {
    const intercepted = exampleFinding({ id: 'intercepted', severity: 'notice' });
    const { tone, detail } = refusal({}, [intercepted], { failure: null });
    assert.equal(tone, 'trusted');
    assert.match(
      detail,
      /^Somebody on the way answered for shop\.example, with a certificate from .+ that you trust, good for another .+\. The connection is encrypted up to there\.$/,
    );
    assert.doesNotMatch(refusal({}, [exampleFinding()], { failure: null }).detail, /on the way|up to there/);
  });

  it('stays with a trusted server whose response failed later', () => {
    const failure = exampleFailure({ code: 'WAIT_TIMEOUT', phase: 'wait' });
    assert.equal(refusal({}, [], { failure }).tone, 'trusted');
  });

  it('says of a trusted server what became of its response, and of the connection what it was', () => {
    const failure = exampleFailure({
      code: 'CANCELLED',
      phase: 'wait',
      message: 'Cancelled before the response began.',
    });
    const { title, detail } = refusal({}, [], { failure });
    assert.equal(title, 'Trusted');
    assert.match(detail, / The connection was encrypted\. Cancelled before the response began\.$/);
    assert.match(refusal({}, [], { failure: null }).detail, / The connection is encrypted\.$/);
  });

  it('says of a trusted server that its connection has a fault, and does not of what came over it', () => {
    const finding = (id: Finding['id']): Finding => ({
      id,
      severity: 'error',
      title: '',
      detail: '',
      advice: [],
      citations: [],
    });
    const { tone, title, detail } = refusal({}, [finding('malformed-hello')], { failure: null });
    assert.deepEqual([tone, title], ['warning', 'Trusted, but the connection has a fault']);
    assert.match(detail, / But a fault of the connection stands below\.$/);
    assert.equal(refusal({}, [finding('credentials-over-plain-http')], { failure: null }).tone, 'trusted');
  });

  it('does not make an error of a cancelled request', () => {
    const failure = exampleFailure({ code: 'CANCELLED', phase: 'tls' });
    assert.equal(refusal({ chain: [], path: [] }, [], { failure, connection: null }).tone, 'unknown');
    const plain = exampleExchange([exampleCall({ response: null, connection: null, failure })]);
    assert.equal(presentCertificate(plain, [], now).verdict.tone, 'unknown');
  });

  it('makes control characters of a name visible', () => {
    const chain = [exampleCertificate({ subjectAltNames: [{ kind: 'dns', value: 'a\u001b[31m\u202eb' }] })];
    assert.match(
      refusal(refusedBy('ERR_TLS_CERT_ALTNAME_INVALID', { chain, path: [] })).detail,
      /made for a\\x1b\[31m\\u202eb, not/,
    );
  });
});
