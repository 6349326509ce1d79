import type { Certificate } from '../../../src/certificate/certificate.ts';
import type {
  Call,
  Connection,
  Exchange,
  Failure,
  Response,
  SentRequest,
  Timings,
  TlsSession,
} from '../../../src/exchange/exchange.ts';
import type { Finding } from '../../../src/findings/finding.ts';
import type { ResolvedRequest } from '../../../src/request/resolved-request.ts';

/** The moment of every example: 23 November 2026, 22:00:00 UTC. */
export const now = Date.UTC(2026, 10, 23, 22, 0, 0);
export const day = 86_400_000;

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

export function exampleResponse(changed: Partial<Response> = {}): Response {
  const body = changed.body ?? bytesOf('{"name":"Ada","year":1815}');
  return {
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    fields: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Content-Length', value: String(body.length) },
    ],
    trailers: [],
    informational: [],
    body,
    wireSize: body.length,
    headSize: 120,
    decoded: [],
    ...changed,
  };
}

export function exampleSent(changed: Partial<SentRequest> = {}): SentRequest {
  const method = changed.method ?? 'GET';
  const target = changed.target ?? '/people/1';
  return {
    method,
    url: `http://localhost:8080${target}`,
    target,
    httpVersion: '1.1',
    fields: [
      { name: 'Host', value: 'localhost:8080', addedBecause: 'HTTP/1.1 asks for it in every request.' },
      { name: 'Accept', value: 'application/json', addedBecause: null },
    ],
    body: null,
    head: `${method} ${target} HTTP/1.1\r\nHost: localhost:8080\r\nAccept: application/json\r\n\r\n`,
    dropped: [],
    ...changed,
  };
}

export const exampleTimings: Timings = {
  dns: 1.2,
  connect: 0.8,
  proxy: null,
  tls: null,
  send: 0.3,
  wait: 41.7,
  receive: 2.1,
  total: 46.1,
};
export const exampleTlsTimings: Timings = { ...exampleTimings, tls: 7.4, total: 53.5 };

export function exampleConnection(changed: Partial<Connection> = {}): Connection {
  return {
    id: 1,
    remoteAddress: '127.0.0.1',
    remotePort: 8080,
    localAddress: '127.0.0.1',
    localPort: 50_122,
    reused: false,
    attempts: [{ address: '127.0.0.1', port: 8080, family: 4, error: null }],
    alpn: null,
    proxy: null,
    tls: null,
    ...changed,
  };
}

export function exampleCertificate(
  changed: Partial<Certificate> & { readonly name?: string; readonly by?: string } = {},
): Certificate {
  const { name = 'shop.example', by = 'Harbour Issuing CA 1', ...rest } = changed;
  const distinguished = (commonName: string): Certificate['subject'] => ({
    text: `CN=${commonName},O=Harbour Ltd`,
    parts: [
      { type: 'CN', value: commonName },
      { type: 'O', value: 'Harbour Ltd' },
    ],
    commonName,
    organization: 'Harbour Ltd',
  });
  const fingerprint = fingerprintOf(name);
  return {
    der: bytesOf(`not a real certificate, but long enough to be shown as one: ${name}`),
    version: 3,
    serialNumber: '04A1B2C3D4E5F60718',
    serialNumberIsNegative: false,
    subject: distinguished(name),
    issuer: distinguished(by),
    notBefore: now - 29 * day,
    notAfter: now + 61 * day,
    publicKey: { type: 'EC', bits: 256, curve: 'P-256', exponent: null, factors: null },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    signatureHash: 'SHA-256',
    isWellEncoded: true,
    validityIsReadable: true,
    signatureAlgorithmsAgree: true,
    subjectAltNames: [
      { kind: 'dns', value: name },
      { kind: 'dns', value: `*.${name}` },
    ],
    basicConstraints: { isCa: false, pathLength: null },
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['serverAuth'],
    nameConstraints: null,
    subjectKeyIdentifier: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
    authorityKeyIdentifier: 'FFEEDDCCBBAA99887766554433221100FFEEDDCC',
    authorityCertificate: null,
    ocspUrls: ['http://ocsp.harbour.example'],
    caIssuerUrls: ['http://harbour.example/issuing1.der'],
    crlUrls: ['http://harbour.example/issuing1.crl'],
    policies: ['2.23.140.1.2.1'],
    policyConstraints: null,
    policyMappings: [],
    inhibitAnyPolicy: null,
    validation: 'domain',
    timestampCount: 2,
    timestamps: [
      { logId: 'DleUvPOuqT4zGyyZB7P3kN+bwj1xMiXdIaklrGHFTiE=', at: now - 29 * day },
      { logId: 'ZBHEbKQS7KeJHKICLgC8q08oB9QeNSer6v7VA8l9zfA=', at: now - 29 * day },
    ],
    mustStaple: false,
    extensions: [
      { oid: '2.5.29.15', name: 'keyUsage', critical: true, summary: 'digitalSignature', readable: true, value: null },
    ],
    selfSigned: false,
    fingerprint256: fingerprint,
    fingerprint1: fingerprint.slice(0, 59),
    publicKeyPin: 'sRHdihwgkaib1P1gxX8HFszlD+7/gTfNvuAybgLPNis=',
    ...rest,
  };
}

function fingerprintOf(name: string): string {
  const octets = Array.from({ length: 32 }, (_, index) => (name.charCodeAt(index % name.length) * (index + 7)) % 256);
  return octets.map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

const issuing = {
  basicConstraints: { isCa: true, pathLength: 0 },
  keyUsage: ['keyCertSign', 'cRLSign'],
  extendedKeyUsage: null,
  subjectAltNames: [],
  validation: null,
  timestampCount: 0,
  timestamps: [],
};

export const exampleIssuer = exampleCertificate({
  ...issuing,
  name: 'Harbour Issuing CA 1',
  by: 'Harbour Root A',
  notAfter: now + 1500 * day,
});
export const exampleRoot = exampleCertificate({
  ...issuing,
  name: 'Harbour Root A',
  by: 'Harbour Root A',
  selfSigned: true,
  notAfter: now + 5000 * day,
});

export function exampleSession(changed: Partial<TlsSession> = {}): TlsSession {
  const leaf = changed.chain?.[0] ?? exampleCertificate();
  return {
    serverName: 'shop.example',
    checkedName: 'shop.example',
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    keyExchange: { name: 'X25519MLKEM768', bits: null },
    signatureScheme: 'ecdsa_secp256r1_sha256',
    alpn: 'http/1.1',
    alpnOffered: ['http/1.1'],
    resumed: false,
    chain: [leaf, exampleIssuer],
    path: [leaf, exampleIssuer, exampleRoot],
    anchorStore: 'system',
    faults: [],
    trusted: true,
    trustError: null,
    trustErrors: [],
    checkSkipped: false,
    stapledResponse: null,
    staple: null,
    issuerStaples: [],
    revocationLists: [],
    clientCertificateRequested: false,
    ownCertificate: null,
    events: [
      { kind: 'client-hello', from: 'client', at: 0.4, size: 1550, values: {} },
      { kind: 'server-hello', from: 'server', at: 4.1, size: 1210, values: {} },
      { kind: 'certificate', from: 'server', at: 4.3, size: 1625, values: {} },
      { kind: 'key-exchange', from: 'server', at: 4.3, size: 80, values: {} },
      { kind: 'server-finished', from: 'server', at: 4.3, size: 52, values: {} },
      { kind: 'client-finished', from: 'client', at: 6.9, size: 52, values: {} },
      { kind: 'trust-decision', from: 'client', at: 7.2, size: null, values: {} },
    ],
    bytesSent: 1650,
    bytesReceived: 3100,
    record: null,
    library: 'OpenSSL 3.5.8',
    ...changed,
  };
}

export function exampleFailure(changed: Partial<Failure> = {}): Failure {
  return {
    code: 'CONNECTION_REFUSED',
    phase: 'connect',
    message: 'Nothing accepts connections at localhost, port 8080.',
    cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:8080' },
    received: null,
    alert: null,
    ...changed,
  };
}

export function exampleCall(changed: Partial<Call> = {}): Call {
  return {
    cause: 'first',
    sent: exampleSent(),
    response: exampleResponse(),
    failure: null,
    timings: exampleTimings,
    connection: exampleConnection(),
    ...changed,
  };
}

export function exampleRequest(changed: Partial<ResolvedRequest> = {}): ResolvedRequest {
  return {
    source: { file: '/home/ada/people.http', line: 4, index: 1, name: 'person' },
    method: 'GET',
    scheme: 'http',
    host: 'localhost',
    port: 8080,
    target: '/people/1',
    url: 'http://localhost:8080/people/1',
    httpVersion: '1.1',
    fields: [],
    body: null,
    options: {
      followRedirects: true,
      maxRedirects: 10,
      timeout: 30_000,
      connectTimeout: null,
      verifyCertificate: true,
      bodyLimit: 100_000_000,
    },
    assertions: [],
    secrets: [],
    ...changed,
  };
}

/** One exchange of the given calls; what the request says follows the first one. */
export function exampleExchange(
  calls: readonly Call[] = [exampleCall()],
  request: Partial<ResolvedRequest> = {},
): Exchange {
  const first = calls[0] ?? exampleCall();
  return {
    request: exampleRequest({
      method: first.sent.method,
      url: first.sent.url,
      target: first.sent.target,
      scheme: first.sent.url.startsWith('https:') ? 'https' : 'http',
      ...request,
    }),
    startedAt: now - 120,
    duration: calls.reduce((sum, call) => sum + call.timings.total, 0),
    calls,
  };
}

/** One call over TLS to shop.example. */
export function exampleTlsCall(session: Partial<TlsSession> = {}, changed: Partial<Call> = {}): Call {
  return exampleCall({
    sent: exampleSent({ url: 'https://shop.example/people/1' }),
    timings: exampleTlsTimings,
    connection: exampleConnection({
      remoteAddress: '203.0.113.7',
      remotePort: 443,
      alpn: 'http/1.1',
      tls: exampleSession(session),
    }),
    ...changed,
  });
}

export function exampleFinding(changed: Partial<Finding> = {}): Finding {
  return {
    id: 'hsts-missing',
    severity: 'warning',
    title: 'Strict-Transport-Security is missing',
    detail: 'A browser that is told http:// for this host will ask in the clear the first time.',
    advice: ['Send Strict-Transport-Security with a max-age of at least a year.'],
    citations: [{ document: 'RFC 6797', section: '6.1', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-6.1' }],
    ...changed,
  };
}
