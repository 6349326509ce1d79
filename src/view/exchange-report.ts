import type { Certificate } from '../certificate/certificate.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { Call, Exchange, Failure, Response, Timings, TlsSession } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Finding } from '../findings/finding.ts';
import { base64 } from './base64.ts';
import { bodyKind } from './body-kind.ts';
import type { HandshakeStep } from './certificate-view.ts';
import { decodeText } from './decode-text.ts';
import { mediaTypeIn } from './media-type.ts';
import { lastCall } from './present.ts';
import { presentCertificate, presentInspection } from './present-certificate.ts';
import { failureExplanation } from './present-failure.ts';
import { redirectRows } from './redirect-rows.ts';
import { fieldValue } from './status-here.ts';

const day = 86_400_000;

/** A field as `[name, value]`. */
type Pair = readonly [string, string];

/**
 * The JSON object of one exchange: the contract of `docs/cli.md` and `schemas/exchange.schema.json`. More may be added,
 * nothing renamed. Times are milliseconds, sizes bytes, dates ISO 8601 in UTC, `line` counts from 1.
 */
export interface ExchangeReport {
  readonly file: string | null;
  readonly line: number;
  readonly name: string | null;
  readonly index: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly Pair[];
    readonly bodySize: number;
  };
  readonly response: ResponseReport | null;
  readonly timings: Timings;
  readonly connection: {
    readonly remoteAddress: string;
    readonly remotePort: number;
    readonly reused: boolean;
    readonly alpn: string | null;
  } | null;
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  readonly tls: TlsReport | null;
  /** Assertions; empty as long as none are carried out. */
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly message: string | null }[];
  readonly findings: readonly Finding[];
  readonly failure: FailureReport | null;
}

export interface ResponseReport {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly Pair[];
  readonly trailers: readonly Pair[];
  readonly bodySize: number;
  readonly wireSize: number;
  /** `null` when the body is no text; then `bodyBase64` has it. */
  readonly bodyText: string | null;
  readonly bodyBase64: string | null;
  readonly explanation: { readonly title: string; readonly summary: string; readonly reference: string };
}

export interface FailureReport {
  readonly code: string;
  readonly phase: string;
  readonly message: string;
  readonly title: string;
  readonly detail: string;
  readonly advice: readonly string[];
}

export interface TlsReport {
  readonly serverName: string | null;
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly keyExchange: { readonly name: string; readonly bits: number | null } | null;
  readonly alpn: string | null;
  readonly resumed: boolean;
  readonly trusted: boolean;
  readonly trustError: string | null;
  /** As sent, leaf first. */
  readonly chain: readonly CertificateReport[];
  readonly handshake: readonly {
    readonly step: string;
    readonly title: string;
    readonly detail: string;
    readonly ms: number | null;
  }[];
}

export interface CertificateReport {
  readonly subject: string;
  readonly issuer: string;
  readonly subjectAltNames: readonly string[];
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whole days until `notAfter`; negative when it is past. */
  readonly daysLeft: number;
  readonly publicKey: { readonly type: string; readonly bits: number | null; readonly curve: string | null };
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly selfSigned: boolean;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly fingerprint256: string;
  readonly pem: string;
}

/** The JSON object of `portside tls --json` (`schemas/tls.schema.json`). */
export interface InspectionReport {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsReport | null;
  readonly findings: readonly Finding[];
  readonly timings: Timings;
  readonly connection: ExchangeReport['connection'];
  readonly failure: FailureReport | null;
}

/** Asynchronous only because the guessing of encodings is loaded when it is needed. */
export async function exchangeReport(
  exchange: Exchange,
  findings: readonly Finding[],
  now: number,
): Promise<ExchangeReport> {
  const { source } = exchange.request;
  const call = lastCall(exchange);
  const { sent, response, failure, connection } = call;
  const session = connection?.tls ?? null;
  return {
    file: source.file,
    line: source.line + 1,
    name: source.name,
    index: source.index,
    request: {
      method: sent.method,
      url: sent.url,
      httpVersion: sent.httpVersion,
      headers: pairs(sent.fields),
      bodySize: sent.body?.length ?? 0,
    },
    response: response && (await responseReport(call, response)),
    timings: call.timings,
    connection: connectionReport(call),
    redirects: redirectRows(exchange).map(({ status, from, to }) => ({ status, from, to })),
    tls: session && tlsReport(session, presentCertificate(exchange, findings, now).handshake, now),
    tests: [],
    findings,
    failure: failure && failureReport(failure),
  };
}

export function inspectionReport(inspection: Inspection, findings: readonly Finding[], now: number): InspectionReport {
  const session = inspection.connection?.tls ?? null;
  return {
    host: inspection.host,
    port: inspection.port,
    tls: session && tlsReport(session, presentInspection(inspection, findings, now).handshake, now),
    findings,
    timings: inspection.timings,
    connection: connectionReport(inspection),
    failure: inspection.failure && failureReport(inspection.failure),
  };
}

function pairs(fields: readonly { readonly name: string; readonly value: string }[]): readonly Pair[] {
  return fields.map(({ name, value }) => [name, value]);
}

async function responseReport(call: Call, response: Response): Promise<ResponseReport> {
  const { title, summary, citations } = explainStatus(response.status);
  const text = await bodyText(response, call.failure === null);
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: response.httpVersion,
    headers: pairs(response.fields),
    trailers: pairs(response.trailers),
    bodySize: response.body.length,
    wireSize: response.wireSize,
    bodyText: text,
    bodyBase64: text === null ? base64(response.body) : null,
    explanation: { title, summary, reference: referenceOf(citations) },
  };
}

/** An empty body is an empty text. */
async function bodyText({ body, fields }: Response, complete: boolean): Promise<string | null> {
  if (body.length === 0) return '';
  const declared = mediaTypeIn(fieldValue(fields, 'content-type') ?? '');
  const { kind, language } = bodyKind(body, declared.essence);
  return kind === 'text' || language === 'xml' ? (await decodeText(body, declared.charset, complete)).text : null;
}

function referenceOf([first]: Explanation['citations']): string {
  if (first === undefined) return '';
  return first.section === '' ? first.document : `${first.document} section ${first.section}`;
}

function connectionReport({ connection }: Pick<Call, 'connection'>): ExchangeReport['connection'] {
  if (connection === null) return null;
  const { remoteAddress, remotePort, reused, alpn } = connection;
  return { remoteAddress, remotePort, reused, alpn };
}

function failureReport(failure: Failure): FailureReport {
  const { title, detail, advice } = failureExplanation(failure);
  return { code: failure.code, phase: failure.phase, message: failure.message, title, detail, advice };
}

function tlsReport(session: TlsSession, handshake: readonly HandshakeStep[], now: number): TlsReport {
  const { serverName, protocol, cipher, keyExchange, alpn, resumed, trusted, trustError } = session;
  return {
    serverName,
    protocol,
    cipher,
    keyExchange,
    alpn,
    resumed,
    trusted,
    trustError,
    chain: session.chain.map((certificate) => certificateReport(certificate, now)),
    handshake: handshake
      .filter(({ state }) => state !== 'not-reached')
      .map(({ step, title, detail, ms }) => ({ step, title, detail, ms })),
  };
}

function certificateReport(certificate: Certificate, now: number): CertificateReport {
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    subjectAltNames: certificate.subjectAltNames.map(({ value }) => value),
    serialNumber: certificate.serialNumber,
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
    daysLeft: Math.floor((certificate.notAfter - now) / day),
    publicKey: certificate.publicKey,
    signatureAlgorithm: certificate.signatureAlgorithm,
    isCa: certificate.basicConstraints?.isCa ?? false,
    selfSigned: certificate.selfSigned,
    keyUsage: certificate.keyUsage ?? [],
    extendedKeyUsage: certificate.extendedKeyUsage ?? [],
    fingerprint256: certificate.fingerprint256,
    pem: certificateToPem(certificate.der),
  };
}
