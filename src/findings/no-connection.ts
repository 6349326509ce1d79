import type { FailureCode } from '../exchange/exchange.ts';
import { explainFailure } from '../explain/explain-failure.ts';
import type { OutcomeCheck } from './check.ts';
import { writtenPlace } from './written-address.ts';

/** By `handshake-broken-off`: somebody was there. */
const saidElsewhere: ReadonlySet<FailureCode> = new Set(['CONNECTION_RESET', 'CONNECTION_CLOSED']);

/** Of an inspection: nobody was reached, so that nothing is known of who would answer. A request that fails so says it itself. */
export const noConnection: OutcomeCheck = ({ host, port, failure }) => {
  if (failure === null || (failure.phase !== 'dns' && failure.phase !== 'connect')) return [];
  if (failure.code === 'CANCELLED' || saidElsewhere.has(failure.code)) return [];
  const explanation = explainFailure(failure.code);
  return [
    {
      id: 'no-connection',
      severity: 'error',
      title: `No connection to ${writtenPlace(host, port)} came about, so nothing is known of its certificate`,
      detail: [failure.message, explanation?.summary ?? ''].join(' ').trimEnd(),
      advice: explanation?.advice ?? [],
      citations: explanation?.citations ?? [],
    },
  ];
};
