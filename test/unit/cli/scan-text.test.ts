import assert from 'node:assert/strict';
import { scanLines } from '../../../src/cli/scan-text.ts';
import type { ScanView } from '../../../src/view/scan-view.ts';

const terminal = { out: () => undefined, err: () => undefined, colour: false, columns: 80 };

const view: ScanView = {
  address: '192.0.2.1',
  versions: [
    {
      version: 'TLSv1.3',
      supported: true,
      suites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'],
      serverPrefers: true,
    },
    { version: 'TLSv1.2', supported: false, suites: [], serverPrefers: null },
    { version: 'SSLv3', supported: null, suites: [], serverPrefers: null },
  ],
  groups: [{ version: 'TLSv1.3', names: ['X25519', 'P-256'], serverPrefers: true }],
  dhPrimeBits: null,
  alpn: [],
  older: null,
  tls13Tickets: false,
  fallbackProtection: null,
  http: {
    plainPort: 80,
    plainStatus: 301,
    plainLocation: 'https://shop.example/\u001b[31m',
    plainFailure: null,
    secureStatus: null,
    secureFailure: 'TLS_UNTRUSTED',
    strictTransportSecurity: null,
  },
  connections: 12,
  duration: 345,
  complete: true,
  failure: null,
  findings: [],
};

describe('the text of a scan', () => {
  it('lists versions, suites and features', () => {
    assert.deepEqual(
      scanLines(view, terminal).map((line) => line.trimEnd()),
      [
        '  Scan: 12 connections in 0.3 s',
        '  TLSv1.3              yes, 2 suites, in the server’s order',
        '    TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384',
        '  TLSv1.2              no',
        '  SSLv3                not known',
        '  Groups TLSv1.3       X25519, P-256',
        '  Protocols            none',
        '  Resumption 1.3       none seen',
        '  HTTP at 80           301 to https://shop.example/\\u001b[31m',
        '  HSTS                 not asked (TLS_UNTRUSTED)',
      ],
    );
  });

  it('says why nothing was found', () => {
    const failure = { code: 'CONNECTION_REFUSED', message: 'Nothing accepts connections.' };
    assert.deepEqual(scanLines({ ...view, failure, complete: false }, terminal), [
      '  Scan: 12 connections in 0.3 s',
      '  CONNECTION_REFUSED: Nothing accepts connections.',
    ]);
  });

  it('says that there may be more', () => {
    assert.ok(scanLines({ ...view, complete: false }, terminal).some((line) => line.includes('Not complete')));
  });
});
