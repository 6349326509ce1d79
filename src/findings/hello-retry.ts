import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server wanted a second hello (RFC 8446 section 4.1.4): nothing is wrong, and a round trip was lost. */
export const helloRetry: SessionCheck = ({ record }) => {
  const retry = record?.retry;
  if (retry === null || retry === undefined) return [];
  const brought = record?.clientHello?.keyShares.map(({ group }) => group).join(' and ') ?? '';
  const cookie = retry.reason === 'cookie';
  return [
    {
      id: 'hello-retry',
      severity: 'notice',
      title: cookie
        ? 'The server asked for a second hello before it went on'
        : `The server asked for another key share${retry.group === null ? '' : `, of ${retry.group}`}`,
      detail: `${
        cookie
          ? 'It gave a cookie and wanted it back, which shows that the client can receive at its address.'
          : `The first hello brought ${brought || 'none that it takes'}; the second one what it wanted.`
      } That costs one round trip more at every new connection, and no safety.`,
      advice: [
        cookie
          ? 'Nothing has to be done; over TCP a server has no need of it.'
          : 'Let the server take X25519 as well, which nearly every client brings along.',
      ],
      citations: sources('rfc8446#4.1.4', 'rfc8446#2.1'),
    },
  ];
};
