import type { Call, Connection, Exchange, Response } from '../exchange/exchange.ts';
import { explainMethod } from '../explain/explain-method.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { Finding } from '../findings/finding.ts';
import { secretMask } from '../request/mask.ts';
import { addressFacts } from './certificate-facts.ts';
import type { FactRow } from './certificate-view.ts';
import { dateText } from './date-text.ts';
import { durationText } from './duration-text.ts';
import { emptyBodyText } from './empty-body-text.ts';
import { failureExplanation } from './failure-explanation.ts';
import type { NoteContext } from './field-note.ts';
import { fieldRow, sentFieldRow } from './field-rows.ts';
import { maskedBody } from './masked-body.ts';
import { maskedExchange, maskedFindings, maskedTests } from './masked-exchange.ts';
import { type BodyLimits, presentBody } from './present-body.ts';
import { presentCertificate } from './present-certificate.ts';
import { presentFailure } from './present-failure.ts';
import { type ReadBody, readBody } from './read-body.ts';
import { redirectRows } from './redirect-rows.ts';
import type { ResponseView, SentPart, Tone } from './response-view.ts';
import { exactBytes, sizeText } from './size-text.ts';
import { fieldValue, statusHere } from './status-here.ts';
import type { TestReport } from './test-report.ts';
import { timingRows } from './timing-rows.ts';
import { protocolText } from './tls-text.ts';
import { visibleText } from './visible-text.ts';

export interface PresentContext {
  readonly id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly limits: BodyLimits;
  /** What `readBodies` returned for this exchange. */
  readonly bodies: ReadBodies;
  /** What became of the assertions; none without it. */
  readonly tests?: readonly TestReport[];
}

/** The two bodies of an exchange, read once. */
export interface ReadBodies {
  readonly request: ReadBody;
  readonly response: ReadBody;
}

/** Whoever serves pieces of a body keeps what this returns. */
export async function readBodies(unmasked: Exchange): Promise<ReadBodies> {
  const { secrets } = unmasked.request;
  const mask = secretMask(secrets);
  const call = lastCall(maskedExchange(unmasked, mask));
  const { sent, response, failure } = call;
  const [request, answer] = await Promise.all([
    readBody({
      bytes: sent.body ?? new Uint8Array(),
      contentType: fieldValue(sent.fields, 'content-type'),
      contentDisposition: null,
      url: sent.url,
      complete: true,
      emptyText: sent.body === null ? 'The request has no body.' : 'The body is empty: zero bytes.',
    }),
    readBody({
      bytes: response?.body ?? new Uint8Array(),
      contentType: response === null ? null : fieldValue(response.fields, 'content-type'),
      contentDisposition: response === null ? null : fieldValue(response.fields, 'content-disposition'),
      url: sent.url,
      complete: failure === null,
      emptyText: emptyBodyText(sent.method, response),
    }),
  ]);
  return { request: maskedBody(request, secrets, mask), response: maskedBody(answer, secrets, mask) };
}

/** What happened and what it means, to what is shown: no secret of the request is in it. */
export function present(
  unmasked: Exchange,
  unmaskedFindings: readonly Finding[],
  context: PresentContext,
): ResponseView {
  const mask = secretMask(unmasked.request.secrets);
  const exchange = maskedExchange(unmasked, mask);
  const findings = maskedFindings(unmaskedFindings, mask);
  const { request } = exchange;
  const { id, now, limits, bodies } = context;
  const tests = maskedTests(context.tests ?? [], mask);
  const call = lastCall(exchange);
  const { response, failure, connection, sent } = call;
  const certificate = presentCertificate(exchange, findings, now);
  const tone = toneOf(call);
  const heading = headingOf(call);
  const totalTime = durationText(exchange.duration);
  const outcome = outcomeOf(call, heading, totalTime, tests);
  const notes: NoteContext = {
    now,
    scheme: sent.url.startsWith('https:') ? 'https' : 'http',
    status: response?.status ?? null,
  };
  const rowOf = (field: { readonly name: string; readonly value: string }) => fieldRow(field, notes);
  return {
    id,
    title: `${request.method} ${shortUrl(request.url)}`,
    request: {
      method: request.method,
      url: request.url,
      finalMethod: sent.method,
      finalUrl: sent.url,
      name: request.source.name,
      methodExplanation: explainMethod(request.method),
    },
    source: request.source.file === null ? null : { file: request.source.file, line: request.source.line },
    tone,
    toneText: toneTexts[tone],
    heading,
    outcome,
    summary: [outcome, protocolOf(call)].filter((one) => one !== null).join(' · '),
    response:
      response === null
        ? null
        : {
            status: response.status,
            statusText: visibleText(response.statusText, false),
            httpVersion: response.httpVersion,
            explanation: explainStatus(response.status),
            here: statusHere(exchange, call, now),
          },
    failure: failure === null ? null : presentFailure(call, failure),
    timings: timingRows(exchange),
    calls: exchange.calls.map((one) => `${one.sent.method} ${one.sent.url}`),
    total: exchange.duration,
    totalTime,
    startedAt: dateText(exchange.startedAt),
    sizes: sizeRows(call),
    connection: connection === null ? [] : connectionRows(connection, response),
    body: presentBody(bodies.response, limits),
    fields: response?.fields.map(rowOf) ?? [],
    trailers: response?.trailers.map(rowOf) ?? [],
    informational:
      response?.informational.map((one) => ({
        heading: `${one.status} ${visibleText(one.statusText, false) || explainStatus(one.status).title}`,
        fields: one.fields.map(rowOf),
      })) ?? [],
    redirects: redirectRows(exchange),
    findings,
    tests,
    testsText: testsText(tests),
    certificate,
    sent: sentPart(call, bodies.request, limits, notes),
  };
}

export function lastCall(exchange: Exchange): Call {
  const call = exchange.calls.at(-1);
  if (call === undefined) throw new Error('An exchange has at least one call.');
  return call;
}

const toneTexts: Readonly<Record<Tone, string>> = {
  informational: 'Informational',
  success: 'Success',
  redirect: 'Redirect',
  'client-error': 'Client error',
  'server-error': 'Server error',
  cancelled: 'Cancelled',
  failure: 'No complete response',
};

function toneOf({ response, failure }: Call): Tone {
  if (failure?.code === 'CANCELLED') return 'cancelled';
  if (failure !== null || response === null) return 'failure';
  const { status } = response;
  if (status < 200) return 'informational';
  if (status < 300) return 'success';
  if (status < 400) return 'redirect';
  return status < 500 ? 'client-error' : 'server-error';
}

/** The server's own reason phrase when it has one. */
function headingOf({ response, failure }: Call): string {
  if (failure !== null) return failureExplanation(failure).title;
  if (response === null) return 'No response';
  const phrase = visibleText(response.statusText, false).trim();
  return `${response.status} ${phrase === '' ? explainStatus(response.status).title : phrase}`;
}

function testsText(tests: readonly TestReport[]): string | null {
  const passed = tests.filter((test) => test.passed).length;
  if (tests.length === 0) return null;
  if (tests.length === 1) return passed === 1 ? 'The assertion is true' : 'The assertion is false';
  return passed === tests.length
    ? `All ${tests.length} assertions are true`
    : `${tests.length - passed} of ${tests.length} assertions ${tests.length - passed === 1 ? 'is' : 'are'} false`;
}

function outcomeOf(
  { response, failure }: Call,
  heading: string,
  totalTime: string,
  tests: readonly TestReport[],
): string {
  const failed = tests.filter(({ passed }) => !passed).length;
  return [
    heading,
    failed === 0 ? null : `${failed} ${failed === 1 ? 'assertion' : 'assertions'} false`,
    totalTime,
    response === null || failure !== null ? null : sizeText(response.body.length),
  ]
    .filter((one) => one !== null)
    .join(' · ');
}

function protocolOf({ connection }: Call): string | null {
  const session = connection?.tls ?? null;
  if (session === null || session.protocol === null) return null;
  return session.trusted ? protocolText(session.protocol) : `${protocolText(session.protocol)}, not trusted`;
}

/** Without scheme, and without what is too long for a title. */
function shortUrl(url: string): string {
  const short = visibleText(url.replace(/^https?:\/\//, ''), false);
  return short.length > 80 ? `${short.slice(0, 79)}…` : short;
}

function sizeRows({ response, sent }: Call): readonly FactRow[] {
  const rows: FactRow[] = [];
  if (response !== null) {
    const decoded = response.body.length;
    const codings = response.decoded.join(', ');
    rows.push(size('Body', decoded, codings === '' ? null : `Decoded from ${codings}.`));
    if (codings !== '') {
      const share = decoded === 0 ? '' : ` ${Math.round((response.wireSize / decoded) * 100)} % of the decoded size.`;
      rows.push(size('Body on the wire', response.wireSize, `Compressed with ${codings}.${share}`));
    }
    rows.push(
      size('Response head', response.headSize, response.httpVersion === '2' ? 'Compressed, as in HTTP/2.' : null),
    );
  }
  const before = sent.httpVersion === '2' ? 'Before it was compressed, as in HTTP/2.' : null;
  rows.push(size('Request head', sent.head?.length ?? 0, sent.head === null ? 'Nothing was written.' : before));
  if (sent.body !== null) rows.push(size('Request body', sent.body.length, null));
  return rows;
}

function size(label: string, bytes: number, note: string | null): FactRow {
  const exact = bytes >= 1000 ? `${exactBytes(bytes)}.` : null;
  return {
    label,
    value: sizeText(bytes),
    hint: [exact, note].filter((one) => one !== null).join(' ') || null,
    style: 'text',
  };
}

function connectionRows(connection: Connection, response: Response | null): readonly FactRow[] {
  const rows: FactRow[] = [...addressFacts(connection)];
  if (response !== null)
    rows.unshift({ label: 'Protocol', value: `HTTP/${response.httpVersion}`, hint: null, style: 'text' });
  return rows;
}

function sentPart(call: Call, body: ReadBody, limits: BodyLimits, notes: NoteContext): SentPart {
  const { sent } = call;
  return {
    requestLine: visibleText(`${sent.method} ${sent.target} HTTP/${sent.httpVersion}`, false),
    fields: sent.fields.map((field) => sentFieldRow(field, { ...notes, status: null })),
    leftOut: sent.dropped.map(({ name, reason }) => `${visibleText(name, false)} was left out: ${reason}`),
    body: presentBody(body, limits),
    written: sent.head !== null,
  };
}
