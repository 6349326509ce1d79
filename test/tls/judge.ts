import type { Connections } from '../../src/exchange/connections.ts';
import { inspectTls } from '../../src/exchange/inspect-tls.ts';
import { judgeByLists } from '../../src/exchange/probe/judge-by-lists.ts';
import { examineInspection } from '../../src/findings/examine.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { ResolvedRequest } from '../../src/request/resolved-request.ts';
import { perform } from '../../src/run/perform.ts';
import type { Session } from '../../src/run/session.ts';
import { inspectionReport } from '../../src/view/exchange-report.ts';
import { requestBody } from './behaviour.ts';
import type { Expectation } from './lab-case.ts';
import type { Target } from './laboratory.ts';

/** What was said of a server: by the inspection that `portside tls --json` prints, and by a POST. */
export interface Statement {
  readonly trusted: boolean;
  readonly failure: string | null;
  readonly trustErrors: readonly string[];
  readonly findings: readonly Finding[];
  /** The failure's sentence; empty without one. */
  readonly message: string;
}

export interface Trial {
  readonly inspected: Statement;
  /** `null`: no POST was tried. */
  readonly sent: Statement | null;
  /** Status of the POST's answer; `null` without one. */
  readonly status: number | null;
}

/** The finding that a busy machine makes of any server. */
export const dependsOnTime = 'slow-handshake';

/** Milliseconds for a server that does not answer. */
const patience = 3000;

const watch = { signal: null, onPhase: null };

/** Inspects the server and sends it a POST. */
export async function tryCase(one: Target, session: Session): Promise<Trial> {
  const inspected = await inspect(one, session.connections);
  if (one.lists.length > 0) return { inspected, sent: null, status: null };
  const { exchange, findings } = await perform(postTo(one), session, watch);
  const call = exchange.calls.at(-1);
  return {
    inspected,
    sent: {
      trusted: call?.connection?.tls?.trusted ?? false,
      failure: call?.failure?.code ?? null,
      trustErrors: call?.connection?.tls?.trustErrors ?? [],
      findings,
      message: call?.failure?.message ?? '',
    },
    status: call?.response?.status ?? null,
  };
}

/** What `portside tls --json` says of the server. */
export async function inspect(one: Target, connections: Connections): Promise<Statement> {
  const { host, port } = one;
  const answered = await inspectTls({ host, port, serverName: null }, connections, watch, patience);
  const now = Date.now();
  const lists = one.lists.map((der, index) => ({ name: `list-${index}.crl`, der }));
  const inspection = await judgeByLists(answered, lists, now);
  const findings = examineInspection(inspection, now);
  const report = inspectionReport(inspection, findings, now);
  JSON.stringify(report);
  return {
    trusted: report.tls?.trusted ?? false,
    failure: report.failure?.code ?? null,
    trustErrors: inspection.connection?.tls?.trustErrors ?? [],
    findings: report.findings,
    message: report.failure?.message ?? '',
  };
}

function postTo({ host, port, httpVersion }: Target): ResolvedRequest {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const field = (name: string, value: string) => ({ name, value, origin: 'written', reason: null }) as const;
  return {
    source: { file: null, line: 0, index: 0, name: null },
    method: 'POST',
    scheme: 'https',
    host,
    port,
    target: '/',
    url: `https://${authority}/`,
    httpVersion,
    fields: [field('Host', authority), field('Content-Length', String(requestBody.length))],
    body: Buffer.from(requestBody),
    options: {
      followRedirects: false,
      maxRedirects: 0,
      timeout: patience,
      connectTimeout: null,
      verifyCertificate: true,
      bodyLimit: 1_000_000,
    },
    assertions: [],
    secrets: [],
  };
}

/** What is wrong with what was said; empty when all is as expected. `requestBytes`: what the server got of requests. */
export function complaints(expected: Expectation, trial: Trial, requestBytes: number): readonly string[] {
  const { inspected, sent, status } = trial;
  const { sendTrusted, sendFailure, sendStatus, sendErrors, sendWarnings } = expected;
  const ofPost = {
    ...expected,
    trusted: sendTrusted ?? expected.trusted,
    failure: sendFailure,
    errors: [...expected.errors, ...sendErrors],
    warnings: [...expected.warnings, ...sendWarnings],
  };
  const isRefused = expected.failure !== null;
  return [
    ...statementComplaints('tls', expected, inspected),
    ...(sent === null ? [] : statementComplaints('POST', ofPost, sent)),
    ...(sent !== null && sendFailure === null && status !== sendStatus
      ? [`POST: status ${status} in place of ${sendStatus}`]
      : []),
    ...(isRefused && requestBytes > 0 ? [`${requestBytes} bytes of the request were sent`] : []),
  ];
}

function* statementComplaints(who: string, expected: Expectation, said: Statement): Generator<string> {
  const { trusted, failure, message, trustErrors, findings } = said;
  if (trusted !== expected.trusted) yield `${who}: trusted is ${trusted} (${trustErrors})`;
  if (failure !== expected.failure) yield `${who}: failure ${failure} in place of ${expected.failure}: ${message}`;
  const idsOf = (severity: Finding['severity']): readonly string[] =>
    findings.filter((finding) => finding.severity === severity).map(({ id }) => id);
  yield* listComplaints(`${who}: error`, expected.errors, idsOf('error'));
  yield* listComplaints(`${who}: warning`, expected.warnings, idsOf('warning'));
  for (const id of expected.notices) if (!isIn(id, idsOf('notice'))) yield `${who}: notice ${id} is missing`;
  const text = [message, ...findings.flatMap(({ title, detail }) => [title, detail])].join('\n');
  if (expected.says !== null && !expected.says.test(text)) yield `${who}: does not say ${expected.says}: ${text}`;
}

function* listComplaints(what: string, expected: readonly string[], got: readonly string[]): Generator<string> {
  for (const id of expected) if (!isIn(id, got)) yield `${what} ${id} is missing`;
  for (const id of got)
    if (id !== dependsOnTime && !expected.some((one) => one.replace('?', '').split('|').includes(id)))
      yield `${what} ${id} is not expected`;
}

function isIn(id: string, got: readonly string[]): boolean {
  return id.startsWith('?') || id.split('|').some((one) => got.includes(one));
}
