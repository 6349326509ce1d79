import type { Call, Failure, Phase } from '../exchange/exchange.ts';
import { failureExplanation } from './failure-explanation.ts';
import type { FailurePart } from './response-view.ts';
import { sizeText } from './size-text.ts';
import { phaseSteps } from './timing-rows.ts';
import { visibleText } from './visible-text.ts';

const phaseTexts: Readonly<Record<Phase, string>> = {
  dns: 'while looking up the name',
  connect: 'while connecting',
  proxy: 'while asking the proxy',
  tls: 'in the TLS handshake',
  send: 'while sending the request',
  wait: 'while waiting for the response',
  receive: 'while receiving the response',
  redirect: 'while following a redirect',
};

export function presentFailure(call: Call, failure: Failure): FailurePart {
  const nothingSent = call.sent.head === null;
  return {
    code: failure.code,
    phase: failure.phase,
    phaseText: phaseTexts[failure.phase],
    message: visibleText(failure.message, true),
    explanation: failureExplanation(failure),
    cause: causeText(failure),
    received: failure.received === null || failure.received === '' ? null : visibleText(failure.received, true),
    reassurance: reassurance(call, nothingSent),
    nothingSent,
    phases: phaseSteps(call),
  };
}

function causeText({ cause }: Failure): string | null {
  if (cause === null) return null;
  const message = visibleText(cause.message, false);
  if (cause.code === null || message.startsWith(cause.code)) return message;
  return message === '' ? cause.code : `${cause.code}: ${message}`;
}

function reassurance(call: Call, nothingSent: boolean): string {
  if (nothingSent) return 'Nothing of the request was sent.';
  const { response, sent } = call;
  if (response !== null) {
    return `The request was sent. The head of the response and ${sizeText(response.body.length)} of its body arrived.`;
  }
  return sent.method === 'GET' || sent.method === 'HEAD' || sent.method === 'OPTIONS' || sent.method === 'TRACE'
    ? 'The request was sent; no response arrived.'
    : 'The request was sent, in part or in full; the server may have acted on it.';
}
