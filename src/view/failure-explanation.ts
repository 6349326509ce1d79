import type { Failure } from '../exchange/exchange.ts';
import { explainAlert } from '../explain/explain-alert.ts';
import { explainFailure } from '../explain/explain-failure.ts';
import type { Explanation } from '../explain/explanation.ts';
import { http2Errors } from '../explain/failure/http2-errors.ts';

/** Of what the TLS library objected to in a handshake, where that is known by its code; `null` for all else. */
export function handshakeObjection({ code, cause }: Failure): Explanation | null {
  return code === 'TLS_HANDSHAKE_FAILED' && cause?.code != null ? explainFailure(cause.code) : null;
}

/** Of the code with which a server ended a request or a connection of HTTP/2; `null` for all else. */
function http2Objection({ code, cause }: Failure): Explanation | null {
  const isHttp2 = code === 'HTTP2_STREAM_RESET' || code === 'HTTP2_GOING_AWAY';
  return isHttp2 && cause?.code != null && Object.hasOwn(http2Errors, cause.code) ? explainFailure(cause.code) : null;
}

/** Alerts of a server that say by themselves what is the matter, whatever else goes on; others would mislead as a title. */
const tellingAlerts: ReadonlySet<number> = new Set([70, 71, 80, 112, 120]);

function alertExplanation({ code, alert }: Failure): Explanation | null {
  return code === 'TLS_ALERT' && alert !== null && tellingAlerts.has(alert.number) ? explainAlert(alert.number) : null;
}

/** Of the code, or of what lies below it where that says more; a code without an entry would be our own bug, and is still shown. */
export function failureExplanation(failure: Failure): Explanation {
  return (
    handshakeObjection(failure) ??
    alertExplanation(failure) ??
    http2Objection(failure) ??
    explainFailure(failure.code) ?? {
      kind: 'failure',
      key: failure.code,
      title: 'No complete response',
      summary: failure.message,
      detail: '',
      advice: [],
      citations: [],
    }
  );
}
