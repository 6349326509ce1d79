import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** Over TLS: the connection ended before the body was complete. Whoever is on the path can cut a connection, too. */
export const truncatedBody: OutcomeCheck = ({ scheme, host, port, failure, response }) => {
  if (scheme !== 'https' || failure?.code !== 'TRUNCATED_BODY') return [];
  return [
    {
      id: 'truncated-body',
      severity: 'warning',
      title: `The server ${writtenPlace(host, port)} ended the connection before the body was complete`,
      detail: `${response?.wireSize ?? 0} bytes of it came. TLS protects what came against changes, not against being cut off: an end in the middle can be a crash, a time limit, or somebody on the path. What is missing is not known, so do not take the body for the whole.`,
      advice: [
        'Try again, and compare the sizes.',
        'If it ends at the same size or after the same time, look for a limit in a proxy, or for a wrong Content-Length.',
      ],
      citations: sources('rfc9112#8', 'rfc9112#9.8', 'rfc8446#6.1'),
    },
  ];
};
