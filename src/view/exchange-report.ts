import type { Call, Connection, Exchange, Failure, Field, ProxyUse, Response, Timings } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Opened } from '../exchange/opened.ts';
import type { HandshakeRecord } from '../exchange/tls/handshake-record.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { Finding } from '../findings/finding.ts';
import { type Mask, secretMask } from '../request/mask.ts';
import { authorityOf, inspectedAuthority } from './authority.ts';
import { base64 } from './base64.ts';
import { blottedBytes } from './blotted-bytes.ts';
import { bodyKind } from './body-kind.ts';
import { decodeText } from './decode-text.ts';
import { failureExplanation } from './failure-explanation.ts';
import { untilServer } from './handshake-steps.ts';
import { maskedExchange, maskedFindings, maskedTests } from './masked-exchange.ts';
import { mediaTypeIn } from './media-type.ts';
import { lastCall } from './present.ts';
import { recordReport } from './record-report.ts';
import { fieldValue } from './status-here.ts';
import type { TestReport } from './test-report.ts';
import { type TlsReport, tlsReport } from './tls-report.ts';

type Pairs = readonly (readonly [string, string])[];

/** What `portside run --output json` writes of an exchange: a contract, described by `schemas/exchange.schema.json`. */
export interface ExchangeReport {
  readonly file: string | null;
  /** 1-based line of the request line; `null` without a file. */
  readonly line: number | null;
  readonly name: string | null;
  readonly index: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    /** As they went out: over HTTP/2 with the pseudo-fields, names in lower case. */
    readonly headers: Pairs;
    /** Written fields that HTTP/2 has no place for. */
    readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
    readonly bodySize: number;
  };
  readonly response: ResponseReport | null;
  /** Summed over the calls of the exchange; milliseconds. */
  readonly timings: Timings;
  readonly connection: ConnectionReport | null;
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  readonly tls: TlsReport | null;
  readonly tests: readonly TestReport[];
  readonly findings: readonly Finding[];
  readonly failure: FailureReport | null;
}

export interface ResponseReport {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: Pairs;
  readonly trailers: Pairs;
  readonly bodySize: number;
  readonly wireSize: number;
  /** Exactly one of the two is a string. */
  readonly bodyText: string | null;
  readonly bodyBase64: string | null;
  readonly explanation: { readonly title: string; readonly summary: string; readonly reference: string | null };
}

export interface ConnectionReport {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly reused: boolean;
  readonly alpn: string | null;
  /** Between us and the server, whose address is not known then; `null`: none. */
  readonly proxy: ProxyUse | null;
}

export interface FailureReport {
  readonly code: string;
  readonly phase: string;
  readonly message: string;
  readonly title: string;
  readonly detail: string;
  readonly advice: readonly string[];
  readonly cause: { readonly code: string | null; readonly message: string } | null;
}

/** What `portside tls --json` writes: a contract, described by `schemas/tls.schema.json`. */
export interface InspectionReport {
  readonly host: string;
  readonly port: number;
  readonly connection: ConnectionReport | null;
  /** With the record of the handshake; `null` there where nobody read along. */
  readonly tls: (TlsReport & { readonly record: HandshakeRecord | null }) | null;
  readonly findings: readonly Finding[];
  readonly timings: Timings;
  readonly failure: FailureReport | null;
}

/** Asynchronous only because the guessing of encodings is loaded when it is needed. */
export async function exchangeReport(
  unmasked: Exchange,
  findings: readonly Finding[],
  now: number,
  tests: readonly TestReport[] = [],
): Promise<ExchangeReport> {
  const { secrets } = unmasked.request;
  const mask = secretMask(secrets);
  const exchange = maskedExchange(unmasked, mask);
  const { calls, request } = exchange;
  const call = lastCall(exchange);
  const first = calls[0] ?? call;
  const { connection, failure, timings } = call;
  const { file, line, name, index } = request.source;
  return {
    file,
    line: file === null ? null : line + 1,
    name,
    index,
    request: {
      method: first.sent.method,
      url: first.sent.url,
      httpVersion: first.sent.httpVersion,
      headers: pairs(first.sent.fields),
      leftOut: first.sent.dropped,
      bodySize: first.sent.body?.length ?? 0,
    },
    response: call.response === null ? null : await responseReport(call.response, failure === null, secrets, mask),
    timings: summed(calls, exchange.duration),
    connection: peerReport(connection),
    redirects: calls.flatMap((one, position) => {
      const next = calls[position + 1];
      if (next?.cause !== 'redirect' || one.response === null) return [];
      return [{ status: one.response.status, from: one.sent.url, to: next.sent.url }];
    }),
    tls: tlsOf(authorityOf(call.sent.url), connection, failure, timings, now),
    tests: maskedTests(tests, mask),
    findings: maskedFindings(findings, mask),
    failure: failureReport(failure),
  };
}

export function inspectionReport(inspection: Inspection, findings: readonly Finding[], now: number): InspectionReport {
  const { host, port, connection, timings, failure } = inspection;
  const tls = tlsOf(inspectedAuthority(host, port), connection, failure, timings, now);
  return {
    host,
    port,
    connection: peerReport(connection),
    tls: tls === null ? null : { ...tls, record: recordReport(connection?.tls?.record ?? null) },
    findings,
    timings,
    failure: failureReport(failure),
  };
}

/** Who answered the last call, as if it had been looked at without a request: what no secret of the request is in. */
export function connectionReport(unmasked: Exchange, findings: readonly Finding[], now: number): InspectionReport {
  const mask = secretMask(unmasked.request.secrets);
  return inspectionReport(lastInspection(maskedExchange(unmasked, mask)), maskedFindings(findings, mask), now);
}

/** The last call as an inspection of the one who answered it. */
export function lastInspection(exchange: Exchange): Inspection {
  const { sent, connection, timings, failure } = lastCall(exchange);
  return { ...placeIn(sent.url), connection, timings, failure, startedAt: exchange.startedAt };
}

/** A connection that stands as an inspection of the one at its other end. `startedAt`: milliseconds since 1970-01-01 UTC. */
export function openedInspection({ url, connection, timings }: Opened, startedAt: number): Inspection {
  return { ...placeIn(url), connection, timings, failure: null, startedAt };
}

function placeIn(url: string): Pick<Inspection, 'host' | 'port'> {
  const [, host = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(authorityOf(url)) ?? [];
  return { host, port: Number(port) };
}

async function responseReport(
  response: Response,
  complete: boolean,
  secrets: readonly string[],
  mask: Mask,
): Promise<ResponseReport> {
  const { title, summary, citations } = explainStatus(response.status);
  const text = await textOf(response, complete);
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: response.httpVersion,
    headers: pairs(response.fields),
    trailers: pairs(response.trailers),
    bodySize: response.body.length,
    wireSize: response.wireSize,
    bodyText: text === null ? null : mask(text),
    bodyBase64: text === null ? base64(blottedBytes(response.body, secrets)) : null,
    explanation: { title, summary, reference: citations[0]?.url ?? null },
  };
}

/** `null` for what is no text, and for text of which a byte would be lost. */
async function textOf({ body, fields }: Response, complete: boolean): Promise<string | null> {
  if (body.length === 0) return '';
  const declared = mediaTypeIn(fieldValue(fields, 'content-type') ?? '');
  const { kind, language } = bodyKind(body, declared.essence);
  if (kind !== 'text' && language !== 'xml') return null;
  const { text, isFaithful } = await decodeText(body, declared.charset, complete);
  return isFaithful ? text : null;
}

function pairs(fields: readonly Field[]): Pairs {
  return fields.map(({ name, value }) => [name, value] as const);
}

function summed(calls: readonly Call[], total: number): Timings {
  const sum = (phase: keyof Timings): number | null => {
    const times = calls.map((call) => call.timings[phase]).filter((time) => time !== null);
    return times.length === 0 ? null : rounded(times.reduce((all, time) => all + time, 0));
  };
  return {
    dns: sum('dns'),
    connect: sum('connect'),
    proxy: sum('proxy'),
    tls: sum('tls'),
    send: sum('send'),
    wait: sum('wait'),
    receive: sum('receive'),
    total: rounded(total),
  };
}

/** To a microsecond: what is measured is not more exact. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function peerReport(connection: Connection | null): ConnectionReport | null {
  if (connection === null) return null;
  const { remoteAddress, remotePort, reused, alpn, proxy } = connection;
  return { remoteAddress, remotePort, reused, alpn, proxy };
}

function tlsOf(
  authority: string,
  connection: Connection | null,
  failure: Failure | null,
  timings: Timings,
  now: number,
): TlsReport | null {
  if (!connection?.tls) return null;
  return tlsReport(connection.tls, {
    authority,
    connection,
    failure,
    connectTime: untilServer(timings),
    tlsTime: timings.tls,
    now,
  });
}

function failureReport(failure: Failure | null): FailureReport | null {
  if (failure === null) return null;
  const { title, detail, advice } = failureExplanation(failure);
  return {
    code: failure.code,
    phase: failure.phase,
    message: failure.message,
    title,
    detail,
    advice,
    cause: failure.cause,
  };
}
