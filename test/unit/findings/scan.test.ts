import assert from 'node:assert/strict';
import type { ScanReport, VersionScan } from '../../../src/exchange/probe/scan/scan-report.ts';
import { examineScan } from '../../../src/findings/examine-scan.ts';
import { call, exchange, failure, response, strict } from './build.ts';
import { checkFindings } from './check.ts';

const gcm = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
const cbc = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA';
const staticRsa = 'TLS_RSA_WITH_AES_128_GCM_SHA256';

function version(name: string, suites: readonly string[], serverPrefers: boolean | null = true): VersionScan {
  return { version: name, supported: suites.length > 0, suites, serverPrefers };
}

const tls13 = version('TLSv1.3', ['TLS_AES_128_GCM_SHA256']);
const tls12 = version('TLSv1.2', [gcm, cbc]);

function report(changes: Partial<ScanReport> = {}): ScanReport {
  return {
    host: 'shop.example',
    port: 443,
    serverName: 'shop.example',
    address: '192.0.2.1',
    versions: [tls13, tls12, version('TLSv1.1', []), version('TLSv1', []), version('SSLv3', [])],
    groups: [{ version: 'TLSv1.3', names: ['X25519', 'P-256'], serverPrefers: true }],
    primeBits: null,
    alpn: ['http/1.1'],
    alpnKnown: true,
    older: {
      sessionIds: true,
      sessionTickets: true,
      secureRenegotiation: true,
      extendedMasterSecret: true,
      compression: false,
    },
    tls13Tickets: true,
    fallbackProtection: true,
    http: null,
    connections: 40,
    duration: 300,
    complete: true,
    failure: null,
    ...changes,
  };
}
const only = (...versions: readonly VersionScan[]): Partial<ScanReport> => ({ versions });
const older = report().older;

/** What plain HTTP answered; over TLS all is well. */
function http(status: number, location: string | null, secureFields = [strict]): Partial<ScanReport> {
  const fields = location === null ? [] : [{ name: 'Location', value: location }];
  return {
    http: {
      plainPort: 80,
      plain: exchange([call({ url: 'http://shop.example/', response: response(status, fields) })]),
      secure: exchange([call({ response: response(200, secureFields) })]),
    },
  };
}
const unanswered: Partial<ScanReport> = {
  http: {
    plainPort: 80,
    plain: exchange([call({ url: 'http://shop.example/', failure: failure('CONNECTION_REFUSED') })]),
    secure: exchange([call()]),
  },
};

const cases: readonly (readonly [string, Partial<ScanReport>, ...string[]])[] = [
  ['a server of today has nothing against it', {}],
  ['nor has one that stops at TLS 1.3 alone', only(tls13)],
  [
    'old versions beside new ones are an error',
    only(tls13, tls12, version('TLSv1.1', [gcm]), version('TLSv1', [gcm])),
    'error scan-old-versions: The server still takes TLS 1.1 and TLS 1.0',
  ],
  [
    'old versions alone are one too',
    only(version('TLSv1.3', []), version('TLSv1.2', []), version('TLSv1', [gcm])),
    'error scan-old-versions: The server speaks nothing newer than TLS 1.0',
  ],
  [
    'broken suites are an error that names their kinds',
    only(
      tls13,
      version('TLSv1.2', [gcm, 'TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_NULL_SHA']),
    ),
    'error scan-weak-suites: The server takes 3 broken cipher suites: NULL, RC4, 3DES',
  ],
  [
    'export and anonymous suites are broken',
    only(tls13, version('TLSv1.2', [gcm, 'TLS_DH_anon_WITH_AES_128_GCM_SHA256', 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'])),
    'error scan-weak-suites: The server takes 2 broken cipher suites: anonymous, export, RC4',
  ],
  ['CBC with forward secrecy is not', only(tls13, version('TLSv1.2', [cbc]))],
  [
    'suites without forward secrecy alone are a warning',
    only(version('TLSv1.3', []), version('TLSv1.2', [staticRsa])),
    'warning scan-no-forward-secrecy: None of the server’s cipher suites has forward secrecy',
    'notice scan-tls13-missing: The server does not take TLS 1.3',
  ],
  ['beside others they are none', only(tls13, version('TLSv1.2', [gcm, staticRsa]))],
  [
    'a short prime is an error',
    { primeBits: 1024 },
    'error scan-weak-prime: The server’s Diffie-Hellman prime has 1024 bits',
  ],
  ['a long one is none', { primeBits: 2048 }],
  [
    'compression is an error',
    { older: older && { ...older, compression: true } },
    'error scan-compression: The server takes TLS compression',
  ],
  [
    'renegotiation without protection is a warning',
    { older: older && { ...older, secureRenegotiation: false } },
    'warning scan-insecure-renegotiation: The server does not know secure renegotiation',
  ],
  [
    'the client’s order among weak and good suites is a notice',
    only(tls13, version('TLSv1.2', [gcm, cbc], false)),
    'notice scan-server-preference: The server leaves the choice of the cipher suite to the client in TLSv1.2',
  ],
  [
    'among good ones it is none',
    only(version('TLSv1.3', ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'], false), tls12),
  ],
  [
    'a server without TLS 1.3 is a notice',
    only(version('TLSv1.3', []), tls12),
    'notice scan-tls13-missing: The server does not take TLS 1.3',
  ],
  ['a version that is not known is not missing', only({ ...version('TLSv1.3', []), supported: null }, tls12)],
  [
    'a post-quantum group is good news',
    { groups: [{ version: 'TLSv1.3', names: ['X25519MLKEM768', 'X25519'], serverPrefers: true }] },
    'notice scan-post-quantum: The server takes a post-quantum key exchange (X25519MLKEM768)',
  ],
  ['plain HTTP that leads to HTTPS is as it should be', http(301, 'https://shop.example/')],
  ['plain HTTP that refuses is too', http(403, null)],
  ['plain HTTP that does not answer is too', unanswered],
  [
    'plain HTTP that serves is a notice',
    http(200, null),
    'notice scan-plain-http: Plain HTTP at shop.example:80 does not lead to HTTPS',
  ],
  [
    'plain HTTP that leads elsewhere in the clear is a notice',
    http(302, 'http://www.shop.example/'),
    'notice scan-plain-http: Plain HTTP at shop.example:80 does not lead to HTTPS',
  ],
  ['a local host may serve plain HTTP', { ...http(200, null), host: 'localhost' }],
  [
    'HSTS that is missing is said',
    http(301, 'https://shop.example/', []),
    'notice hsts-missing: shop.example does not send Strict-Transport-Security',
  ],
];

describe('a scan', () => {
  for (const [name, changes, ...expected] of cases) {
    it(`${name}`, () => {
      checkFindings(examineScan(report(changes)), expected);
    });
  }

  it('says where a fallback is not prevented', () => {
    const old = only(tls12, version('TLSv1', [gcm]));
    const [finding] = examineScan(report({ ...old, fallbackProtection: false }));
    assert.match(finding?.detail ?? '', /does not turn a client away that falls back/);
  });
});
