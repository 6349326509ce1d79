import type { Connections } from '../../src/exchange/connections.ts';
import { inspectTls } from '../../src/exchange/inspect-tls.ts';
import { examineInspection } from '../../src/findings/examine.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { ResolvedRequest } from '../../src/request/resolved-request.ts';
import { perform } from '../../src/run/perform.ts';
import type { Session } from '../../src/run/session.ts';
import { inspectionReport } from '../../src/view/exchange-report.ts';
import { requestBody } from './behaviour.ts';
import type { Expectation } from './lab-case.ts';
import type { RunningCase } from './laboratory.ts';

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
  readonly sent: Statement;
  /** Status of the POST's answer; `null` without one. */
  readonly status: number | null;
  /** Bytes of the request that the server got, of the inspection and of the POST together. */
  readonly requestBytes: number;
}

/** Milliseconds for a server that does not answer. */
const patience = 3000;

const watch = { signal: null, onPhase: null };

/** Inspects the server and sends it a POST. */
export async function tryCase(one: RunningCase, session: Session): Promise<Trial> {
  const inspected = await inspect(one, session.connections);
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
    requestBytes: one.requestBytes(),
  };
}

async function inspect(one: RunningCase, connections: Connections): Promise<Statement> {
  const { host, port } = one;
  const inspection = await inspectTls({ host, port, serverName: null }, connections, watch, patience);
  const now = Date.now();
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

function postTo({ host, port }: RunningCase): ResolvedRequest {
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
    httpVersion: '1.1',
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

/** What is wrong with what was said; empty when all is as expected. */
export function complaints(expected: Expectation, trial: Trial): readonly string[] {
  const { inspected, sent, status, requestBytes } = trial;
  return [
    ...statementComplaints('tls', expected, expected.failure, [], inspected),
    ...statementComplaints('POST', expected, expected.sendFailure, expected.sendFindings, sent),
    ...(expected.sendFailure === null && status !== 200 ? [`POST: status ${status} in place of 200`] : []),
    ...(expected.sendFailure !== null && requestBytes > 0 ? [`${requestBytes} bytes of the request were sent`] : []),
  ];
}

function* statementComplaints(
  who: string,
  expected: Expectation,
  failure: string | null,
  more: readonly string[],
  said: Statement,
): Generator<string> {
  if (said.trusted !== expected.trusted) yield `${who}: trusted is ${said.trusted} (${said.trustErrors})`;
  if (said.failure !== failure) yield `${who}: failure ${said.failure} in place of ${failure}: ${said.message}`;
  const idsOf = (severity: Finding['severity']): readonly string[] =>
    said.findings.filter((finding) => finding.severity === severity).map(({ id }) => id);
  yield* listComplaints(`${who}: error`, [...expected.errors, ...more], idsOf('error'), more.length > 0);
  yield* listComplaints(`${who}: warning`, [...expected.warnings, ...more], idsOf('warning'), more.length > 0);
  for (const id of expected.notices) if (!isIn(id, idsOf('notice'))) yield `${who}: notice ${id} is missing`;
  if (worstOf(said) !== worstExpected(expected, failure) && more.length === 0)
    yield `${who}: worst is ${worstOf(said)} in place of ${worstExpected(expected, failure)}`;
  const text = [said.message, ...said.findings.flatMap(({ title, detail }) => [title, detail])].join('\n');
  if (expected.says !== null && !expected.says.test(text)) yield `${who}: does not say ${expected.says}: ${text}`;
}

/** A request may bring what an inspection cannot, as an error or as a warning: `either` leaves it to the other list. */
function* listComplaints(what: string, expected: readonly string[], got: readonly string[], either: boolean) {
  for (const id of expected) if (!isIn(id, got) && !either) yield `${what} ${id} is missing`;
  for (const id of got) if (!expected.some((one) => one.split('|').includes(id))) yield `${what} ${id} is not expected`;
}

function isIn(id: string, got: readonly string[]): boolean {
  return id.split('|').some((one) => got.includes(one));
}

function worstOf({ failure, findings }: Statement): string {
  if (failure !== null || findings.some(({ severity }) => severity === 'error')) return 'error';
  if (findings.some(({ severity }) => severity === 'warning')) return 'warning';
  return 'none';
}

function worstExpected({ worst }: Expectation, failure: string | null): string {
  if (failure !== null) return 'error';
  return worst === 'notice' ? 'none' : worst;
}
