import assert from 'node:assert/strict';
import { exchangeReport, inspectionReport } from '../../../src/view/exchange-report.ts';
import {
  bytesOf,
  exampleCall,
  exampleCertificate,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleIssuer,
  exampleResponse,
  exampleRoot,
  exampleSent,
  exampleTimings,
  exampleTlsCall,
  now,
} from './example-exchange.ts';
import { exampleRecord, sealedRecord } from './example-record.ts';
import { schemaProblems } from './schema-problems.ts';

const redirected = exampleExchange([
  exampleCall({
    response: exampleResponse({
      status: 301,
      statusText: 'Moved Permanently',
      fields: [{ name: 'Location', value: 'https://shop.example/people/1' }],
      body: new Uint8Array(),
    }),
  }),
  exampleTlsCall({}, { cause: 'redirect' }),
]);
const refused = exampleExchange([
  exampleTlsCall(
    { trusted: false, trustError: 'CERT_HAS_EXPIRED', trustErrors: ['CERT_HAS_EXPIRED'] },
    {
      response: null,
      failure: exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls' }),
      sent: exampleSent({ url: 'https://shop.example/', head: null }),
    },
  ),
]);

describe('exchangeReport', () => {
  const cases = {
    'a response in the clear': exampleExchange(),
    'a response over TLS': exampleExchange([exampleTlsCall()]),
    'a redirect': redirected,
    'a refused certificate': refused,
    'a certificate that was revoked twice': exampleExchange([
      exampleTlsCall({
        staple: {
          outcome: 'successful',
          responder: 'CN=Harbour Issuing CA 1',
          producedAt: now,
          signature: 'issuer',
          answer: { status: 'revoked', thisUpdate: now, nextUpdate: null, revokedAt: now, reason: 'superseded' },
          others: [],
        },
        revocationLists: [
          {
            position: 0,
            status: 'revoked',
            list: 'a.crl',
            thisUpdate: now,
            nextUpdate: now,
            revokedAt: now,
            reason: null,
          },
        ],
      }),
    ]),
    'no connection': exampleExchange([exampleCall({ response: null, connection: null, failure: exampleFailure() })]),
    'a body that broke off': exampleExchange([
      exampleCall({ failure: exampleFailure({ code: 'TRUNCATED_BODY', phase: 'receive', cause: null }) }),
    ]),
  };
  for (const [name, exchange] of Object.entries(cases)) {
    it(`fits its schema for ${name}, also after a way through JSON`, async () => {
      const report = await exchangeReport(exchange, [exampleFinding()], now);
      assert.deepEqual(schemaProblems('exchange.schema.json', report), []);
      assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    });
  }

  it('does not fit the schema with a part missing', async () => {
    const { timings: _timings, ...rest } = await exchangeReport(exampleExchange(), [], now);
    assert.deepEqual(schemaProblems('exchange.schema.json', rest), ['/timings: missing']);
  });

  it('counts lines from 1 and keeps the fields of the request in order', async () => {
    const report = await exchangeReport(exampleExchange(), [], now);
    assert.equal(report.line, 5);
    assert.deepEqual(report.request.headers, [
      ['Host', 'localhost:8080'],
      ['Accept', 'application/json'],
    ]);
  });

  it('names no file and no line for a request that is in none', async () => {
    const report = await exchangeReport(
      exampleExchange([exampleCall()], { source: { file: null, line: 0, index: 0, name: null } }),
      [],
      now,
    );
    assert.deepEqual([report.file, report.line], [null, null]);
  });

  const bodies: readonly (readonly [string, Uint8Array, string | null, string | null, string | null])[] = [
    ['text', bytesOf('{"a":1.50}'), 'application/json', '{"a":1.50}', null],
    ['text in Latin-1', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'text/plain; charset=iso-8859-1', 'café', null],
    ['an SVG', bytesOf('<svg/>'), 'image/svg+xml', '<svg/>', null],
    ['nothing', new Uint8Array(), null, '', null],
    ['bytes', Uint8Array.of(0, 1, 2, 255), 'application/octet-stream', null, 'AAEC/w=='],
    ['bytes that call themselves UTF-8', Uint8Array.of(0x61, 0xff, 0x62), 'text/plain; charset=utf-8', null, 'Yf9i'],
  ];
  for (const [what, body, type, text, encoded] of bodies) {
    it(`gives ${what} as ${text === null ? 'base64' : 'text'}`, async () => {
      const fields = type === null ? [] : [{ name: 'Content-Type', value: type }];
      const { response } = await exchangeReport(
        exampleExchange([exampleCall({ response: exampleResponse({ body, fields }) })]),
        [],
        now,
      );
      assert.deepEqual([response?.bodyText, response?.bodyBase64], [text, encoded]);
    });
  }

  it('adds up the times of the calls, and keeps null for a phase that none of them had', async () => {
    const plain = await exchangeReport(exampleExchange([exampleCall(), exampleCall()]), [], now);
    assert.deepEqual(plain.timings, {
      dns: 2.4,
      connect: 1.6,
      proxy: null,
      tls: null,
      send: 0.6,
      wait: 83.4,
      receive: 4.2,
      total: 92.2,
    });
  });

  it('tells redirects, the failure and the handshake as far as it went', async () => {
    assert.deepEqual((await exchangeReport(redirected, [], now)).redirects, [
      { status: 301, from: 'http://localhost:8080/people/1', to: 'https://shop.example/people/1' },
    ]);
    const report = await exchangeReport(refused, [], now);
    assert.equal(report.failure?.code, 'TLS_UNTRUSTED');
    assert.equal(report.tls?.trustError, 'CERT_HAS_EXPIRED');
    assert.equal(report.tls?.chain[0]?.daysLeft, 61);
    assert.deepEqual(
      report.tls?.handshake.map((step) => step.state),
      ['done', 'done', 'done', 'done', 'done', 'failed', 'not-reached'],
    );
  });

  it('tells where the chain leads, all reasons against trust, and which certificate they concern', async () => {
    const leaf = exampleCertificate();
    const report = await exchangeReport(
      exampleExchange([
        exampleTlsCall({
          chain: [leaf, exampleIssuer],
          path: [leaf, exampleIssuer, exampleRoot],
          anchorStore: 'system',
          trusted: false,
          trustErrors: ['CERT_HAS_EXPIRED', 'WEAK_KEY'],
          faults: [
            { code: 'CERT_HAS_EXPIRED', severity: 'error', fingerprint256: leaf.fingerprint256, values: {} },
            { code: 'WEAK_KEY', severity: 'error', fingerprint256: exampleIssuer.fingerprint256, values: {} },
            { code: 'SERIAL_NUMBER', severity: 'notice', fingerprint256: exampleIssuer.fingerprint256, values: {} },
          ],
        }),
      ]),
      [],
      now,
    );
    assert.deepEqual([report.tls?.anchorStore, report.tls?.trustErrors], ['system', ['CERT_HAS_EXPIRED', 'WEAK_KEY']]);
    assert.deepEqual(
      report.tls?.chain.map(({ faults }) => faults),
      [['CERT_HAS_EXPIRED'], ['WEAK_KEY', 'SERIAL_NUMBER']],
    );
    assert.deepEqual(
      report.tls?.path.map(({ subject, faults }) => `${subject} ${faults}`),
      [
        'CN=shop.example,O=Harbour Ltd CERT_HAS_EXPIRED',
        'CN=Harbour Issuing CA 1,O=Harbour Ltd WEAK_KEY,SERIAL_NUMBER',
        'CN=Harbour Root A,O=Harbour Ltd ',
      ],
    );
  });

  it('has the reference of the status', async () => {
    const report = await exchangeReport(exampleExchange(), [], now);
    assert.match(
      report.response?.explanation.reference ?? '',
      /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc9110#section-15\.3\.1$/,
    );
  });
});

describe('inspectionReport', () => {
  const connection = exampleTlsCall().connection;
  it('fits its schema, with a connection and without', () => {
    const base = { host: 'shop.example', port: 443, timings: exampleTimings, startedAt: now };
    const good = inspectionReport({ ...base, connection, failure: null }, [exampleFinding()], now);
    const bad = inspectionReport({ ...base, connection: null, failure: exampleFailure() }, [], now);
    const plain = inspectionReport(
      { ...base, connection: exampleConnection(), failure: exampleFailure({ code: 'TLS_NOT_TLS', phase: 'tls' }) },
      [],
      now,
    );
    for (const report of [good, bad, plain]) assert.deepEqual(schemaProblems('tls.schema.json', report), []);
    assert.equal(good.tls?.trusted, true);
    assert.equal(bad.tls, null);
    assert.equal(good.tls?.record, null);
  });

  const base = { host: 'shop.example', port: 443, timings: exampleTimings, startedAt: now, failure: null };
  for (const [name, record] of Object.entries({ 'all of it': exampleRecord, 'some of it': sealedRecord })) {
    it(`has the record of a handshake, read along with ${name}`, () => {
      const report = inspectionReport({ ...base, connection: exampleTlsCall({ record }).connection }, [], now);
      assert.deepEqual(schemaProblems('tls.schema.json', report), []);
      assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
      assert.equal(report.tls?.record?.flights[0]?.at, 1.235);
    });
  }
});
