import { explainFailure } from '../explain/explain-failure.ts';
import type { OutcomeCheck } from './check.ts';
import { writtenPlace } from './written-address.ts';

/** Of an inspection: nobody was reached, so that nothing is known of who would answer. A request that fails so says it itself. */
export const noConnection: OutcomeCheck = ({ host, port, failure }) => {
  if (failure === null || failure.code === 'CANCELLED') return [];
  if (failure.phase !== 'dns' && failure.phase !== 'connect') return [];
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
