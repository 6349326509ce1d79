import assert from 'node:assert/strict';
import type { ScanView } from '../../../src/view/scan-view.ts';
import { probeText, scanText } from '../../../src/view/server-answer-text.ts';
import { exampleFinding } from './example-exchange.ts';

const scan: ScanView = {
  address: '192.0.2.1',
  versions: [
    { version: 'TLSv1.3', supported: true, suites: ['TLS_AES_128_GCM_SHA256'], serverPrefers: null },
    { version: 'TLSv1.2', supported: false, suites: [], serverPrefers: null },
  ],
  groups: [],
  dhPrimeBits: null,
  alpn: null,
  older: null,
  tls13Tickets: null,
  fallbackProtection: null,
  http: null,
  connections: 9,
  duration: 210,
  complete: false,
  failure: null,
  findings: [exampleFinding({ severity: 'notice', title: 'A title', detail: 'A detail.', advice: ['Some advice.'] })],
};

describe('the text of what a server was asked', () => {
  it('holds a scan with its findings', () => {
    assert.deepEqual(scanText('shop.example:443', scan).split('\n'), [
      'shop.example:443',
      '',
      'TLSv1.3              yes, 1 suite',
      '                     TLS_AES_128_GCM_SHA256',
      'TLSv1.2              no',
      'Protocols            not known',
      '',
      'Not complete: the scan was stopped, or the server did not always answer.',
      '',
      'notice: A title',
      'A detail.',
      '- Some advice.',
      '',
      '9 connections in 0.2 s',
      '',
    ]);
  });

  it('says why a scan found nothing', () => {
    const failure = { code: 'CONNECTION_REFUSED', message: 'Nothing accepts connections.' };
    assert.equal(
      scanText('a:1', { ...scan, failure, findings: [] }),
      'a:1\n\nNothing accepts connections. (CONNECTION_REFUSED)\n\n9 connections in 0.2 s\n',
    );
  });

  it('holds a probe with the certificates it found, and nothing that acts', () => {
    const probe = {
      kind: 'issuer',
      summary: 'Found.',
      lines: ['one\u001b[31m', 'two'],
      certificates: ['PEM'],
    } as const;
    assert.equal(probeText('a:1', probe), 'a:1\n\nFound.\n\n- one\\x1b[31m\n- two\n\nPEM\n');
  });
});
