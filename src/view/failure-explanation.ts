import type { Failure } from '../exchange/exchange.ts';
import { explainFailure } from '../explain/explain-failure.ts';
import type { Explanation } from '../explain/explanation.ts';

/** Of the code; a code without an entry would be our own bug, and is still shown. */
export function failureExplanation(failure: Failure): Explanation {
  return (
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
