import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server takes a key exchange that a quantum computer could not undo. Worth knowing, and good. */
export const scanPostQuantum: ScanCheck = ({ groups }) => {
  const found = groups.flatMap(({ names }) => names).filter((name) => /MLKEM|Kyber/.test(name));
  if (found.length === 0) return [];
  return [
    {
      id: 'scan-post-quantum',
      severity: 'notice',
      title: `The server takes a post-quantum key exchange (${found.join(', ')})`,
      detail:
        'What is recorded today stays secret even from a later quantum computer, with every client that offers it as well; current browsers and Node do.',
      advice: ['There is nothing to do.'],
      citations: sources('rfc8446#4.2.7', 'iana:tls-parameters'),
    },
  ];
};
