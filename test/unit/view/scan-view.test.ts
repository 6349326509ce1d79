import assert from 'node:assert/strict';
import type { ScanReport } from '../../../src/exchange/probe/scan/scan-report.ts';
import { inspectionReport } from '../../../src/view/exchange-report.ts';
import { scanView } from '../../../src/view/scan-view.ts';
import {
  exampleCall,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleResponse,
  exampleTimings,
  now,
} from './example-exchange.ts';
import { schemaProblems } from './schema-problems.ts';

const answered = (fields: readonly { readonly name: string; readonly value: string }[]) =>
  exampleExchange([exampleCall({ response: exampleResponse({ status: 301, fields }) })]);
const unanswered = exampleExchange([exampleCall({ response: null, failure: exampleFailure() })]);

const full: ScanReport = {
  host: 'shop.example',
  port: 443,
  serverName: 'shop.example',
  address: '192.0.2.1',
  versions: [
    { version: 'TLSv1.3', supported: true, suites: ['TLS_AES_128_GCM_SHA256'], serverPrefers: null },
    { version: 'TLSv1.2', supported: null, suites: [], serverPrefers: null },
  ],
  groups: [{ version: 'TLSv1.3', names: ['X25519', 'P-256'], serverPrefers: true }],
  primeBits: 2048,
  alpn: ['h2'],
  alpnKnown: true,
  older: {
    sessionIds: true,
    sessionTickets: false,
    secureRenegotiation: true,
    extendedMasterSecret: true,
    compression: false,
  },
  tls13Tickets: true,
  fallbackProtection: null,
  http: {
    plainPort: 80,
    plain: answered([{ name: 'Location', value: 'https://shop.example/' }]),
    secure: answered([{ name: 'Strict-Transport-Security', value: 'max-age=1' }]),
  },
  connections: 50,
  duration: 123.4,
  complete: true,
  failure: null,
};
const empty: ScanReport = {
  ...full,
  address: null,
  versions: [],
  groups: [],
  primeBits: null,
  alpn: [],
  alpnKnown: false,
  older: null,
  tls13Tickets: null,
  http: null,
  complete: false,
  failure: exampleFailure(),
};

describe('scanView', () => {
  const inspection = {
    host: 'shop.example',
    port: 443,
    connection: exampleConnection(),
    timings: exampleTimings,
    failure: null,
    startedAt: now,
  };
  const cases = {
    'a scan that found all': full,
    'a scan that found nothing': empty,
    'a server whose HTTP does not answer': { ...full, http: { plainPort: 80, plain: unanswered, secure: unanswered } },
  };
  for (const [name, report] of Object.entries(cases)) {
    it(`fits its schema for ${name}`, () => {
      const scan = scanView(report, [exampleFinding()]);
      const probes = [{ kind: 'issuer', summary: 'a', lines: ['b'], certificates: ['c'] }];
      const whole = { ...inspectionReport(inspection, [], now), scan, probes };
      assert.deepEqual(schemaProblems('tls.schema.json', whole), []);
      assert.deepEqual(JSON.parse(JSON.stringify(whole)), whole);
    });
  }

  it('does not fit it with a part missing', () => {
    const { older: _older, ...rest } = scanView(full, []);
    const whole = { ...inspectionReport(inspection, [], now), scan: rest };
    assert.deepEqual(schemaProblems('tls.schema.json', whole), ['/scan/older: missing']);
  });

  it('takes out of HTTP what counts', () => {
    assert.deepEqual(scanView(full, []).http, {
      plainPort: 80,
      plainStatus: 301,
      plainLocation: 'https://shop.example/',
      plainFailure: null,
      secureStatus: 301,
      secureFailure: null,
      strictTransportSecurity: 'max-age=1',
    });
  });

  it('tells protocols that are not known from none', () => {
    assert.equal(scanView(empty, []).alpn, null);
    assert.deepEqual(scanView({ ...full, alpn: [] }, []).alpn, []);
  });
});
