import type { Call, Exchange, Failure, Field } from '../exchange/exchange.ts';
import type { Finding } from '../findings/finding.ts';
import type { Mask } from '../request/mask.ts';
import type { TestReport } from './test-report.ts';

/**
 * The exchange with no secret in any of its texts; the bodies are as they were. Everything that is drawn from it later,
 * shortened or explained, is without secrets too.
 */
export function maskedExchange(exchange: Exchange, mask: Mask): Exchange {
  const { request, calls } = exchange;
  return {
    ...exchange,
    request: {
      ...request,
      target: mask(request.target),
      url: mask(request.url),
      fields: request.fields.map((field) => masked(field, mask)),
      assertions: [],
      secrets: [],
    },
    calls: calls.map((call) => maskedCall(call, mask)),
  };
}

export function maskedTests(tests: readonly TestReport[], mask: Mask): readonly TestReport[] {
  return tests.map((test) => ({
    ...test,
    name: mask(test.name),
    message: test.message === null ? null : mask(test.message),
  }));
}

export function maskedFindings(findings: readonly Finding[], mask: Mask): readonly Finding[] {
  return findings.map((finding) => ({
    ...finding,
    title: mask(finding.title),
    detail: mask(finding.detail),
    advice: finding.advice.map(mask),
  }));
}

function maskedCall(call: Call, mask: Mask): Call {
  const { sent, response, failure } = call;
  return {
    ...call,
    sent: {
      ...sent,
      url: mask(sent.url),
      target: mask(sent.target),
      fields: sent.fields.map((field) => masked(field, mask)),
      dropped: sent.dropped.map((one) => ({ ...one, name: mask(one.name) })),
    },
    response: response && {
      ...response,
      statusText: mask(response.statusText),
      fields: response.fields.map((field) => masked(field, mask)),
      trailers: response.trailers.map((field) => masked(field, mask)),
      informational: response.informational.map((one) => ({
        ...one,
        statusText: mask(one.statusText),
        fields: one.fields.map((field) => masked(field, mask)),
      })),
    },
    failure: failure && maskedFailure(failure, mask),
  };
}

function maskedFailure(failure: Failure, mask: Mask): Failure {
  const { message, cause, received } = failure;
  return {
    ...failure,
    message: mask(message),
    cause: cause && { ...cause, message: mask(cause.message) },
    received: received === null ? null : mask(received),
  };
}

/** A field's name may hold a secret as well as its value. */
function masked<F extends Field>(field: F, mask: Mask): F {
  return { ...field, name: mask(field.name), value: mask(field.value) };
}
