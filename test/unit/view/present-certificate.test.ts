import assert from 'node:assert/strict';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import type { Call, TlsSession } from '../../../src/exchange/exchange.ts';
import { certificateText } from '../../../src/view/certificate-text.ts';
import type { CertificateView } from '../../../src/view/certificate-view.ts';
import { presentCertificate, presentInspection } from '../../../src/view/present-certificate.ts';
import {
  day,
  exampleCall,
  exampleCertificate,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleIssuer,
  exampleRoot,
  exampleTlsCall,
  exampleTlsTimings,
  now,
} from './example-exchange.ts';

function over(session: Partial<TlsSession> = {}, call: Partial<Call> = {}): CertificateView {
  return presentCertificate(exampleExchange([exampleTlsCall(session, call)]), [], now);
}

const refused = {
  response: null,
  failure: exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls', message: 'Refused.' }),
} as const;
const untrusted = (trustError: string): Partial<TlsSession> => ({
  trusted: false,
  trustError,
  trustErrors: [trustError],
  anchorStore: null,
});

describe('presentCertificate', () => {
  it('says that a trusted server is trusted, how that is known, and by whom', () => {
    const { verdict, facts, authority, who } = over();
    assert.deepEqual(
      [verdict.tone, verdict.title, verdict.badge, authority],
      ['trusted', 'Trusted', 'Trusted · 61 days', 'shop.example:443'],
    );
    assert.equal(
      verdict.detail,
      'shop.example proved who it is, with a certificate from Harbour Ltd that is good for another 61 days. The connection is encrypted.',
    );
    assert.deepEqual(
      who.map(({ label, value }) => `${label}: ${value}`),
      [
        'Issued to: shop.example and 1 more',
        'Issued by: Harbour Issuing CA 1, Harbour Ltd',
        'Valid: until 23 Jan 2027, 61 days left',
      ],
    );
    const fact = (label: string): string | undefined => facts.find((row) => row.label === label)?.value;
    assert.equal(fact('Trusted by'), 'Harbour Root A (this machine’s store)');
    assert.equal(fact('Cipher suite'), 'TLS_AES_256_GCM_SHA384');
    assert.equal(fact('Key exchange'), 'X25519MLKEM768');
    assert.equal(fact('Server name sent'), 'shop.example');
    assert.equal(fact('TLS library'), 'OpenSSL 3.5.8');
  });

  it('says since when a certificate has expired, and from when a later one is valid', () => {
    const validity = (certificate: Partial<Certificate>): string | undefined =>
      over({ chain: [exampleCertificate(certificate)] }).who.find(({ label }) => label === 'Valid')?.value;
    assert.match(validity({ notAfter: now - 3 * day }) ?? '', /^until .+, 3 days ago$/);
    assert.match(validity({ notBefore: now + 3 * day, notAfter: now + 9 * day }) ?? '', /^from [^,]+$/);
  });

  it('warns, and does not refuse, where the request switched the check off', () => {
    const { verdict, handshake } = over({ ...untrusted('CERT_HAS_EXPIRED'), checkSkipped: true });
    assert.equal(verdict.tone, 'warning');
    assert.deepEqual(
      handshake.slice(-2).map((step) => step.state),
      ['warning', 'done'],
    );
  });

  it('warns of an obsolete protocol', () => {
    const { tone, title } = over({ protocol: 'TLSv1.1' }).verdict;
    assert.deepEqual([tone, title], ['warning', 'Trusted, over the obsolete TLS 1.1']);
  });

  it('tells the handshake with the negotiated values and times', () => {
    const { handshake } = over();
    assert.deepEqual(
      handshake.map(({ step, state, time }) => `${step} ${state} ${time}`),
      [
        'connect done 0.8 ms',
        'hello done 4.9 ms',
        'certificate done 5.1 ms',
        'key-exchange done 5.1 ms',
        'finished done 7.7 ms',
        'trust done 8 ms',
        'encrypted done 8.2 ms',
      ],
    );
    const details = handshake.map((step) => step.detail).join('\n');
    for (const part of [
      'We offered the name shop.example',
      'TLS 1.3, TLS_AES_256_GCM_SHA384, http/1.1',
      'shop.example → Harbour Issuing CA 1',
      'post-quantum',
      'ecdsa_secp256r1_sha256',
      '1 round trip',
    ]) {
      assert.ok(details.includes(part), `${part} in ${details}`);
    }
    assert.match(handshake.find((step) => step.step === 'key-exchange')?.meaning ?? '', /keyless SSL/);
  });

  it('tells TLS 1.2 as TLS 1.2', () => {
    const { handshake } = over({
      protocol: 'TLSv1.2',
      cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA',
      keyExchange: { name: 'RSA', bits: null },
      signatureScheme: null,
    });
    const of = (step: string): string => handshake.find((one) => one.step === step)?.detail ?? '';
    assert.match(of('certificate'), /in the clear/);
    assert.match(of('key-exchange'), /No forward secrecy/);
    assert.match(of('finished'), /2 round trips/);
    assert.equal(handshake.find((one) => one.step === 'finished')?.title, 'Change cipher spec and finished');
  });

  const stops: readonly (readonly [string, Partial<TlsSession> | null, Call['failure'], string])[] = [
    ['no connection', null, exampleFailure(), 'connect'],
    [
      'a server that speaks no TLS',
      { protocol: null, chain: [], path: [], events: [] },
      exampleFailure({ code: 'TLS_NOT_TLS', phase: 'tls' }),
      'hello',
    ],
    [
      'an alert before the certificate',
      { chain: [], path: [] },
      exampleFailure({ code: 'TLS_ALERT', phase: 'tls' }),
      'certificate',
    ],
    ['a certificate that is not trusted', untrusted('CERT_HAS_EXPIRED'), refused.failure, 'trust'],
    [
      'a client certificate that is wanted',
      {},
      exampleFailure({ code: 'TLS_CLIENT_CERTIFICATE_REQUIRED', phase: 'wait' }),
      'finished',
    ],
  ];
  for (const [what, session, failure, step] of stops) {
    it(`stops the handshake at ${step} for ${what}`, () => {
      const changed: Partial<Call> = { response: null, failure, ...(session === null ? { connection: null } : {}) };
      const { handshake } = over(session ?? {}, changed);
      const failed = handshake.findIndex((one) => one.state === 'failed');
      assert.equal(handshake[failed]?.step, step);
      assert.ok(handshake.slice(failed + 1).every((one) => one.state === 'not-reached'));
      assert.ok(handshake.slice(0, failed).every((one) => one.state === 'done'));
    });
  }

  it('shows the path leaf first, with what came from this machine', () => {
    const { chain, chainNotes } = over();
    assert.deepEqual(
      chain.map((node) => `${node.title} | ${node.subtitle} | ${node.tone} | ${node.origin}`),
      [
        'shop.example | Server certificate · expires in 61 days | good | sent',
        'Harbour Issuing CA 1 | Intermediate · expires in about 4 years | good | sent',
        'Harbour Root A | Root · expires in about 14 years | good | store',
      ],
    );
    assert.deepEqual(chainNotes, []);
  });

  it('says what is odd about the chain as sent', () => {
    const leaf = exampleCertificate();
    const stranger = exampleCertificate({ name: 'Stranger' });
    const { chain, chainNotes } = over({
      chain: [leaf, exampleRoot, stranger, exampleIssuer],
      path: [leaf, exampleIssuer, exampleRoot],
    });
    assert.equal(chain.at(-1)?.subtitle, 'Sent, but not on the path · expires in 61 days');
    assert.equal(chainNotes.length, 3);
  });

  it('has every field that people look for', () => {
    const rows =
      over().chain[0]?.sections.flatMap((section) => section.rows.map((row) => `${row.label}: ${row.value}`)) ?? [];
    for (const part of [
      'Common name: shop.example',
      'DNS name: *.shop.example',
      'Not after: 23 January 2027, 22:00:00 UTC',
      'Days left: 61',
      'Public key: EC P-256',
      'Signature: ecdsa-with-SHA256',
      'Key usage: digital signature',
      'Extended key usage: TLS servers',
      'Certificate authority: No',
      'OCSP: http://ocsp.harbour.example',
      'Serial number: 04A1B2C3D4E5F60718',
      'Validation: Domain: the applicant controls the names',
      'Certificate transparency: 2 signed timestamps',
    ]) {
      assert.ok(rows.includes(part), `${part} in\n${rows.join('\n')}`);
    }
    assert.ok(
      rows.some((row) => row.startsWith('SHA-256: ')) &&
        rows.some((row) => row.startsWith('SHA-1: ')) &&
        rows.some((row) => row.startsWith('Pin')),
    );
  });

  it('warns of a certificate that ends soon, and does not of one that has a month', () => {
    const tone = (days: number): string | undefined => {
      const leaf = exampleCertificate({ notAfter: now + days * day });
      return over({ chain: [leaf], path: [leaf] }).chain[0]?.tone;
    };
    assert.deepEqual([tone(10), tone(30)], ['warning', 'good']);
  });

  it('says of plain HTTP what someone on the path sees, and of loopback that nobody is there', () => {
    const far = presentCertificate(
      exampleExchange([exampleCall({ connection: exampleConnection({ remoteAddress: '203.0.113.7' }) })]),
      [],
      now,
    );
    assert.deepEqual([far.verdict.tone, far.handshake.length, far.chain.length], ['plain', 0, 0]);
    assert.match(far.verdict.detail, /^localhost:8080 was asked without encryption.*Anyone on the path can read/);
    assert.match(presentCertificate(exampleExchange(), [], now).verdict.detail, /stays on this machine/);
  });

  it('says that nobody answered when nobody did', () => {
    const { verdict } = presentCertificate(
      exampleExchange([exampleCall({ response: null, connection: null, failure: exampleFailure() })]),
      [],
      now,
    );
    assert.deepEqual([verdict.tone, verdict.title], ['failed', 'Connection refused']);
  });
});

describe('presentInspection', () => {
  it('shows a handshake that was made without a request', () => {
    const connection = exampleTlsCall().connection;
    const view = presentInspection(
      { host: '::1', port: 8443, connection, timings: exampleTlsTimings, failure: null, startedAt: now },
      [exampleFinding()],
      now,
    );
    assert.equal(view.authority, '[::1]:8443');
    assert.equal(view.verdict.tone, 'trusted');
    assert.equal(view.findings.length, 1);
  });
});

describe('certificateText', () => {
  it('says all of the view in plain text, with the certificates in PEM', () => {
    const text = certificateText({ ...over(), findings: [exampleFinding()] });
    for (const part of [
      'shop.example:443\nTrusted',
      '[warning] Strict-Transport-Security is missing',
      'TLS_AES_256_GCM_SHA384',
      'Key exchange: X25519MLKEM768',
      '3. Harbour Root A',
      '-----BEGIN CERTIFICATE-----',
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(!/undefined|null/.test(text));
  });
});
