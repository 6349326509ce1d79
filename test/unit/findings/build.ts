/** Values for the checks to look at: everything good, but for the changes that a test asks for. */
import type { Certificate, DistinguishedName, GeneralName } from '../../../src/certificate/certificate.ts';
import type {
  Call,
  Connection,
  Exchange,
  Failure,
  Field,
  Response,
  SentRequest,
  TlsSession,
} from '../../../src/exchange/exchange.ts';

export const day = 24 * 3_600_000;
/** The time at which everything is examined: 23 Nov 2026, noon. */
export const now = Date.UTC(2026, 10, 23, 12);

export function name(commonName: string): DistinguishedName {
  return {
    text: `CN=${commonName}`,
    parts: [{ type: 'CN', value: commonName }],
    commonName,
    organization: null,
  };
}

/** `DNS:a.example` or `IP:::1`. */
export function names(...written: readonly string[]): readonly GeneralName[] {
  return written.map((one) => ({ kind: one.startsWith('IP:') ? 'ip' : 'dns', value: one.replace(/^(?:IP|DNS):/, '') }));
}

/** The server's own certificate, for `shop.example`, issued by `Issuing CA`. */
export function leaf(changes: Partial<Certificate> = {}): Certificate {
  return {
    der: Uint8Array.of(0x30, 0),
    version: 3,
    serialNumber: '01',
    serialNumberIsNegative: false,
    subject: name('shop.example'),
    issuer: name('Issuing CA'),
    notBefore: now - 30 * day,
    notAfter: now + 60 * day,
    publicKey: { type: 'EC', bits: 256, curve: 'P-256', exponent: null, factors: null },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    signatureHash: 'SHA-256',
    isWellEncoded: true,
    validityIsReadable: true,
    signatureAlgorithmsAgree: true,
    subjectAltNames: names('DNS:shop.example'),
    basicConstraints: { isCa: false, pathLength: null },
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['serverAuth'],
    nameConstraints: null,
    subjectKeyIdentifier: null,
    authorityKeyIdentifier: null,
    authorityCertificate: null,
    ocspUrls: [],
    caIssuerUrls: [],
    crlUrls: [],
    policies: [],
    policyConstraints: null,
    policyMappings: [],
    inhibitAnyPolicy: null,
    validation: null,
    timestampCount: 2,
    timestamps: [],
    mustStaple: false,
    extensions: [],
    selfSigned: false,
    fingerprint256: 'AA:01:23:45:67:89:AB:CD',
    fingerprint1: 'AA:01',
    publicKeyPin: 'AA==',
    ...changes,
  };
}

export function intermediate(changes: Partial<Certificate> = {}): Certificate {
  return leaf({
    subject: name('Issuing CA'),
    issuer: name('Root CA'),
    notBefore: now - 1000 * day,
    notAfter: now + 1000 * day,
    subjectAltNames: [],
    basicConstraints: { isCa: true, pathLength: 0 },
    fingerprint256: 'BB',
    ...changes,
  });
}

export function root(changes: Partial<Certificate> = {}): Certificate {
  return intermediate({
    subject: name('Root CA'),
    signatureAlgorithm: 'sha1WithRSAEncryption',
    signatureHash: 'SHA-1',
    selfSigned: true,
    fingerprint256: 'CC',
    ...changes,
  });
}

/** A trusted session with `shop.example`. */
export function session(changes: Partial<TlsSession> = {}): TlsSession {
  return {
    serverName: 'shop.example',
    checkedName: 'shop.example',
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    keyExchange: { name: 'X25519', bits: 253 },
    signatureScheme: 'ecdsa_secp256r1_sha256',
    alpn: 'http/1.1',
    alpnOffered: ['http/1.1'],
    resumed: false,
    chain: [leaf(), intermediate()],
    path: [leaf(), intermediate(), root()],
    anchorStore: 'bundled',
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
    events: [],
    bytesSent: 0,
    bytesReceived: 0,
    record: null,
    library: 'OpenSSL 3.5.8',
    ...changes,
  };
}

/** A session that was refused for these reasons; no anchor unless the changes say so. */
export function refused(trustErrors: readonly string[], changes: Partial<TlsSession> = {}): TlsSession {
  return session({ trusted: false, trustErrors, trustError: trustErrors[0] ?? null, ...changes });
}

/** A session of which this is the path, the leaf first; sent without the anchor. */
export function withPath(...path: readonly Certificate[]): TlsSession {
  return session({ path, chain: path.length > 1 ? path.slice(0, -1) : path });
}

/** A chain that leads to no anchor. */
export function unanchored(trustError: string, ...chain: readonly Certificate[]): TlsSession {
  return refused([trustError], { chain, path: chain, anchorStore: null });
}

export function response(status: number, fields: readonly Field[] = [], body = ''): Response {
  return {
    status,
    statusText: '',
    httpVersion: '1.1',
    fields,
    trailers: [],
    informational: [],
    body: new TextEncoder().encode(body),
    wireSize: body.length,
    headSize: 0,
    decoded: [],
  };
}

export const strict: Field = { name: 'Strict-Transport-Security', value: 'max-age=31536000' };

export function failure(code: Failure['code'], changes: Partial<Failure> = {}): Failure {
  return { code, phase: 'tls', message: '', cause: null, received: null, alert: null, ...changes };
}

export interface CallPlan {
  readonly url?: string;
  readonly cause?: Call['cause'];
  readonly fields?: readonly Field[];
  readonly body?: string;
  /** Nothing was written when false. */
  readonly written?: boolean;
  readonly response?: Response | null;
  readonly failure?: Failure;
  readonly timings?: Partial<Call['timings']>;
  /** A good one for HTTPS when absent. */
  readonly session?: TlsSession | null;
}

export function call(plan: CallPlan = {}): Call {
  const url = plan.url ?? 'https://shop.example/';
  const failed = plan.failure ?? null;
  const sent: SentRequest = {
    method: 'GET',
    url,
    target: '/',
    httpVersion: '1.1',
    fields: (plan.fields ?? []).map((field) => ({ ...field, addedBecause: null })),
    body: plan.body === undefined ? null : new TextEncoder().encode(plan.body),
    head: (plan.written ?? true) ? 'GET / HTTP/1.1\r\n\r\n' : null,
    dropped: [],
  };
  const host = new URL(url).hostname;
  const connection: Connection = {
    id: 1,
    remoteAddress: '192.0.2.1',
    remotePort: 443,
    localAddress: null,
    localPort: null,
    reused: false,
    attempts: [],
    alpn: null,
    proxy: null,
    tls:
      plan.session === undefined
        ? url.startsWith('https:')
          ? session({
              serverName: host,
              checkedName: host,
              path: [leaf({ subjectAltNames: names(`DNS:${host}`) }), intermediate(), root()],
            })
          : null
        : plan.session,
  };
  return {
    cause: plan.cause ?? 'first',
    sent,
    response: plan.response === undefined ? (failed ? null : response(200, [strict])) : plan.response,
    failure: failed,
    timings: {
      dns: null,
      connect: null,
      proxy: null,
      tls: null,
      send: null,
      wait: null,
      receive: null,
      total: 1,
      ...plan.timings,
    },
    connection,
  };
}

export function exchange(calls: readonly Call[], verifyCertificate = true): Exchange {
  return {
    request: {
      source: { file: null, line: 0, index: 0, name: null },
      method: 'GET',
      scheme: 'https',
      host: 'shop.example',
      port: 443,
      target: '/',
      url: 'https://shop.example/',
      httpVersion: '1.1',
      fields: [],
      body: null,
      options: {
        followRedirects: true,
        maxRedirects: 20,
        timeout: null,
        connectTimeout: null,
        verifyCertificate,
        bodyLimit: 1,
      },
      assertions: [],
      secrets: [],
    },
    startedAt: now,
    duration: 1,
    calls,
  };
}
