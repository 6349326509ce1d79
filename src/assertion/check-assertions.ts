import type { Exchange } from '../exchange/exchange.ts';
import type { Finding } from '../findings/finding.ts';
import type { RequestAssertion } from '../request/resolved-request.ts';
import { type ExchangeReport, exchangeReport } from '../view/exchange-report.ts';
import type { TestReport } from '../view/test-report.ts';
import { holds } from './holds.ts';
import { lookAt, shownValue } from './look-at.ts';

/**
 * What became of the assertions of a request, in their order. They look at the JSON result of the exchange, in which no
 * secret is masked yet: whoever shows a name or a message masks it.
 */
export async function checkAssertions(
  exchange: Exchange,
  findings: readonly Finding[],
  now: number,
): Promise<readonly TestReport[]> {
  const { assertions } = exchange.request;
  if (assertions.length === 0) return [];
  const open: Exchange = { ...exchange, request: { ...exchange.request, secrets: [] } };
  const report = await exchangeReport(open, findings, now);
  const body = exchange.calls.at(-1)?.response?.body ?? new Uint8Array();
  const tests: TestReport[] = [];
  for (const assertion of assertions) tests.push(await checkOne(assertion, report, body));
  return tests;
}

async function checkOne(
  { line, text, check }: RequestAssertion,
  report: ExchangeReport,
  body: Uint8Array,
): Promise<TestReport> {
  const failed = (message: string): TestReport => ({ name: text, passed: false, message, line: line + 1 });
  if ('trouble' in check) return failed(check.trouble);
  const subject = await lookAt(check.lhs, report, body);
  if ('trouble' in subject) return failed(subject.trouble);
  const outcome = holds(check.operator, subject, check.rhs ?? '');
  if (outcome === true) return { name: text, passed: true, message: null, line: line + 1 };
  if (outcome !== false) return failed(outcome.trouble);
  if (subject.value === undefined) return failed(subject.missing ?? 'There is no such thing.');
  return failed(`It is ${shownValue(subject)}.`);
}
