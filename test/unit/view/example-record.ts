import type { HandshakeRecord } from '../../../src/exchange/tls/handshake-record.ts';

/** A handshake of TLS 1.3 with everything that may be in one. */
export const exampleRecord: HandshakeRecord = {
  clientHello: {
    versions: ['TLSv1.3', 'TLSv1.2'],
    cipherSuites: ['GREASE 0x1a1a', 'TLS_AES_128_GCM_SHA256'],
    groups: ['X25519MLKEM768', 'X25519', 'P-384'],
    keyShares: [{ group: 'X25519', bytes: 32 }],
    signatureSchemes: ['ecdsa_secp256r1_sha256'],
    alpn: ['http/1.1'],
    serverName: 'shop.example',
    extensions: ['server_name', 'key_share'],
    hasGrease: true,
    bytes: 517,
  },
  retry: { reason: 'group', group: 'P-384', keyShares: [{ group: 'P-384', bytes: 97 }] },
  serverHello: {
    version: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    group: 'P-384',
    alpn: 'http/1.1',
    serverNameAcknowledged: true,
    extensions: ['supported_versions', 'key_share'],
    encryptedExtensions: ['server_name', 'application_layer_protocol_negotiation'],
    sessionIdEchoed: true,
    extendedMasterSecret: null,
    encryptThenMac: null,
    secureRenegotiation: null,
    compressed: false,
    unsolicitedExtensions: [],
    breaches: [],
  },
  certificate: { count: 1, bytes: 900, certificates: [{ bytes: 880, stapleBytes: 471, timestamps: false }] },
  certificateRequest: {
    signatureSchemes: ['ecdsa_secp256r1_sha256'],
    certificateTypes: [],
    authorities: ['CN=Staff CA'],
    authorityCount: 1,
  },
  clientCertificate: { count: 1, bytes: 700, subject: 'CN=me', fingerprint256: 'AA:BB' },
  signatureScheme: 'ecdsa_secp256r1_sha256',
  tickets: { count: 2, lifetime: 7200 },
  alerts: [
    { from: 'server', level: 'warning', number: 112, name: 'unrecognized_name', at: 2.5, afterFinished: false },
    { from: 'client', level: null, number: null, name: null, at: 9, afterFinished: true },
  ],
  flights: [
    { from: 'client', at: 1.2345678, until: 1.2345678, bytes: 522, messages: ['ClientHello'] },
    { from: 'server', at: 4, until: 5, bytes: 1500, messages: ['ServerHello', 'NewSessionTicket', 'NewSessionTicket'] },
  ],
  cutOff: true,
  otherProtocol: { name: 'SSH', firstBytes: 'SSH-2.0\r\n' },
};

/** The same, where what was encrypted could not be opened. */
export const sealedRecord: HandshakeRecord = {
  ...exampleRecord,
  retry: null,
  serverHello:
    exampleRecord.serverHello === null
      ? null
      : {
          ...exampleRecord.serverHello,
          alpn: 'not-known',
          serverNameAcknowledged: 'not-known',
          encryptedExtensions: 'not-known',
        },
  certificate: 'not-known',
  certificateRequest: 'not-known',
  clientCertificate: 'not-known',
  signatureScheme: 'not-known',
  tickets: 'not-known',
  otherProtocol: null,
};
