import assert from 'node:assert/strict';
import type { HttpsHost } from '../../../src/request/https-hosts.ts';
import { inspectionReport } from '../../../src/view/exchange-report.ts';
import { type HostReport, hostReport, hostsSummary, sortedHosts } from '../../../src/view/host-report.ts';
import { hostsJunit } from '../../../src/view/hosts-junit.ts';
import { hostsTable } from '../../../src/view/hosts-table.ts';
import {
  day,
  exampleCertificate,
  exampleConnection,
  exampleFailure,
  exampleFinding,
  exampleSession,
  exampleTlsTimings,
  now,
} from './example-exchange.ts';

const place = { file: 'a.http', line: 3 };

interface Seen {
  readonly days?: number;
  readonly trusted?: boolean;
  readonly finding?: 'error' | 'warning' | 'notice';
  readonly refused?: boolean;
  readonly silent?: boolean;
}

function report(
  host: string,
  { days = 60, trusted = true, finding, refused = false, silent = false }: Seen,
): HostReport {
  const written: HttpsHost = { host, port: 443, places: [place] };
  const chain = silent ? [] : [exampleCertificate({ notAfter: now + days * day + 1000 })];
  const tls = exampleSession({ trusted, chain });
  const findings =
    finding === undefined ? [] : [exampleFinding({ id: 'some', severity: finding, title: `A <${finding}>` })];
  const inspection = {
    host,
    port: 443,
    connection: refused ? null : exampleConnection({ tls }),
    timings: exampleTlsTimings,
    failure: refused
      ? exampleFailure({ code: 'CONNECTION_REFUSED', phase: 'connect', message: 'Nobody listens.' })
      : silent
        ? exampleFailure({ code: 'TLS_TIMEOUT', phase: 'tls' })
        : null,
    startedAt: now,
  };
  return hostReport(written, inspectionReport(inspection, findings, now), 21);
}

describe('the certificates of a workspace', () => {
  const states: readonly (readonly [what: string, seen: Seen, state: HostReport['state']])[] = [
    ['is trusted', {}, 'good'],
    ['is trusted with a notice', { finding: 'notice' }, 'good'],
    ['is trusted with a warning', { finding: 'warning' }, 'warning'],
    ['is valid long enough', { days: 21 }, 'good'],
    ['is valid too shortly', { days: 20 }, 'soon'],
    ['is not trusted', { trusted: false, finding: 'error' }, 'refused'],
    ['is trusted with an error', { finding: 'error' }, 'refused'],
    ['does not answer', { refused: true }, 'unreachable'],
    ['is silent in the handshake', { trusted: false, silent: true }, 'unreachable'],
  ];
  for (const [what, seen, state] of states)
    it(`calls a server that ${what} ${state}`, () => assert.equal(report('a.test', seen).state, state));

  const all = {
    hosts: [
      report('good.test', {}),
      report('soon.test', { days: 5 }),
      report('bad.test', { trusted: false, finding: 'error' }),
      report('sooner.test', { days: 2 }),
      report('gone.test', { refused: true }),
    ],
    unknown: [{ file: 'b.http', line: 1, code: 'undefined-variable', reason: 'There is no value for {{host}}.' }],
    days: 21,
  };
  const severalUnknown = [
    { file: 'b.http', line: 1, code: 'undefined-variable', reason: 'One.' },
    { file: 'c.http', line: 7, code: 'undefined-variable', reason: 'One.' },
    { file: 'b.http', line: 5, code: 'undefined-variable', reason: 'Other.' },
    { file: 'b.http', line: 9, code: 'undefined-variable', reason: 'One.' },
  ];

  it('puts the worst first, and then what expires first', () =>
    assert.deepEqual(
      sortedHosts(all.hosts).map(({ host }) => host),
      ['bad.test', 'gone.test', 'sooner.test', 'soon.test', 'good.test'],
    ));

  it('counts what needs attention', () => {
    assert.equal(hostsSummary(all), '4 of 5 hosts need attention; of 1 request the host is not known');
    assert.equal(hostsSummary({ hosts: [report('a.test', {})], unknown: [], days: 21 }), '1 host: all are trusted');
    assert.equal(hostsSummary({ hosts: [], unknown: [], days: 21 }), 'No request goes to a server over HTTPS');
  });

  it('is a table with a line for each, and the requests whose host is not known', () => {
    const lines = hostsTable(all).split('\n');
    assert.match(lines[1] ?? '', /^bad\.test:443 +REFUSED +60 +2027-01-22 +1 +A <error>$/);
    assert.match(lines[3] ?? '', /^sooner\.test:443 +soon +2 .*Fewer than 21 days left \(2\)\.$/);
    const start = lines.indexOf('Requests whose host is not known:');
    assert.deepEqual(lines.slice(start + 1, start + 3), ['  There is no value for {{host}}.', '    b.http:1']);
  });

  it('says each reason of an unknown host once', () =>
    assert.equal(
      hostsTable({ hosts: [], unknown: severalUnknown, days: 21 }).split('\n\n')[0],
      [
        'Requests whose host is not known:',
        '  One.',
        '    b.http:1, 9',
        '    c.http:7',
        '  Other.',
        '    b.http:5',
      ].join('\n'),
    ));

  it('is XML for CI servers, whatever a certificate says', () => {
    const hostile = {
      ...report('x.test', { finding: 'error' }),
      worst: { id: 'some', severity: 'error', title: '<a>&"\u0000\ud800' } as const,
    };
    const text = hostsJunit({ ...all, hosts: [...all.hosts, hostile] });
    assert.match(text, /<testsuite name="certificates" tests="7" failures="4" errors="1" skipped="1">/);
    assert.match(text, /<testcase classname="certificates" name="good.test:443"\/>/);
    assert.match(text, /<error type="CONNECTION_REFUSED" message="Nobody listens\.">/);
    assert.match(text, /<failure type="days-left" message="Fewer than 21 days left \(2\)\.">/);
    assert.ok(text.includes('message="&lt;a&gt;&amp;&quot;?\ufffd"'), text);
  });
});
