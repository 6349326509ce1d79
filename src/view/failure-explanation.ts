import type { Failure } from '../exchange/exchange.ts';
import { explainFailure } from '../explain/explain-failure.ts';
import type { Explanation } from '../explain/explanation.ts';

/** Of what the TLS library objected to in a handshake, where that is known by its code; `null` for all else. */
export function handshakeObjection({ code, cause }: Failure): Explanation | null {
  return code === 'TLS_HANDSHAKE_FAILED' && cause?.code != null ? explainFailure(cause.code) : null;
}

/** Of the code, or of what lies below it where that says more; a code without an entry would be our own bug, and is still shown. */
export function failureExplanation(failure: Failure): Explanation {
  return (
    handshakeObjection(failure) ??
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
