import assert from 'node:assert/strict';
import type { HandshakeRecord } from '../../../src/exchange/tls/handshake-record.ts';
import { recordSections } from '../../../src/view/record-sections.ts';

const record: HandshakeRecord = {
  clientHello: {
    versions: ['TLSv1.3', 'TLSv1.2'],
    cipherSuites: ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'],
    groups: ['X25519MLKEM768', 'X25519'],
    keyShares: [{ group: 'X25519', bytes: 32 }],
    signatureSchemes: ['ecdsa_secp256r1_sha256'],
    alpn: ['http/1.1'],
    serverName: 'shop.example',
    extensions: ['server_name'],
    hasGrease: false,
    bytes: 1596,
  },
  retry: { reason: 'group', group: 'P-384', keyShares: [{ group: 'P-384', bytes: 97 }] },
  serverHello: {
    version: 'TLSv1.3',
    cipherSuite: 'TLS_AES_256_GCM_SHA384',
    group: 'P-384',
    alpn: 'not-known',
    serverNameAcknowledged: false,
    extensions: ['key_share'],
    encryptedExtensions: 'not-known',
    sessionIdEchoed: true,
    extendedMasterSecret: null,
    encryptThenMac: null,
    secureRenegotiation: null,
    compressed: false,
    unsolicitedExtensions: [],
    breaches: [],
  },
  certificate: { count: 2, bytes: 1625, certificates: [{ bytes: 700, stapleBytes: 471, timestamps: false }] },
  certificateRequest: {
    signatureSchemes: ['rsa_pss_rsae_sha256'],
    certificateTypes: [],
    authorities: ['CN=Harbour Clients'],
    authorityCount: 3,
  },
  clientCertificate: { count: 0, bytes: 8, subject: null, fingerprint256: null },
  signatureScheme: 'ecdsa_secp256r1_sha256',
  tickets: { count: 2, lifetime: 7200 },
  alerts: [{ from: 'server', level: 'fatal', number: 40, name: 'handshake_failure', at: 9, afterFinished: true }],
  flights: [
    { from: 'client', at: 0.4, until: 0.4, bytes: 1601, messages: ['ClientHello'] },
    { from: 'server', at: 4.1, until: 6.2, bytes: 2900, messages: ['ServerHello', 'encrypted'] },
  ],
  cutOff: false,
  otherProtocol: null,
};

const told = (changed: Partial<HandshakeRecord> = {}): readonly string[] =>
  recordSections({ ...record, ...changed }).flatMap(({ title, rows }) =>
    rows.map(({ label, value, hint }) => `${title} | ${label}: ${value}${hint === null ? '' : ` | ${hint}`}`),
  );

describe('what was offered in a handshake', () => {
  for (const row of [
    'What we offered | Versions: TLS 1.3, TLS 1.2',
    'What we offered | Cipher suites (2): TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256',
    'What we offered | Key shares: X25519 (32 bytes)',
    'What we offered | Asked again: the server wanted a share of P-384, with P-384 (97 bytes)',
    'What the server answered | Protocol inside: not known',
    'What the server answered | Server name: not acknowledged',
    'What the server answered | Stapled response: 471 bytes',
    'What the server answered | Tickets: 2, good for 2 hours',
    'What the server answered | Encrypted extensions: not known',
    'Client certificate | Accepted authorities: CN=Harbour Clients, and 2 more',
    'Client certificate | Sent by us: none',
    'Flights | → 0.4 ms: 1,601 bytes: ClientHello',
    'Flights | ← 4.1 ms: 2,900 bytes: ServerHello, encrypted | Over 2.1 ms.',
    'Alerts | ← 9 ms: handshake_failure (40), fatal | After the handshake had been finished by its sender.',
  ])
    it(`tells ${row}`, () => assert.ok(told().includes(row), `${row} in\n${told().join('\n')}`));

  it('is nothing where nothing was recorded', () => assert.deepEqual(recordSections(null), []));

  it('leaves out what did not take place', () => {
    const rows = told({ certificateRequest: null, alerts: [], retry: null, serverHello: null });
    assert.ok(
      !rows.some((row) => /^Client certificate|^Alerts|Asked again|^What the server/.test(row)),
      rows.join('\n'),
    );
  });
});
